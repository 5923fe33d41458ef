import { describe, expect, test } from 'vitest'
import { openJourneys } from '../../../bot/services/journey/open-journeys.ts'
import { demoSchoolWrites } from '../../../bot/services/schools/demo-writes.ts'
import { openSchools } from '../../../bot/services/schools/open-schools.ts'
import { staffDirectory } from '../../../bot/staff.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import type { PlaceDoc, PlacesDoc } from '../../../data/offer.ts'
import { type SchoolDoc, schoolPartition } from '../../../data/school.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Store } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import { loadTexts } from '../../../locales/texts.ts'
import { cosmosWorld } from '../../support/cosmos-world.ts'
import { someMorning } from '../../support/desk.ts'

const now = () => someMorning
const programme = loadProgramme('amsterdam-po')
function open({ store, now: clock }: { store: Store; now: () => Date }) {
  const staff = staffDirectory(store, true)
  const shared = { store, programme, staff, now: clock, newId: () => 'id' }
  const { audit, directory } = openJourneys(shared)
  const words = { texts: loadTexts(), timeZone: 'Europe/Amsterdam' }
  return openSchools({
    ...shared,
    audit,
    directory,
    words,
    secret: 'a secret of tests, long enough to sign with',
    publicUrl: 'https://loket.example',
  })
}
const partition = schoolPartition('de-kastanje')
const who: Who = { channelId: 'msteams', userId: 'megan', conversationId: 'one', roles: ['intermediary'], staffId: 'megan' }

async function seeded(store: Store) {
  for (const writes of demoSchoolWrites(someMorning)) await store.commit(writes)
  const world = open({ store, now })
  await world.start()
  return world
}

/** What everybody does who takes a place: the count goes along. */
async function take(store: Store, id: string) {
  const key = { partition, kind: 'places', id: 'places' } as const
  const [school, count] = await Promise.all([
    store.get<SchoolDoc>({ partition, kind: 'school', id: 'de-kastanje' }),
    store.get<PlacesDoc>(key),
  ])
  if (!school) throw new Error('no school')
  const next: PlacesDoc = { ...key, held: (count?.held ?? 0) + 1, taken: 0, revision: (count?.revision ?? 0) + 1 }
  const place: PlaceDoc = { partition, kind: 'place', id, candidate: id, group: 'lower', state: 'held', since: someMorning.toISOString() }
  await store.commit([
    count ? { op: 'put', doc: { ...next, etag: count.etag } } : { op: 'create', doc: next },
    { op: 'create', doc: place },
    { op: 'put', doc: school },
  ])
}

/** Somebody takes a place just after the places were read, and before they are put away. */
async function lastPlace(store: Store) {
  const { schools } = await seeded(store)
  let first = true
  const list: Store['list'] = async (...args) => {
    const page = await store.list(...args)
    if (first) {
      first = false
      await take(store, 'ann')
    }
    return page as never
  }
  const racing = open({ store: { ...store, list }, now })
  await racing.start()
  const result = await racing.schools.change(who, 'de-kastanje', { places: [] })
  return { result, school: await schools.show(who, 'de-kastanje') }
}

describe('a place taken while it is put away', () => {
  test('on SQLite: the place stays, and who puts it away hears why', async () => {
    const { result, school } = await lastPlace(sqliteStore({ path: ':memory:', now }))
    expect(result).toEqual({ ok: false, reason: 'below', group: 'lower', taken: 1 })
    expect(school.ok && school.school.room).toMatchObject({
      held: 1,
      free: [
        { group: 'lower', count: 0 },
        { group: 'upper', count: 1 },
      ],
    })
  })

  test('on Cosmos', async () => {
    const world = await cosmosWorld()
    try {
      const { result } = await lastPlace(await world.open())
      expect(result).toEqual({ ok: false, reason: 'below', group: 'lower', taken: 1 })
    } finally {
      await world.close()
    }
  })
})

test('what another machine changed is seen within a minute', async () => {
  const store = sqliteStore({ path: ':memory:', now })
  let at = someMorning
  await seeded(store)
  const [here, there] = [open({ store, now: () => at }), open({ store, now: () => at })]
  await Promise.all([here.start(), there.start()])
  await here.schools.change(who, 'de-kastanje', { name: 'De Linde' })
  await there.tend()
  expect(there.schools.find(who, 'de-kastanje')?.school.name).toBe('De Kastanje')
  at = new Date(at.getTime() + 60_000)
  await there.tend()
  expect(there.schools.find(who, 'de-kastanje')?.school.name).toBe('De Linde')
})
