import { type CoachProfileDoc, profileKey } from '../../../data/coach-profile.ts'
import { type PlaceDoc, type PlacesDoc, placesKey } from '../../../data/offer.ts'
import type { SchoolDoc } from '../../../data/school.ts'
import type { Doc, Key, Stored, Write } from '../../../data/store.ts'
import { coachLimits, type Limits, schoolLimits } from '../../../rules/offers/room.ts'
import { emptyProfile } from './match-directory.ts'
import { type MatchingDesk, type Target, targetPartition } from './matching-desk.ts'
import { untilKept } from './until-kept.ts'

/** `counts`: the change holds only while what limits the places is as it was read. `also` are other documents of the partition. */
export type PlacesChange<R> = {
  result: R
  put?: readonly PlaceDoc[]
  remove?: readonly Key[]
  also?: readonly Write[]
  counts?: boolean
}
/** `limiter` is what says how many places there are: a coach's profile, or a school. */
export type PlacesNow = { places: readonly Stored<PlaceDoc>[]; limits: Limits; limiter: Stored<Doc> | undefined }

/**
 * Decides on the places of a coach or school and commits, or decides again when somebody else was first. All places are read after the counter whose etag goes along
 * in the commit, so no two changes ever count on the same place; what else was removed (an erasure) is seen at once.
 */
export function changePlaces<R>(desk: MatchingDesk, at: Target, decide: (now: PlacesNow) => PlacesChange<R>): Promise<R> {
  const { store, pool } = desk
  const partition = targetPartition(at)
  return desk.inTurn(partition, () =>
    untilKept(`the places in ${partition}`, async () => {
      const counter = await store.get<PlacesDoc>(placesKey(partition))
      const [limiter, { docs }] = await Promise.all([limiterOf(desk, at), store.list<PlaceDoc>(partition, 'place', { limit: 1000 })])
      const { result, put = [], remove = [], also = [], counts } = decide({ places: docs, limits: limiter.limits, limiter: limiter.doc })
      if (put.length + remove.length + also.length === 0) return result
      const gone = new Set([...put, ...remove].map(({ id }) => id))
      const left = [...docs.filter(({ id }) => !gone.has(id)), ...put]
      const next: PlacesDoc = {
        ...placesKey(partition),
        held: left.filter(({ state }) => state === 'held').length,
        taken: left.filter(({ state }) => state === 'taken').length,
        revision: (counter?.revision ?? 0) + 1,
      }
      await store.commit([
        counter ? { op: 'put', doc: { ...next, etag: counter.etag } } : { op: 'create', doc: next },
        ...put.map((doc): Write => ({ op: 'put', doc: bare(doc) })),
        ...remove.map(({ partition: where, kind, id }): Write => ({ op: 'remove', key: { partition: where, kind, id } })),
        ...also,
        ...(counts && limiter.doc ? [{ op: 'put', doc: limiter.doc } satisfies Write] : []),
      ])
      pool.places.learn(next)
      return result
    }),
  )
}

const bare = ({ etag: _etag, ...doc }: PlaceDoc): PlaceDoc => doc

/** The document that says how many places there are, and what it says. A coach without a profile takes what the programme plans. */
async function limiterOf({ store, programme }: MatchingDesk, at: Target): Promise<{ doc: Stored<Doc> | undefined; limits: Limits }> {
  const partition = targetPartition(at)
  if (at.to === 'coach') {
    const doc = await store.get<CoachProfileDoc>(profileKey(at.target))
    return { doc, limits: coachLimits(doc ?? emptyProfile(programme, false)) }
  }
  const doc = await store.get<SchoolDoc>({ partition, kind: 'school', id: at.target })
  return { doc, limits: schoolLimits(doc ?? { places: [], guidance: 0 }) }
}
