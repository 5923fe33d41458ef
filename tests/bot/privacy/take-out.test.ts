import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, expect, test } from 'vitest'
import { conversationPartition } from '../../../bot/channel.ts'
import { createLog } from '../../../bot/log.ts'
import { createServer } from '../../../bot/server.ts'
import { everythingOf } from '../../../bot/services/privacy/everything-of.ts'
import type { PrivacyDesk } from '../../../bot/services/privacy/privacy-desk.ts'
import { takeOutHtml } from '../../../bot/services/privacy/take-out-html.ts'
import type { Whose } from '../../../bot/services/privacy/whose-data.ts'
import type { AuditDoc } from '../../../data/audit.ts'
import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import fieldWords from '../../../data/field-words.json' with { type: 'json' }
import { saying } from '../../support/people-talk.ts'
import { eraseAll, type Life, livedIn, zwaantje } from '../../support/privacy-life.ts'

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

/** A desk with somebody in it, whose links answer on the network. */
async function served(): Promise<Life & { ask: () => Promise<string>; base: string }> {
  const life = await livedIn()
  const server = createServer(createLog('silent'))
  life.rights.mount(server)
  server.server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  open.push(
    () => server.server.closeAllConnections(),
    () => server.close(),
  )
  const base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  const ask = async () => {
    const [said] = await life.me.says('gegevens meenemen')
    const url: string = said?.activity.attachments?.[0]?.content.actions[0].url
    return url.replace('https://loket.example', base)
  }
  return { ...life, ask, base }
}
type Copy = { kept: { kind: string; what: string; days?: number; document: Record<string, unknown> }[]; fields: Record<string, string> }
const fetched = async (url: string) => {
  const response = await fetch(url, { method: 'POST' })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip'])
  return unzipSync(new Uint8Array(await response.arrayBuffer()))
}

test('one zip holds everything: to read, for programs, and the files', async () => {
  const { ask, store, personId } = await served()
  const url = await ask()
  const page = await fetch(url)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form method="post"><button>Haal mijn gegevens op')])
  const files = await fetched(url)
  expect(Object.keys(files).sort()).toEqual(['bestanden/motivatie.txt', 'gegevens.html', 'gegevens.json'])
  expect(strFromU8(files['bestanden/motivatie.txt']!)).toBe(zwaantje.motivation)
  const copy: Copy = JSON.parse(strFromU8(files['gegevens.json']!))
  const kinds = new Set(copy.kept.map((one) => one.kind))
  for (const kind of [
    'person',
    'journey',
    'contact',
    'document',
    'session-ref',
    'registration',
    'notice',
    'conversation',
    'turn',
    'identity',
    'candidate-card',
    'audit',
  ])
    expect([...kinds]).toContain(kind)
  expect(copy.kept.find((one) => one.kind === 'person')).toMatchObject({
    days: 730,
    document: { name: zwaantje.name, email: zwaantje.email },
  })
  expect(JSON.stringify(copy)).not.toMatch(/"wrapped"|"etag"|Amira Benali/)
  const unexplained = new Set(copy.kept.flatMap((one) => Object.keys(one.document)).filter((field) => !(field in fieldWords)))
  expect([...unexplained]).toEqual([])
  const { docs } = await store.list<AuditDoc>(`audit/${personId}`, 'audit', { limit: 1000 })
  expect(docs.filter((one) => one.action === 'export')).toMatchObject([{ by: { role: 'candidate' }, about: 'everything' }])
})

test('what is read is a page in the person’s language without scripts, and what they typed stays text', async () => {
  const { ask, me } = await served()
  await me.says('English')
  await me.says('<script>alert(1)</script> & more')
  const html = strFromU8((await fetched(await ask()))['gegevens.html']!)
  expect(html).toMatch(/^<!doctype html>\n<html lang="en">/)
  expect(html).toContain('<h1>Everything the desk keeps about you</h1>')
  expect(html).not.toMatch(/<script|javascript:|https?:\/\/(?!loket)[^<]*<\/script/i)
  expect(html).toContain('&#60;script&#62;alert(1)&#60;/script&#62; &#38; more')
  expect(html.match(/<section>/g)?.length).toBe(html.match(/<\/section>/g)?.length)
  expect(html).toContain('<dt>E-mail address</dt><dd>zwaantje.q@snaterboom.example</dd>')
})

test.each(['nl', 'en'] as const)('%s: nothing in it is called by the name of a field, whoever it is of', async (locale) => {
  const { me, personId, store, directory, programme, deps } = await livedIn()
  await saying(me, 'zelfscan', '1', 'wacht, verdien ik iets?', 'iets onbegrijpelijks blabla')
  const desk = { store, sealAddress: (email: string) => email } as PrivacyDesk
  const raw = new Set<string>()
  for (const { id } of directory.all()) {
    const person = await store.get<PersonDoc>(personKey(id))
    const whose = { personId: id, conversation: conversationPartition('directline', id === personId ? 'first' : 'none'), person } as Whose
    const page = { locale, words: deps.words, programme, at: new Date('2026-12-01T10:00:00Z') }
    for await (const piece of takeOutHtml(page, everythingOf(desk, whose)))
      for (const [, name = ''] of piece.matchAll(/<dt>([^<]*)<\/dt>/g))
        if (/^[a-z]|[a-z][A-Z]|^Overig \(|^Other \(/.test(name)) raw.add(name)
  }
  expect([...raw]).toEqual([])
})

test.each<[string, (url: string, life: Life) => Promise<string> | string, number]>([
  ['used', async (url) => (await fetch(url, { method: 'POST' })).arrayBuffer().then(() => url), 410],
  ['old', (url, { clock }) => later(url, clock), 410],
  ['with another signature', (url) => `${url.slice(0, -2)}xx`, 404],
  ['for somebody else', (url) => forged(url, { person: 'somebody' }), 404],
  ['without a signature', (url) => url.split('.').slice(0, -1).join('.'), 404],
  ['nonsense', (url) => `${url.slice(0, url.lastIndexOf('/'))}/${'a'.repeat(1900)}`, 404],
  ['of somebody who was erased meanwhile', (url, life) => eraseAll(life).then(() => url), 410],
])('a link is refused kindly when it is %s', async (_what, change, status) => {
  const life = await served()
  const url = await change(await life.ask(), life)
  for (const method of ['GET', 'POST']) {
    const response = await fetch(url, { method })
    const body = await response.text()
    expect([method, response.status]).toEqual([method, status])
    expect(body).toContain('mijn gegevens')
    expect(body).not.toContain('Zwaantje')
  }
})

const later = (url: string, clock: Life['clock']) => {
  clock.set(new Date(clock.now().getTime() + 10 * 60_000 + 1))
  return url
}
const forged = (url: string, change: object) => {
  const [, token = ''] = /my-data\/([^.]+)/.exec(url) ?? []
  const claims = { ...JSON.parse(Buffer.from(token, 'base64url').toString()), ...change }
  return url.replace(token, Buffer.from(JSON.stringify(claims)).toString('base64url'))
}

test('two fetches at the same moment give one copy', async () => {
  const { ask } = await served()
  const url = await ask()
  const both = await Promise.all([fetch(url, { method: 'POST' }), fetch(url, { method: 'POST' })])
  for (const one of both) await one.arrayBuffer()
  expect(both.map((one) => one.status).sort()).toEqual([200, 410])
})
