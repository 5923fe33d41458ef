import { expect, test } from 'vitest'
import { openJourneys } from '../../../bot/services/journey/open-journeys.ts'
import { reconcileMatching } from '../../../bot/services/matching/reconcile-matching.ts'
import { acceptPlace, declinePlace } from '../../../bot/services/schools/answer-place.ts'
import { openSchools } from '../../../bot/services/schools/open-schools.ts'
import { staffDirectory } from '../../../bot/staff.ts'
import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import { type JourneyDoc, journeyKey } from '../../../data/journey.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import type { OfferDoc, PlaceDoc } from '../../../data/offer.ts'
import { type BoardDoc, type SchoolDoc, schoolPartition } from '../../../data/school.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Store } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import { loadTexts } from '../../../locales/texts.ts'
import { cosmosWorld } from '../../support/cosmos-world.ts'
import { someMorning } from '../../support/desk.ts'
import { everyDoc } from '../../support/hours-invariants.ts'
import { killableStore } from '../../support/killable-store.ts'

const programme = loadProgramme('amsterdam-po')
const now = () => someMorning
const at = someMorning.toISOString()
const who: Who = { channelId: 'msteams', userId: 'megan', conversationId: 'one', roles: ['intermediary'], staffId: 'megan', name: 'Megan' }
const school = 'kastanje'
const wish = (candidate: string) => ({ candidate, school, group: 'lower' })
const nameOf = (n: number) => `c${String(n).padStart(2, '0')}`

/** One machine on a store: a school with `places` in one group and as much guidance, and so many who look for one. */
async function machine(store: Store) {
  const staff = staffDirectory(store, true)
  const shared = { store, programme, staff, now, newId: () => 'id' }
  const { audit, directory } = openJourneys(shared)
  const words = { texts: loadTexts(), timeZone: 'Europe/Amsterdam' }
  const secret = 'a secret of tests, long enough to sign with'
  const service = openSchools({ ...shared, audit, directory, words, secret, publicUrl: 'https://loket.example' })
  await Promise.all([staff.refresh(), directory.refresh()])
  await service.start()
  return { ...service, people: directory, matches: service.schools.matches }
}

async function prepare(store: Store, candidates: number, places: number) {
  const { people } = await machine(store)
  const doc: SchoolDoc = {
    ...{
      partition: schoolPartition(school),
      kind: 'school',
      id: school,
      name: 'De Kastanje',
      board: 'klimop',
      part: 'west',
      updatedAt: at,
    },
    ...{ specialEducation: false, training: true, guidance: places, strengths: [], changeOfLeader: false, vacancies: [] },
    places: [{ group: 'lower', count: places }],
    contact: { name: 'Saskia Bloem', email: 'directie@kastanje.example.org' },
  }
  const board: BoardDoc = { partition: 'boards', kind: 'board', id: 'klimop', name: 'De Klimop', classes: 90, share: 0.07 }
  await store.commit([{ op: 'put', doc }])
  await store.commit([{ op: 'put', doc: board }])
  for (let n = 0; n < candidates; n++) {
    const id = nameOf(n)
    const shown = {
      name: `${id} de Vries`,
      email: `${id}@example.org`,
      language: 'nl' as const,
      programme: { id: programme.id, version: programme.version },
    }
    const person = { ...shown, state: 'active' as const, stateSince: at, consents: [], createdAt: at, verifiedAt: at }
    const journey: JourneyDoc = { ...journeyKey(id), programme: shown.programme, startedAt: at, steps: {}, revision: 1 }
    await store.commit([
      { op: 'put', doc: { ...person, ...personKey(id) } satisfies PersonDoc },
      { op: 'put', doc: journey },
    ])
    await people.upsert({ ...person, id }, { phase: 'appointment', since: at })
  }
}

/** Never more than there are places; everybody who has one, or is asked for one, holds exactly one. */
async function expectWhole(store: Store, places: number) {
  const held = await everyDoc<PlaceDoc>(store, 'place')
  const offers = (await everyDoc<OfferDoc>(store, 'offer')).filter(({ state }) => state === 'open' || state === 'accepted')
  expect(held.length).toBeLessThanOrEqual(places)
  expect(held.map(({ id, candidate, state }) => `${id} ${candidate} ${state}`).sort()).toEqual(
    offers.map(({ id, candidate, state }) => `${id} ${candidate} ${state === 'open' ? 'held' : 'taken'}`).sort(),
  )
  expect(new Set(offers.map(({ candidate }) => candidate)).size).toBe(offers.length)
  return offers
}

/** All want the places at once, from two machines; then leaders answer at once, twice each and on either machine, while others are withdrawn. */
async function crowd(store: Store, people: number, places: number) {
  await prepare(store, people, places)
  const machines = [await machine(store), await machine(store)] as const
  const all = Array.from({ length: people }, (_, n) => nameOf(n))
  await Promise.all(all.map((id, n) => machines[n % 2 === 0 ? 0 : 1].matches.met(who, wish(id))))
  const made = await Promise.all(all.map((id, n) => machines[n % 2 === 0 ? 0 : 1].matches.offer(who, { ...wish(id), request: id })))
  expect(made.filter(({ ok }) => ok)).toHaveLength(places)
  expect(new Set(made.flatMap((one) => (one.ok ? [] : [one.reason])))).toEqual(new Set(['full']))
  const offers = await expectWhole(store, places)
  await Promise.all(
    offers.flatMap(({ candidate, id: offer }, n) => [
      acceptPlace(machines[0].matching, { candidate, offer }),
      n % 3 === 0
        ? declinePlace(machines[1].matching, { candidate, offer }, 'no-room')
        : acceptPlace(machines[1].matching, { candidate, offer }),
      ...(n % 3 === 1 ? [machines[1].matches.withdraw(who, { candidate, offer })] : []),
    ]),
  )
  await reconcileMatching(machines[0].matching, 0)
  await expectWhole(store, places)
}

test('twenty want the last five places of a school at once, on SQLite', () => crowd(sqliteStore({ path: ':memory:', now }), 20, 5))

test('six want the last two, on Cosmos', { timeout: 60_000 }, async () => {
  const world = await cosmosWorld()
  try {
    await crowd(await world.open(), 6, 2)
  } finally {
    await world.close()
  }
})

test.each(['offer', 'yes', 'no', 'withdraw'] as const)('killed after any commit of: %s', async (deed) => {
  let commits = 99
  for (let nth = 1; nth <= commits; nth++) {
    const killable = killableStore(sqliteStore({ path: ':memory:', now }))
    await prepare(killable.store, 1, 1)
    const here = await machine(killable.store)
    await here.matches.met(who, wish('c00'))
    if (deed !== 'offer') await here.matches.offer(who, { ...wish('c00'), request: 'r' })
    const [offer] = await everyDoc<OfferDoc>(killable.store, 'offer')
    const link = { candidate: 'c00', offer: offer?.id ?? '' }
    const act = (on: typeof here): Promise<unknown> => {
      if (deed === 'offer') return on.matches.offer(who, { ...wish('c00'), request: 'r' })
      if (deed === 'withdraw') return on.matches.withdraw(who, link)
      return deed === 'yes' ? acceptPlace(on.matching, link) : declinePlace(on.matching, link, 'no-room')
    }
    killable.arm(nth)
    const died = await act(here).then(
      () => false,
      () => true,
    )
    if (!died) commits = nth
    killable.revive()
    const after = await machine(killable.store)
    await reconcileMatching(after.matching, 0)
    await expectWhole(killable.store, 1)
    await act(after).catch(() => undefined)
    await reconcileMatching(after.matching, 0)
    await expectWhole(killable.store, 1)
  }
  expect(commits).toBeGreaterThan(1)
  expect(commits).toBeLessThan(99)
})

test('a school without room is asked again once it has more', async () => {
  const store = sqliteStore({ path: ':memory:', now })
  await prepare(store, 1, 1)
  const { matches, matching, schools } = await machine(store)
  const possible = async () => {
    const found = await matches.forCandidate(who, 'c00')
    return found.ok ? found.possible.map(({ target }) => target) : []
  }
  await matches.met(who, wish('c00'))
  await matches.offer(who, { ...wish('c00'), request: 'r' })
  const [offer] = await everyDoc<OfferDoc>(store, 'offer')
  await declinePlace(matching, { candidate: 'c00', offer: offer?.id ?? '' }, 'no-room')
  expect(await possible()).toEqual([])
  expect(await matches.offer(who, { ...wish('c00'), request: 's' })).toMatchObject({ ok: false, reason: 'refused' })
  expect(await schools.change(who, school, { places: [{ group: 'lower', count: 2 }], guidance: 2 })).toMatchObject({ ok: true })
  expect(await possible()).toEqual([school])
  expect(await matches.offer(who, { ...wish('c00'), request: 't' })).toMatchObject({ ok: true })
})
