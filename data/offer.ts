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
  state: 'held' | 'taken'
  since: string
}

/** A pair that did not work out or was refused: candidate's partition, kind `pair`, `id` is the coach's or school's. Not proposed again unless unlocked. */
export type PairDoc = {
  partition: string
  kind: 'pair'
  id: string
  etag?: string
  to: 'coach' | 'school'
  state: 'locked' | 'refused' | 'ended' | 'unlocked'
  words?: string
  at: string
  by: z.infer<typeof actor>
}
