import { expect, test } from 'vitest'
import { readConfig } from '../../bot/config.ts'
import { examineOidc } from '../../bot/examine-oidc.ts'
import { production } from '../support/production.ts'
import { signInProvider } from '../support/sign-in-provider.ts'

const found = async (env: Record<string, string>) =>
  (await examineOidc(readConfig(env))).map((one) => `${one.state}: ${one.what} ${one.mend ?? ''}`)
const settings = (OIDC_ISSUER: string) => ({ ...production, OIDC_ISSUER, OIDC_CLIENT_ID: 'desk', OIDC_CLIENT_SECRET: 'secret' })

test('the doctor says whether staff can sign in, and what to do when they cannot', async () => {
  expect(await found({})).toEqual([expect.stringMatching(/^note: .*anybody may be anybody on \/desk \(demo mode\) Set OIDC_ISSUER/)])
  expect(await found(production)).toEqual([
    expect.stringMatching(/^note: .*not set up, so \/desk is closed Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET/),
  ])
  const { issuer } = await signInProvider('https://loket.example/desk/callback')
  expect(await found(settings(issuer))).toEqual([
    expect.stringMatching(/^ok: .*127\.0\.0\.1 answers; its app must know https:\/\/loket\.example\/desk\/callback/),
  ])
  expect(await found(settings(`${issuer}/elsewhere`))).toEqual([
    expect.stringMatching(/^missing: .*does not answer as an OpenID provider.*Check OIDC_ISSUER/),
  ])
  expect(await found(settings('http://127.0.0.1:9'))).toEqual([expect.stringMatching(/^missing: /)])
})
