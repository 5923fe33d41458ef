import * as client from 'openid-client'
import type { OidcConfig } from '../oidc-config.ts'

/** What is remembered between leaving for the provider and coming back. */
export type Underway = { state: string; nonce: string; verifier: string }
export type Came = { ok: true; id: string } | { ok: false; reason: 'failed' | 'notReached'; error: unknown }
export type DeskOidc = {
  /** Where to sign in; with `again` also whoever the provider knows. Throws when the provider does not answer. */
  begin: (underway: Underway, again: boolean) => Promise<URL>
  /** Who came back, by the address they came back to. */
  finish: (address: URL, underway: Underway) => Promise<Came>
}

/** Seconds that the provider has for an answer. */
const patience = 10

/** The provider as it describes itself. A loopback one may be without https, for trying things out. */
export function discoverProvider({ issuer, clientId, clientSecret }: OidcConfig, seconds = patience): Promise<client.Configuration> {
  const address = new URL(issuer)
  return client.discovery(address, clientId, clientSecret, undefined, {
    timeout: seconds,
    execute: address.protocol === 'http:' ? [client.allowInsecureRequests] : [],
  })
}

export const callbackOf = (publicUrl: string) => `${publicUrl}/desk/callback`

/** A random state, nonce and PKCE verifier for one sign-in. */
export const newUnderway = (): Underway => ({
  state: client.randomState(),
  nonce: client.randomNonce(),
  verifier: client.randomPKCECodeVerifier(),
})

/** Sign-in of staff by OpenID Connect: authorization code with PKCE. Somebody is who their `oid` says (Entra's object id), else their `sub`. */
export function deskOidc(config: OidcConfig, publicUrl: string): DeskOidc {
  let known: Promise<client.Configuration> | undefined
  const provider = () => {
    known ??= discoverProvider(config)
    known.catch(() => {
      known = undefined
    })
    return known
  }
  return {
    async begin({ state, nonce, verifier }, again) {
      return client.buildAuthorizationUrl(await provider(), {
        redirect_uri: callbackOf(publicUrl),
        response_type: 'code',
        scope: 'openid profile',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...{ state, nonce, ...(again && { prompt: 'login' }) },
      })
    },
    async finish(address, { state, nonce, verifier }) {
      try {
        const tokens = await client.authorizationCodeGrant(await provider(), address, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
        })
        const claims = tokens.claims()
        const id = typeof claims?.oid === 'string' && claims.oid !== '' ? claims.oid : claims?.sub
        return id === undefined ? { ok: false, reason: 'failed', error: 'no id token' } : { ok: true, id }
      } catch (error) {
        return { ok: false, reason: isOutage(error) ? 'notReached' : 'failed', error }
      }
    },
  }
}

/** Whether the provider could not be reached, rather than saying no. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && error.code === 'OAUTH_TIMEOUT') return true
  return error.message === 'fetch failed' || isOutage(error.cause)
}
