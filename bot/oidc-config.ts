/** The OpenID provider staff sign in with on the pages. */
export type OidcConfig = { issuer: string; clientId: string; clientSecret: string }

const oidcSettings = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
const oidcMeaning = {
  OIDC_ISSUER: 'the provider staff sign in with, like https://login.microsoftonline.com/TENANT/v2.0',
  OIDC_CLIENT_ID: 'the id of the app that is registered there',
  OIDC_CLIENT_SECRET: 'the secret of that app',
}

type Settings = { [name in (typeof oidcSettings)[number]]?: string | undefined }

/** All or none: without any the pages of staff say that sign-in is not set up. */
export function oidcProblems(vars: Settings): string[] {
  if (oidcSettings.every((name) => !vars[name])) return []
  return oidcSettings.filter((name) => !vars[name]).map((name) => `${name} is missing: ${oidcMeaning[name]}`)
}

/** Nothing when staff cannot sign in on the pages. */
export function oidcOf({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
}: Settings): OidcConfig | undefined {
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined
}
