import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '../../../bot/log.ts'
import { createServer } from '../../../bot/server.ts'
import { mountUnsubscribe } from '../../../bot/services/notices/mount-unsubscribe.ts'
import { unsubscribeLinks } from '../../../bot/services/notices/unsubscribe-link.ts'
import type { ReachDoc } from '../../../data/reach.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { loadTexts } from '../../../locales/texts.ts'

const now = () => new Date('2026-11-25T09:00:00.000Z')
const store = sqliteStore({ path: ':memory:', now })
const site = 'https://loket.example'
const links = unsubscribeLinks('a secret of tests, long enough to sign with', site, 'the secret of before, in mails that are out')
const server = createServer(createLog('silent'))
let base = ''
beforeAll(async () => {
  mountUnsubscribe(server, { store, words: { texts: loadTexts(), timeZone: 'Europe/Amsterdam' }, now, read: links.read })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const at = (url: string) => `${base}${new URL(url).pathname}`
const offOf = async (partition: string) => (await store.get<ReachDoc>({ partition, kind: 'reach', id: 'reach' }))?.wishes.off

test('looking at the link changes nothing; its button does, and once more is the same', async () => {
  const url = at(links.url('candidate:noor', 'reminders'))
  const page = await fetch(url)
  const html = await page.text()
  expect(page.status).toBe(200)
  expect(html).toMatch(/<html lang="nl">[\s\S]*herinneringen aan bijeenkomsten[\s\S]*<form method="post"><button>/)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await offOf('candidate/noor')).toBeUndefined()
  for (const _ of [1, 2]) {
    const done = await fetch(url, { method: 'POST' })
    expect(await done.text()).toContain('Je krijgt geen herinneringen aan bijeenkomsten meer')
    expect(await offOf('candidate/noor')).toEqual(['reminders'])
  }
})

test('a mail program posts by itself (RFC 8058), in English for who reads English', async () => {
  const done = await fetch(at(links.url('staff:adele', 'work')), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en-GB' },
    body: 'List-Unsubscribe=One-Click',
  })
  expect(await done.text()).toMatch(/<html lang="en">[\s\S]*no more messages about what is waiting for you/)
  expect(await offOf('staff-member/adele')).toEqual(['work'])
})

test('a link of a mail from before the secret was changed still stops, while the old secret is known', async () => {
  const old = unsubscribeLinks('the secret of before, in mails that are out', site)
  expect((await fetch(at(old.url('candidate:kim', 'surveys')), { method: 'POST' })).status).toBe(200)
  expect(await offOf('candidate/kim')).toEqual(['surveys'])
  expect(links.url('candidate:kim', 'surveys')).not.toBe(old.url('candidate:kim', 'surveys'))
})

test.each([
  ['another secret', unsubscribeLinks('another secret of tests', site).url('candidate:sam', 'route')],
  [
    'a changed person',
    links
      .url('candidate:sam', 'route')
      .replace(/\/unsubscribe\/[^.]+/, `/unsubscribe/${Buffer.from('["candidate:noor","route"]').toString('base64url')}`),
  ],
  ['half of it', links.url('candidate:sam', 'route').slice(0, -5)],
  ['nothing', 'https://loket.example/unsubscribe/x'],
])('a link with %s stops nothing', async (_, url) => {
  for (const method of ['GET', 'POST']) expect((await fetch(at(url), { method })).status).toBe(404)
  expect(await offOf('candidate/sam')).toBeUndefined()
})
