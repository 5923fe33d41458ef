import * as z from 'zod'
import { actor } from './journey.ts'

/** Why somebody declines; own words go beside it. */
export const declineReasons = ['no-room', 'distance', 'days', 'no-click', 'known-privately', 'specialty', 'away', 'other'] as const
export const offerStates = ['open', 'later', 'accepted', 'declined', 'expired', 'withdrawn'] as const
export type OfferState = (typeof offerStates)[number]

/**
 * An offer of a candidate to a coach or a school. While it is open the place is held: the coach's (or school's) partition has a `hold` of the same id. Only one open
 * offer a candidate and kind. `reasons` are the readable parts of the score when it was made.
 */
export const offer = z.strictObject({
  to: z.enum(['coach', 'school']),
  target: z.string().min(1),
  candidate: z.string().min(1),
  /** Of a school: the group the place is in. */
  group: z.string().min(1).exactOptional(),
  state: z.enum(offerStates),
  score: z.number().exactOptional(),
  reasons: z.array(
    z.strictObject({ id: z.string(), vars: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(), weight: z.number() }),
  ),
  override: z.string().exactOptional(),
  by: actor,
  at: z.iso.datetime(),
  chaseAt: z.iso.datetime(),
  chased: z.boolean(),
  expiresAt: z.iso.datetime(),
  answer: z
    .strictObject({ by: actor, at: z.iso.datetime(), reason: z.enum(declineReasons).exactOptional(), words: z.string().exactOptional() })
    .exactOptional(),
})
export type Offer = z.infer<typeof offer>

/** The fact: candidate's partition, kind `offer`. */
export type OfferDoc = Offer & { partition: string; kind: 'offer'; id: string; etag?: string; ttl?: number }

/** A place that is held or taken: partition `coach/<staffId>` or `school/<id>`, kind `place`, `id` is the offer's (held) and stays when it is taken. The count of them against the capacity is exact in that partition. */
export type PlaceDoc = {
  partition: string
  kind: 'place'
  id: string
  etag?: string
  candidate: string
  /** Of a school: the group the place is in. */
  group?: string
  state: 'held' | 'taken'
  since: string
}

/**
 * Goes along with every change of places, so that two at once never both count on the last one: partition as `place`, kind and id `places`. The places are counted
 * anew each time; the numbers here are for who shows them.
 */
export type PlacesDoc = { partition: string; kind: 'places'; id: 'places'; etag?: string; held: number; taken: number; revision: number }
export const placesKey = (partition: string) => ({ partition, kind: 'places' as const, id: 'places' as const })

/**
 * What a candidate has open: candidate's partition, kind `match`, `id` is `coach` or `school`. Created with an offer and gone when that ends, so that there is never a
 * second one. Of a school it stays, `accepted`. `dueAt` is when the chaser goes out, and after that when the offer expires.
 */
export type MatchSlotDoc = {
  partition: string
  kind: 'match'
  id: 'coach' | 'school'
  etag?: string
  dueAt?: string
  offer: string
  target: string
  state: 'open' | 'accepted'
  at: string
  expiresAt: string
}

/** That a coach is to have a first contact: candidate's partition, kind `first-contact`, `id` is the coach's. At `dueAt` it is looked up whether there was one. */
export type FirstContactDoc = { partition: string; kind: 'first-contact'; id: string; etag?: string; dueAt?: string; since: string }

/**
 * The newest proposal for everybody who waits: partition `matching`, kind `match-run`, `id` is `coach` or `school`. `moves` is what moved since the run before, in
 * chains; `skipped` are candidates an intermediary left out of it, `silent` who left an offer about this one unanswered.
 */
export type MatchRunDoc = {
  partition: 'matching'
  kind: 'match-run'
  id: 'coach' | 'school'
  etag?: string
  ttl?: number
  at: string
  by: z.infer<typeof actor>
  pairs: { candidate: string; target: string; group?: string; score: number; locked: boolean; silent?: string[] }[]
  alone: { candidate: string; why: 'impossible' | 'full' }[]
  moves: unknown[][]
  skipped: string[]
  optimal: boolean
  gap: number
  ms: number
}
export const runKey = (to: 'coach' | 'school') => ({ partition: 'matching' as const, kind: 'match-run' as const, id: to })

/**
 * A pair that did not work out or was refused: candidate's partition, kind `pair`, `id` is the coach's or school's. Not proposed again unless unlocked. A refusal for want of room
 * passes: it counts up to and including the day `until`, and only while the target has no more than `room` in all. `lapsed`: an offer was left unanswered; others are preferred.
 */
export type PairDoc = {
  partition: string
  kind: 'pair'
  id: string
  etag?: string
  to: 'coach' | 'school'
  state: 'locked' | 'refused' | 'ended' | 'unlocked' | 'lapsed'
  until?: string
  room?: number
  words?: string
  at: string
  by: z.infer<typeof actor>
}
