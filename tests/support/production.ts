/** Settings of a bot in Azure, with credentials nobody has: enough to start, on this machine only. */
export const production = {
  LOKET_MODE: 'production',
  LOKET_SECRET: 'a-signing-key-of-tests-that-is-long-enough',
  LOKET_PUBLIC_URL: 'https://loket.example',
  HOST: '127.0.0.1',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppId: '11111111-1111-4111-8111-111111111111',
  MicrosoftAppTenantId: '22222222-2222-4222-8222-222222222222',
  MicrosoftAppPassword: 'nobody-knows',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'Loket <loket@loket.example>',
  BLOB_ENDPOINT: 'https://127.0.0.1:9',
}
