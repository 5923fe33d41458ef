import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { deriveKey } from '../../../bot/derive-key.ts'
import type { PersonDoc } from '../../../data/candidate.ts'
import { labels } from '../../support/desk.ts'
import { becomeKnown, codeDesk } from '../../support/people-talk.ts'
import { ask } from '../../support/sign-up-talk.ts'

async function world() {
  const desk = await codeDesk()
  await becomeKnown(desk, desk.person())
  const { docs } = await desk.store.find<PersonDoc>('person')
  const personId = docs.find((one) => one.email === 'kim@example.org')!.partition.slice('candidate/'.length)
  const { links } = desk.identity
  const token = async () => new URL(await links.create(personId)).searchParams.get('t') ?? ''
  return { desk, links, personId, token }
}
const browser = (name: string) => ({ userId: `dl_${name}`, conversationId: name })

test('a link joins a browser to its person: from the first word they are known there', async () => {
  const { desk, links, personId, token } = await world()
  const url = await links.create(personId)
  expect(url).toMatch(/^https:\/\/loket\.example\/sign-in\?t=[\w.-]+$/)
  expect(await links.use(await token(), browser('phone'))).toEqual({ ok: true, personId })
  expect(labels(await desk.person({ conversationId: 'phone' }).says('mijn account'))).toContain('people.account.known')
})

test('what the browser did before comes along', async () => {
  const { desk, links, token } = await world()
  const phone = desk.person({ conversationId: 'phone' })
  await phone.presses({ command: `session-signup ${ask}` })
  for (const text of ['Kim', 'kim@work.example', 'niets', 'ja', 'ja']) await phone.says(text)
  await links.use(await token(), browser('phone'))
  const teams = desk.person({ channelId: 'msteams' })
  await teams.says('inloggen')
  await teams.says('kim@example.org')
  await teams.says(desk.last())
  expect(labels(await teams.says('mijn bijeenkomsten'))).toEqual(['sessions.mine.seat'])
})

test('a link works once; the same browser pressing twice is once', async () => {
  const { links, personId, token } = await world()
  const link = await token()
  const twice = await Promise.all([links.use(link, browser('phone')), links.use(link, browser('phone'))])
  expect(twice).toEqual([
    { ok: true, personId },
    { ok: true, personId },
  ])
  expect(await links.use(link, browser('stranger'))).toEqual({ ok: false, reason: 'used' })
})

test('two browsers at the same moment: one is in', async () => {
  const { links, token } = await world()
  const link = await token()
  const all = await Promise.all(['a', 'b', 'c'].map((name) => links.use(link, browser(name))))
  expect(all.filter((one) => one.ok)).toHaveLength(1)
})

test('a link expires after a week, and a used one is remembered as long', async () => {
  const { desk, links, token } = await world()
  const [early, late] = [await token(), await token()]
  const day = (n: number) => desk.clock.set(new Date(Date.parse('2026-11-25T09:00:00Z') + n * 86_400_000))
  await links.use(early, browser('phone'))
  day(6.9)
  expect(await links.use(early, browser('stranger'))).toEqual({ ok: false, reason: 'used' })
  expect((await links.use(late, browser('phone'))).ok).toBe(true)
  day(7.1)
  expect(await links.use(await token(), browser('phone'))).toMatchObject({ ok: true })
  expect(await links.use(early, browser('phone'))).toEqual({ ok: false, reason: 'expired' })
})

test('tampered, foreign, empty, made for something else, or of somebody who was erased', async () => {
  const { desk, links, personId, token } = await world()
  const good = await token()
  const [head, body, sign] = good.split('.')
  const other = JSON.parse(Buffer.from(body!, 'base64url').toString())
  const forged = Buffer.from(JSON.stringify({ ...other, sub: 'somebody-else' })).toString('base64url')
  const made = (secret: string, use: string, audience: string) =>
    new SignJWT({ sub: personId, jti: 'x' })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .setExpirationTime(Math.floor(desk.clock.now().getTime() / 1000) + 60)
      .sign(deriveKey(secret, use))
  const secret = 'a secret of tests, long enough to sign with'
  const wrong = [
    '',
    'x',
    `${head}.${forged}.${sign}`,
    `${head}.${body}.`,
    `${good}x`,
    'a'.repeat(5000),
    await made('some other secret, also long enough', 'sign-in links', 'sign-in'),
    await made(secret, 'tokens', 'sign-in'),
    await made(secret, 'sign-in links', 'direct-line'),
  ]
  for (const one of wrong) expect(await links.use(one, browser('phone'))).toEqual({ ok: false, reason: 'invalid' })
  await desk.store.commit([{ op: 'remove', key: { partition: `candidate/${personId}`, kind: 'person', id: 'person' } }])
  expect(await links.use(good, browser('phone'))).toEqual({ ok: false, reason: 'invalid' })
})
