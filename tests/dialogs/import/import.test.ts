import { describe, expect, test } from 'vitest'
import { removeUpload } from '../../../bot/direct-line/uploads.ts'
import type { PersonDoc } from '../../../data/candidate.ts'
import { demoUserId } from '../../../data/demo-people.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Store } from '../../../data/store.ts'
import { labels, openDesk, type Seen, someMorning } from '../../support/desk.ts'
import { sendFile } from '../../support/documents/send-file.ts'
import { texts } from '../../support/hours-talk.ts'
import { example } from '../../support/import-desk.ts'
import { becomeKnown, codeDesk } from '../../support/people-talk.ts'

/** A member of staff of the demo in web chat, where a file is an upload. */
async function staffDesk(locale = 'nl-NL', slug = 'megan-bowen', store?: Store) {
  const desk = await openDesk(store && { store })
  const me = desk.person({ locale })
  const signed = { ...me, base: () => ({ ...me.base(), from: { id: demoUserId(slug), name: '' } }) }
  const send = (activity: object) => me.send({ from: { id: demoUserId(slug), name: '' }, ...activity })
  const says = (text: string) => send({ text })
  await says(locale === 'nl-NL' ? 'hoi' : 'hello')
  return {
    ...desk,
    desk,
    says,
    file: (name: string, content: string | Buffer) => sendFile(desk, { ...signed, send }, name, Buffer.from(content)),
  }
}

/** How many coaches of the example there are. */
const newCoaches = ({ profiles }: { profiles: { all: () => ReadonlyMap<string, unknown> } }) =>
  [...profiles.all().keys()].filter((id) => id.startsWith('11111111-2222-')).length

const facts = (seen: readonly Seen[]) =>
  seen
    .flatMap(({ activity }) => activity.attachments ?? [])
    .flatMap((one) => (one.content as { body?: { facts?: { title: string; value: string }[] }[] })?.body ?? [])
    .flatMap((block) => block.facts ?? [])
    .map(({ title, value }) => `${title}: ${value}`)

describe.each([
  [
    'nl-NL',
    ['importeren', 'Importeer', 'ja'],
    ['Soort: coaches', 'Regels: 3', 'Nieuw: 2', 'Stond er al: 0', 'Regels met een fout: 1'],
    /Regel 4, Capaciteit: ‘veel’ kan niet\. Schrijf een heel getal/,
    /Geïmporteerd: 2 nieuw/,
  ],
  [
    'en-GB',
    ['import', 'Import', 'yes'],
    ['Sort: coaches', 'Lines: 3', 'New: 2', 'There already: 0', 'Lines with a mistake: 1'],
    /Line 4, Capaciteit: ‘veel’ is not possible\. Write a whole number/,
    /Imported: 2 new/,
  ],
])('%s', (locale, [how = '', , yes = ''], shown, line, done) => {
  test('an intermediary sends a file, sees what it would do and what is wrong, and imports it with one tap', async () => {
    const { says, file, administration } = await staffDesk(locale)
    expect(labels(await says(how))).toEqual(['import.how.text'])
    const wrong = `${example('coaches')}11111111-2222-3333-4444-555555555503;Kees Bos;;;veel\n`
    const looked = await file('coaches 2026.csv', wrong)
    expect(labels(looked)).toEqual(['import.found', 'import.wrong.list', 'import.go.rest'])
    expect(facts(looked)).toEqual(shown)
    expect(texts(looked)).toMatch(line)
    expect(newCoaches(administration)).toBe(0)
    const applied = await says(yes)
    expect(labels(applied)).toEqual(['import.doneWrong', 'import.wrong.list'])
    expect(texts(applied)).toMatch(done)
    expect(newCoaches(administration)).toBe(2)
    expect(labels(await file('coaches 2026.csv', wrong))).toEqual(['import.found', 'import.wrong.list', 'import.nothing'])
    expect(labels(await file('coaches.csv', example('coaches')))).toEqual(['import.found', 'import.nothing'])
  })
})

test('coaches, candidates and hours one after the other, with what is imported known in the bot at once', async () => {
  const { says, file, store, directory } = await staffDesk()
  for (const kind of ['coaches', 'candidates', 'hours'] as const) {
    expect(labels(await file(`${kind}.csv`, example(kind)))).toEqual(['import.found', 'import.go.ask'])
    expect(labels(await says('ja'))).toEqual(['import.done'])
  }
  expect(directory.all().some(({ name }) => name === 'Yara Mulder')).toBe(true)
  const shown = await says('uren van Yara Mulder')
  expect(JSON.stringify(shown)).toMatch(/2 u 15|rekenles|1 u 30/)
  const people = (await store.find<PersonDoc>('person', { limit: 1000 })).docs
  expect(people.filter(({ imported }) => imported)).toHaveLength(3)
  expect((await store.find('upload', { limit: 10 })).docs).toEqual([])
})

test('saying no, stopping, another file midway', async () => {
  const { says, file, administration, store } = await staffDesk()
  await file('coaches.csv', example('coaches'))
  expect(labels(await says('nee'))).toEqual(['import.stopped'])
  expect((await store.find('upload', { limit: 10 })).docs).toEqual([])
  await file('coaches.csv', example('coaches'))
  expect(labels(await says('misschien'))[0]).toBe('import.go.unclear')
  expect(labels(await says('stop'))).toContain('import.stopped')
  expect(newCoaches(administration)).toBe(0)
  await file('candidates.csv', example('candidates').replace(/bo\.visser@example\.org|Ravi Sewnath/g, ''))
  expect(labels(await file('coaches.csv', example('coaches')))).toContain('import.go.ask')
  await says('ja')
  expect(newCoaches(administration)).toBe(2)
})

test('a file whose columns do not say what it is: asked, and then its columns are named', async () => {
  const { says, file } = await staffDesk()
  expect(labels(await file('lijst.csv', 'naam;kleur\nSam;rood\n'))).toEqual(['import.which.ask'])
  expect(labels(await says('planten'))[0]).toBe('import.which.unclear')
  const heard = await says('kandidaten')
  expect(labels(heard)).toEqual(['import.refused.missing'])
  expect(texts(heard)).toContain('mist: e-mail, gestart en fase')
})

test.each<[string, string | Buffer, string]>([
  ['leeg.csv', ' ', 'import.refused.empty'],
  ['oud.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'import.refused.old-excel'],
  ['nep.xlsx', Buffer.from('PK\x03\x04nep', 'latin1'), 'import.refused.broken'],
  ['quote.csv', 'naam;e-mail;gestart;fase\n"Sam\n', 'import.refused.open-quote'],
  ['veel.csv', `naam;e-mail;gestart;fase\n${'a;b;c;d\n'.repeat(2001)}`, 'import.refused.too-many'],
])('%s', async (name, content, key) => {
  const { file } = await staffDesk()
  expect(labels(await file(name, content))).toEqual([key])
})

test('many wrong lines: the first are shown, and a file has all of them, without a formula in any cell', async () => {
  const { file, store } = await staffDesk()
  const rows = Array.from({ length: 40 }, (_, at) => `=cmd|${at};+31@x;1-9-2026;Oriënteren`)
  const heard = await file('fout.csv', `naam;e-mail;gestart;fase\n${rows.join('\n')}\n`)
  expect(labels(heard)).toEqual(['import.found', 'import.wrong.more', 'import.none'])
  const { docs } = await store.find<{ partition: string; kind: string; id: string; content: string }>('file', { limit: 10 })
  const csv = docs.find(({ content }) => content.includes('Regel'))?.content ?? ''
  expect(csv.trim().split('\r\n')).toHaveLength(81)
  expect(csv).not.toMatch(/(?:^|;)"?[=+@-]/m)
})

test('when there is no time for all of it: it says how far it is, and goes on with one tap', async () => {
  const store = sqliteStore({ path: ':memory:', now: () => someMorning })
  let tick = () => {}
  const commit: typeof store.commit = (writes) => {
    if (writes.some((one) => one.op === 'create' && one.doc.kind === 'person')) tick()
    return store.commit(writes)
  }
  const { says, file, clock, directory } = await staffDesk('nl-NL', 'megan-bowen', { ...store, commit })
  const before = directory.all().length
  tick = () => clock.set(new Date(clock.now().getTime() + 4_000))
  await file('candidates.csv', example('candidates').replace(/bo\.visser@example\.org|Ravi Sewnath/g, ''))
  const first = await says('ja')
  expect(labels(first)).toEqual(['import.go.on'])
  expect(texts(first)).toContain('Ik ben bij regel 4')
  expect(directory.all()).toHaveLength(before + 2)
  expect(labels(await says('ja'))).toEqual(['import.done'])
  expect(directory.all()).toHaveLength(before + 3)
})

test('the file is gone, or is another one, when the tap comes', async () => {
  const { says, file, store } = await staffDesk()
  await file('coaches.csv', example('coaches'))
  for (const { partition, id } of (await store.find('upload', { limit: 10 })).docs)
    await removeUpload(store, partition.slice('conversation/directline:'.length), id)
  expect(labels(await says('ja'))).toEqual(['import.again'])
})

test('nobody else imports: a coach, the helpdesk, a manager and a candidate are told what they can send', async () => {
  for (const slug of ['alex-wilber', 'adele-vance', 'isaiah-langer']) {
    const { says, file, administration } = await staffDesk('nl-NL', slug)
    expect(labels(await file('coaches.csv', example('coaches')))).toEqual(['message.file'])
    expect(labels(await says('importeren'))).toEqual(['topic.notForYou'])
    const who = { channelId: 'directline', userId: 'x', conversationId: 'x', roles: ['coach' as const], staffId: 'x' }
    expect(await administration.ports.imports.look(who, { name: 'a.csv', from: 'upload:x' })).toEqual({ ok: false, reason: 'forbidden' })
    expect(
      await administration.ports.imports.apply(who, { name: 'a.csv', from: 'upload:x' }, { kind: 'coaches', hash: '', from: 0 }),
    ).toEqual({ ok: false, reason: 'forbidden' })
    expect(newCoaches(administration)).toBe(0)
  }
  const desk = await codeDesk()
  const me = desk.person()
  await becomeKnown(desk, me, 'Kim')
  expect(labels(await sendFile(desk, me, 'coaches.csv', Buffer.from(example('coaches'))))[0]).toMatch(/^documents\.refused/)
})
