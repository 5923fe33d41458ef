import { describe, expect, test } from 'vitest'
import type { AddressOwnerDoc, PersonDoc } from '../../../data/candidate.ts'
import { personKey } from '../../../data/candidate.ts'
import { ownerKey } from '../../../data/code-book.ts'
import type { HourDoc } from '../../../data/hours.ts'
import type { JourneyDoc } from '../../../data/journey.ts'
import { journeyKey } from '../../../data/journey.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { openDesk, someMorning } from '../../support/desk.ts'
import { everyDoc, expectWhole } from '../../support/hours-invariants.ts'
import { apply, counts, example, importExamples, look } from '../../support/import-desk.ts'
import { killableStore } from '../../support/killable-store.ts'
import { everyDocument } from '../../support/privacy-life.ts'

/** What of a store an import could double. */
async function held(store: Parameters<typeof everyDocument>[0]) {
  const docs = await everyDocument(store)
  const counted = Map.groupBy(docs, ({ kind }) => kind)
  const kinds = [
    'staff',
    'coach-profile',
    'person',
    'journey',
    'owner',
    'candidate-card',
    'step-event',
    'contact',
    'hours',
    'hours-line',
    'hours-pending',
  ]
  return Object.fromEntries(kinds.map((kind) => [kind, counted.get(kind)?.length ?? 0]))
}

test('the examples of the documentation come in: coaches, candidates with their route, and hours in the ledger', async () => {
  const { administration, store, directory } = await openDesk({ seed: false })
  const { desk } = administration
  expect(await importExamples(desk)).toEqual([
    '2 new, 0 changed, 0 same, 0 kept, 0 wrong',
    '3 new, 0 changed, 0 same, 0 kept, 0 wrong',
    '4 new, 0 changed, 0 same, 0 kept, 0 wrong',
  ])
  expect(administration.profiles.byId('11111111-2222-3333-4444-555555555502')).toMatchObject({
    ...{
      capacity: 6,
      external: true,
      days: ['wednesday', 'friday'],
      parts: ['zuidoost'],
      languages: ['dutch', 'english'],
      until: '2027-07-31',
    },
  })
  const [yara, tom, lize] = ['Yara Mulder', 'Tom Okafor', 'Lize de Groot'].map((name) => directory.all().find((one) => one.name === name))
  expect(yara).toMatchObject({
    phase: 'training-year-1',
    state: 'active',
    step: 'training-year-1/year-1-review',
    coach: '11111111-2222-3333-4444-555555555501',
  })
  expect(tom).toMatchObject({ phase: 'selection', state: 'active', language: 'en' })
  expect(lize).toMatchObject({ phase: 'voortraject', state: 'stopped', stateSince: '2025-09-01T10:00:00.000Z' })
  const person = await store.get<PersonDoc>(personKey(yara?.id ?? ''))
  expect(person).toMatchObject({
    email: 'yara.mulder@example.org',
    phone: '06 12345678',
    consents: [],
    createdAt: '2025-08-31T22:00:00.000Z',
  })
  expect(person?.verifiedAt).toBeUndefined()
  const { ledger } = await expectWhole(store)
  expect(ledger.map(({ date, minutes, phase, rate, imported, note }) => [date, minutes, phase, rate, imported, note]).sort()).toEqual([
    ['2025-10-14', 90, 'selection', 'internal', true, 'eerste gesprek'],
    ['2026-03-20', 60, 'selection', 'external', true, undefined],
    ['2026-09-15', 90, 'training-year-1', 'internal', true, 'rekenles'],
    ['2026-09-22', 45, 'training-year-1', 'internal', true, undefined],
  ])
})

test('importing again doubles nothing, in whatever order the lines are', async () => {
  const { administration, store } = await openDesk({ seed: false })
  await importExamples(administration.desk)
  const before = await held(store)
  const all = await everyDoc<HourDoc>(store, 'hours')
  expect(await importExamples(administration.desk)).toEqual([
    '0 new, 0 changed, 2 same, 0 kept, 0 wrong',
    '0 new, 0 changed, 3 same, 0 kept, 0 wrong',
    '0 new, 0 changed, 4 same, 0 kept, 0 wrong',
  ])
  const [head = '', ...lines] = example('hours').trim().split('\n')
  expect(counts(await apply(administration.desk, [head, ...lines.toReversed()].join('\n')))).toBe(
    '0 new, 0 changed, 4 same, 0 kept, 0 wrong',
  )
  expect(await held(store)).toEqual(before)
  expect(await everyDoc<HourDoc>(store, 'hours')).toEqual(all)
})

test('hours without a reference: two lines that say the same are two, and importing them again is still two', async () => {
  const { administration, store } = await openDesk({ seed: false })
  await importExamples(administration.desk)
  const file =
    'kandidaat;coach;datum;minuten;soort\ntom.okafor@example.org;Ravi Sewnath;1-10-2026;30;gesprek\ntom.okafor@example.org;Ravi Sewnath;1-10-2026;30;gesprek\n'
  expect(counts(await apply(administration.desk, file))).toBe('2 new, 0 changed, 0 same, 0 kept, 0 wrong')
  expect(counts(await apply(administration.desk, file))).toBe('0 new, 0 changed, 2 same, 0 kept, 0 wrong')
  expect((await expectWhole(store)).ledger).toHaveLength(6)
})

test('a line that is different takes the place of the one before, as long as nobody worked with the candidate here', async () => {
  const { administration, store, journeys, directory } = await openDesk()
  const { desk } = administration
  await importExamples(desk)
  const changed = example('candidates')
    .replace('Yara Mulder', 'Yara Muller')
    .replace('1-7-2026', '15-7-2026')
    .replace('Tom Okafor;', 'Thomas Okafor;')
  expect(counts(await look(desk, changed))).toBe('0 new, 2 changed, 1 same, 0 kept, 0 wrong')
  expect(counts(await apply(desk, changed))).toBe('0 new, 2 changed, 1 same, 0 kept, 0 wrong')
  const yara = directory.all().find(({ name }) => name === 'Yara Muller')?.id ?? ''
  const journey = await store.get<JourneyDoc>(journeyKey(yara))
  expect(journey?.steps['appointment/terms']?.since).toBe('2026-07-15T10:00:00.000Z')
  const events = (await store.list<{ partition: string; kind: string; id: string; step: string }>(`candidate/${yara}`, 'step-event', {}))
    .docs
  expect(events).toHaveLength(Object.keys(journey?.steps ?? {}).length)
  const who = {
    channelId: 'msteams',
    userId: 'm',
    conversationId: 'm',
    roles: ['intermediary' as const],
    staffId: '00000000-0000-0000-0000-0000000000021',
    name: 'Megan',
  }
  const moved = await journeys.move(who, { personId: yara, step: 'training-year-1/intervision', to: 'in-progress', request: 'move' })
  expect(moved).toMatchObject({ ok: true })
  expect(counts(await apply(desk, example('candidates')))).toBe('0 new, 1 changed, 1 same, 1 kept, 0 wrong')
  expect(await store.get<PersonDoc>(personKey(yara))).toMatchObject({ name: 'Yara Muller' })
})

test('a coach who changed their profile since keeps it when the same line comes again; another line takes its place', async () => {
  const { administration } = await openDesk({ seed: false })
  const { desk, ports, profiles } = administration
  await apply(desk, example('coaches'))
  const id = '11111111-2222-3333-4444-555555555501'
  const who = { channelId: 'msteams', userId: 'b', conversationId: 'b', roles: ['coach' as const], staffId: id, name: 'Bo' }
  await ports.coaches.change(who, id, { capacity: 3 }, 'r')
  expect(counts(await apply(desk, example('coaches')))).toBe('0 new, 0 changed, 2 same, 0 kept, 0 wrong')
  expect(profiles.byId(id)?.capacity).toBe(3)
  expect(counts(await apply(desk, example('coaches').replace('nee;9;', 'nee;10;')))).toBe('0 new, 1 changed, 1 same, 0 kept, 0 wrong')
  expect(profiles.byId(id)?.capacity).toBe(10)
})

describe('killed at any commit', () => {
  const count = async () => {
    const { store, arm, state } = killableStore(sqliteStore({ path: ':memory:', now: () => someMorning }))
    const { administration } = await openDesk({ store, seed: false })
    arm(Number.POSITIVE_INFINITY)
    await importExamples(administration.desk)
    return { commits: state.commits, whole: await held(store) }
  }

  test('importing again gives what one import gives, and no line is there by half', async () => {
    const { commits, whole } = await count()
    expect(commits).toBeGreaterThan(25)
    for (let at = 1; at <= commits; at++) {
      const { store, arm, revive, state } = killableStore(sqliteStore({ path: ':memory:', now: () => someMorning }))
      const first = await openDesk({ store, seed: false, ids: `a${at}` })
      arm(at)
      await expect(importExamples(first.administration.desk)).rejects.toThrow('killed')
      expect(state.dead).toBe(true)
      revive()
      const again = await openDesk({ store, seed: false, ids: `b${at}` })
      await again.hours.recover(0)
      await importExamples(again.administration.desk)
      expect({ at, ...(await held(store)), owner: 3 }).toEqual({ at, ...whole })
      await expectWhole(store)
      for (const { personId } of await everyDoc<AddressOwnerDoc & { kind: 'owner' }>(store, 'owner'))
        expect(await store.get(personKey(personId))).toBeDefined()
    }
  }, 120_000)
})

test('an address leads to the person who was imported; nothing goes out to them, and the figures of old days are not told as new', async () => {
  const { administration, store, identity } = await openDesk({ seed: false })
  await importExamples(administration.desk)
  const owner = await store.get<AddressOwnerDoc>(ownerKey(identity.desk.seals.address('Yara.Mulder@example.org')))
  expect(owner).toMatchObject({ imported: true })
  const notices = await everyDoc<NoticeDoc>(store, 'notice')
  expect(notices.filter(({ about, dueAt = '' }) => about.startsWith('step') && dueAt <= someMorning.toISOString())).toEqual([])
})
