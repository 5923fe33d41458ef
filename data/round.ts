import * as z from 'zod'
import { id } from './programme/terms.ts'

/**
 * A round of preferences: candidates and schools of an intermediary's choice each name a top of at most `top`, between two instants. Closing early moves `closesAt`.
 * `reminders` is how many times those who had not answered were reminded.
 */
export const round = z.strictObject({
  name: z.string().min(1).max(80),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  top: z.int().min(1),
  reminders: z.int().min(0),
  closedTold: z.literal(true).exactOptional(),
  by: z.string().min(1),
  createdAt: z.iso.datetime(),
})
export type Round = z.infer<typeof round>

export const roundPartition = (roundId: string) => `round/${roundId}`
export const roundKey = (roundId: string) => ({ partition: roundPartition(roundId), kind: 'round' as const, id: 'round' as const })
export const roundIdOf = (partition: string) => partition.slice('round/'.length)

/** Partition `round/<id>`, kind and id `round`. Names no candidate. `dueAt` is when the others are reminded, and after that when it closes. */
export type RoundDoc = Round & { partition: string; kind: 'round'; id: 'round'; etag?: string; dueAt?: string }

/** Who is asked in a round: its partition, `id` is the person's. */
export type RoundMemberDoc = { partition: string; kind: 'round-member'; id: string; etag?: string }

/** A school that is asked, and when its leader answered last: the round's partition, `id` is the school's. `revision` counts answers. */
export type RoundSchoolDoc = { partition: string; kind: 'round-school'; id: string; etag?: string; at?: string; revision: number }

/** A candidate whom a school named, and at which place (from 1): the round's partition, `id` is `<school>~<candidate>`. */
export type RoundWishDoc = {
  partition: string
  kind: 'round-wish'
  id: string
  etag?: string
  school: string
  candidate: string
  rank: number
}

/** What a candidate answered: their own partition, `id` is the round's. `shares`: schools may see what they look for; `out`: they do not take part. */
export const roundChoice = z.strictObject({
  ranked: z.array(id),
  shares: z.boolean(),
  out: z.boolean(),
  at: z.iso.datetime(),
})
export type RoundChoice = z.infer<typeof roundChoice>
export type RoundChoiceDoc = RoundChoice & { partition: string; kind: 'round-choice'; id: string; etag?: string }

/**
 * A short meeting of a candidate and a school: the round's partition, `id` is `<school>~<candidate>`. A `draft` was told to nobody. `sequence` is that of the calendar
 * file, whose UID stays the same.
 */
export type RoundMeetingDoc = {
  partition: string
  kind: 'round-meeting'
  id: string
  etag?: string
  candidate: string
  school: string
  group: string
  place: string
  start: string
  end: string
  sequence: number
  state: 'draft' | 'planned' | 'cancelled'
}
export const pairId = (school: string, candidate: string) => `${school}~${candidate}`
