import { expect, test } from 'vitest'
import { recipientFinder } from '../../../bot/services/notices/find-recipient.ts'
import type { PersonDoc } from '../../../data/candidate.ts'
import { personKey } from '../../../data/candidate.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { labels } from '../../support/desk.ts'
import { importExamples } from '../../support/import-desk.ts'
import { codeDesk, codeMails, saying } from '../../support/people-talk.ts'

async function imported() {
  const desk = await codeDesk()
  await importExamples(desk.administration.desk)
  const personId = desk.directory.all().find(({ name }) => name === 'Yara Mulder')?.id ?? ''
  return { ...desk, personId, stored: () => desk.store.get<PersonDoc>(personKey(personId)), me: desk.person({ conversationId: 'yara' }) }
}

test.each([
  ['nl-NL', ['inloggen', 'yara.mulder@example.org'], ['ja', 'ja'], /kennen je al, Yara Mulder/],
  ['en-GB', ['log in', 'yara.mulder@example.org'], ['yes', 'no'], /know you already, Yara Mulder/],
])('%s: somebody who was imported proves their address, agrees, and has their route', async (locale, ask, agree, greeted) => {
  const desk = await imported()
  const me = desk.person({ conversationId: 'yara', locale })
  await saying(me, ...ask)
  const known = await me.says(desk.last())
  expect(labels(known)).toEqual(['people.joined.imported', 'people.consent.ask'])
  expect(known[0]?.text).toMatch(greeted)
  expect((await desk.stored())?.verifiedAt).toBeUndefined()
  const joined = await saying(me, ...agree)
  expect(labels(joined)).toEqual(['people.joined.known', 'people.joined.next'])
  const person = await desk.stored()
  expect(person).toMatchObject({ name: 'Yara Mulder', phone: '06 12345678', coach: '11111111-2222-3333-4444-555555555501' })
  expect(person?.verifiedAt).toBeDefined()
  expect(person?.consents.map(({ purpose }) => purpose)).toEqual(agree[1] === 'no' ? ['route'] : ['route', 'sharing'])
  expect(JSON.stringify(await me.says(locale === 'nl-NL' ? 'mijn stappen' : 'my steps'))).toMatch(/Training, year 1|Opleiding, jaar 1/)
  const again = desk.person({ conversationId: 'second', locale })
  await saying(again, ...ask)
  expect(labels(await again.says(desk.last()))).toEqual(['people.joined.known', 'people.joined.next'])
})

test('who does not agree is not joined, and nothing is kept of the browser', async () => {
  const desk = await imported()
  await saying(desk.me, 'inloggen', 'yara.mulder@example.org')
  await desk.me.says(desk.last())
  expect(labels(await desk.me.says('nee'))).toEqual(['people.consent.none'])
  expect((await desk.stored())?.verifiedAt).toBeUndefined()
  expect((await desk.store.find('identity', { limit: 1000 })).docs.filter((one) => JSON.stringify(one).includes(desk.personId))).toEqual([])
})

test('whoever keeps their route without knowing that they were imported is the same person', async () => {
  const desk = await imported()
  await saying(desk.me, 'bewaar mijn route', 'Yara M.', 'yara.mulder@example.org', 'ja', 'ja')
  expect(labels(await desk.me.says(desk.last()))).toEqual(['people.joined.known', 'people.joined.next'])
  expect(await desk.stored()).toMatchObject({ name: 'Yara M.', coach: '11111111-2222-3333-4444-555555555501' })
})

test('before that nothing goes out to them, and no link logs anybody in as them', async () => {
  const { store, deps, identity, personId, codes } = await imported()
  const find = recipientFinder({ store, staff: deps.staff, isOpen: () => false })
  const notice = { partition: `candidate/${personId}`, kind: 'notice', id: 'x' } as NoticeDoc
  expect(await find(notice, `candidate:${personId}`)).toEqual({ gone: 'unknown' })
  const token = await identity.links.create(personId)
  expect(await identity.links.use(token, { userId: 'dl_stranger', conversationId: 'stranger' })).toEqual({ ok: false, reason: 'invalid' })
  expect(await codeMails(store)).toEqual([])
  expect(codes).toEqual([])
})
