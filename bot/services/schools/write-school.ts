import { type PlaceDoc, type PlacesDoc, placesKey } from '../../../data/offer.ts'
import { type BoardDoc, type SchoolDoc, schoolPartition } from '../../../data/school.ts'
import { ConflictError, type Store, type Stored } from '../../../data/store.ts'
import type { SchoolRefusal } from '../../../dialogs/schools/port.ts'
import { belowTaken } from '../../../rules/schools/list-schools.ts'
import { factsOfSchool, type SchoolFacts, schoolOfFacts } from '../../../rules/schools/school-facts.ts'
import { retried, unchanged } from '../people/people-desk.ts'

type Written = { ok: true; school: SchoolDoc; had: PlaceDoc[] } | SchoolRefusal

const schoolKey = (id: string) => ({ partition: schoolPartition(id), kind: 'school' as const, id })

/** The school as stored, with the places that are held or taken. */
export async function readSchool(store: Store, id: string): Promise<{ school: Stored<SchoolDoc>; had: PlaceDoc[] } | undefined> {
  const school = await store.get<SchoolDoc>(schoolKey(id))
  return school && { school, had: await placesOf(store, id) }
}

async function placesOf(store: Store, id: string): Promise<PlaceDoc[]> {
  return (await store.list<PlaceDoc>(schoolPartition(id), 'place', { limit: 1000 })).docs
}

/**
 * Changes a school. Fewer places goes together with the count of places, which everybody who takes one writes too: of a place taken and a place put away at once, one is
 * decided again.
 */
export function writeSchool(store: Store, id: string, patch: Partial<SchoolFacts>, now: () => Date, imported?: string): Promise<Written> {
  return retried(`school ${id}`, async () => {
    const places = await store.get<PlacesDoc>(placesKey(schoolPartition(id)))
    const found = await readSchool(store, id)
    if (!found) return { ok: false, reason: 'unknown' }
    const { school, had } = found
    const mark = imported ?? school.imported
    const facts = { ...factsOfSchool(school), ...patch }
    const next: SchoolDoc = {
      ...schoolOfFacts(facts, now().toISOString()),
      ...schoolKey(id),
      ...(mark !== undefined && { imported: mark }),
    }
    const below = 'places' in patch || 'guidance' in patch ? belowTaken(next, had) : undefined
    if (below) return { ok: false, reason: 'below', group: below.group ?? '', taken: below.taken }
    const held = had.filter((one) => one.state === 'held').length
    const count: PlacesDoc = { ...placesKey(schoolPartition(id)), held, taken: had.length - held, revision: (places?.revision ?? 0) + 1 }
    await store.commit([{ op: 'put', doc: { ...next, etag: school.etag } }, unchanged(places, count)])
    return { ok: true, school: next, had }
  })
}

/** A new school. Made before, it is as it was made. */
export async function createSchool(store: Store, id: string, facts: SchoolFacts, now: () => Date, imported?: string): Promise<Written> {
  const school: SchoolDoc = { ...schoolOfFacts(facts, now().toISOString()), ...schoolKey(id), ...(imported !== undefined && { imported }) }
  try {
    await store.commit([{ op: 'create', doc: school }])
    return { ok: true, school, had: [] }
  } catch (error) {
    const found = error instanceof ConflictError ? await readSchool(store, id) : undefined
    if (!found) throw error
    return { ok: true, ...found }
  }
}

/** Makes or changes a board; nothing when there is none to change. */
export function writeBoard(
  store: Store,
  id: string,
  change: (board: BoardDoc | undefined) => BoardDoc | undefined,
): Promise<BoardDoc | undefined> {
  return retried(`board ${id}`, async () => {
    const found = await store.get<BoardDoc>({ partition: 'boards', kind: 'board', id })
    const next = change(found)
    if (next) await store.commit([unchanged(found, next)])
    return next
  })
}
