import type { Config } from './config.ts'
import type { Finding } from './examine.ts'
import { smtpTransport } from './services/notices/smtp-transport.ts'

/** How long the doctor waits for a mail server, in milliseconds. */
const patience = 8_000

/** Whether the mail server lets us in. */
export async function examineMail({ mail }: Config): Promise<Finding[]> {
  if (!mail) return [{ state: 'note', what: 'mail: no server; demo mode shows mails at /demo/mail', mend: 'Set SMTP_URL and MAIL_FROM.' }]
  const transport = smtpTransport({ url: mail.url, timeoutMs: patience })
  try {
    await transport.verify()
    return [{ state: 'ok', what: `mail: ${new URL(mail.url).hostname} lets us in, from ${mail.from}` }]
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
    return [
      {
        state: 'missing',
        what: `mail: ${new URL(mail.url).hostname} cannot be used: ${why}`,
        mend: 'Check SMTP_URL (smtps:// for port 465, smtp:// for 587; user and password with %-escapes) and the firewall.',
      },
    ]
  } finally {
    transport.close()
  }
}
