import type { Config } from './config.ts'
import { callbackOf, discoverProvider } from './desk/desk-oidc.ts'
import type { Finding } from './examine.ts'

/** How long the doctor waits for the provider, in seconds. */
const patience = 8

/** Whether staff can sign in on the pages. */
export async function examineOidc({ oidc, mode, publicUrl }: Config): Promise<Finding[]> {
  if (!oidc)
    return [
      {
        state: 'note',
        what:
          mode === 'demo'
            ? 'sign-in of staff: anybody may be anybody on /desk (demo mode)'
            : 'sign-in of staff: not set up, so /desk is closed',
        mend: 'Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET; see docs/deployment.md.',
      },
    ]
  const { hostname } = new URL(oidc.issuer)
  try {
    const provider = (await discoverProvider(oidc, patience)).serverMetadata()
    const challenges = provider.code_challenge_methods_supported
    const callback = publicUrl === undefined ? '' : `; its app must know ${callbackOf(publicUrl)}`
    const plain: Finding[] =
      challenges !== undefined && !challenges.includes('S256')
        ? [
            {
              state: 'note',
              what: `sign-in of staff: ${hostname} does not say that it checks PKCE (S256)`,
              mend: 'Turn PKCE on for this app there.',
            },
          ]
        : []
    return [{ state: 'ok', what: `sign-in of staff: ${hostname} answers${callback}` }, ...plain]
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
    return [
      {
        state: 'missing',
        what: `sign-in of staff: ${hostname} does not answer as an OpenID provider: ${why}`,
        mend: 'Check OIDC_ISSUER: the address before /.well-known/openid-configuration, to the letter as that page names it; and the firewall.',
      },
    ]
  }
}
