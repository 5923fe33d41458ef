import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'
import { onTestFinished, vi } from 'vitest'

export const providerClient = { clientId: 'desk', clientSecret: 'a-secret-between-the-desk-and-its-provider' }

/** A real OpenID provider on a port of its own. Whoever signs in is who they say; `oids` gives some an object id beside that, as Entra does. Ends with the test. */
export async function signInProvider(redirect: string, oids: Record<string, string> = {}) {
  // It warns that it is set up for tests.
  for (const method of ['warn', 'info'] as const) {
    const quiet = vi.spyOn(console, method).mockImplementation(() => {})
    onTestFinished(() => quiet.mockRestore())
  }
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const key = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: 'test' }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: providerClient.clientId,
        client_secret: providerClient.clientSecret,
        redirect_uris: [redirect],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub', 'oid'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, name: id, ...(oids[id] !== undefined && { oid: oids[id] }) }),
    }),
    pkce: { required: () => true },
    cookies: { keys: ['a key of tests'] },
    jwks: { keys: [key] },
    features: { devInteractions: { enabled: true } },
  })
  server.on('request', provider.callback())
  onTestFinished(() => void server.close())
  onTestFinished(() => server.closeAllConnections())

  /** Signs somebody in at the address the desk sent them to, as its own pages do; gives the address they come back to. */
  async function signIn(address: string, login: string): Promise<string> {
    const jar = new Map<string, string>()
    let [next, body] = [address, undefined as URLSearchParams | undefined]
    for (let steps = 0; steps < 12; steps++) {
      const response = await fetch(next, {
        redirect: 'manual',
        headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(body && { method: 'POST', body }),
      })
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        jar.set(name, value)
      }
      const location = response.headers.get('location')
      if (location !== null) {
        next = new URL(location, next).href
        body = undefined
        if (!next.startsWith(issuer)) return next
        continue
      }
      const prompt = /name="prompt" value="(\w+)"/.exec(await response.text())?.[1]
      if (prompt === undefined) throw new Error(`the provider answered ${response.status} at ${next}`)
      body = new URLSearchParams({ prompt, login, password: 'anything' })
    }
    throw new Error('the provider kept asking')
  }

  return { issuer, signIn, stop: () => server.closeAllConnections(), config: { issuer, ...providerClient } }
}
