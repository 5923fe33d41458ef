import * as z from 'zod'
import { candidatePartition } from './info-session.ts'
import { actor } from './journey.ts'
import { clockTime, localDate, schoolYear } from './programme/dates.ts'

/** Who reads the note of an entry: the coach (and an intermediary), or the candidate too. */
export const noteReaders = ['coach', 'candidate'] as const
export type NoteReader = (typeof noteReaders)[number]

/** A calendar month in the programme's time zone, `2026-11`. */
export const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)

/** What an hour was: minutes are whole; `what` is an hour kind of the programme; the clock times are local and on that date. `group` is one session with several candidates: an entry for each, paid once (`paidMinutes`). */
const hourFacts = {
  minutes: z.int(),
  date: localDate,
  what: z.string().min(1),
  from: clockTime.exactOptional(),
  until: clockTime.exactOptional(),
  group: z.string().min(1).exactOptional(),
}

/** What it counts to, settled when it is written down. Without `budget` it costs the candidate nothing. `month` is the statement it is paid on: the month of the date, or a later one when that was closed. */
const hourBooking = {
  coach: z.string().min(1),
  phase: z.string().min(1),
  budget: z.string().min(1).exactOptional(),
  schoolYear,
  rate: z.enum(['internal', 'external']),
  month,
}

/**
 * One line of the ledger, never changed. A counter-entry has negative minutes and names in `corrects` the entry it takes back whole, with a `reason`; what
 * takes its place is a new entry whose `replaces` names the old one, in this ledger or in another candidate's. `seq` is the balance's, so that lines have an order.
 */
export const hourEntry = z.strictObject({
  ...hourFacts,
  ...hourBooking,
  note: z.string().min(1).exactOptional(),
  noteFor: z.enum(noteReaders),
  corrects: z.string().min(1).exactOptional(),
  replaces: z.strictObject({ candidate: z.string().min(1), entry: z.string().min(1) }).exactOptional(),
  reason: z.string().min(1).exactOptional(),
  /** Taken over from another administration, by an intermediary or the operator. */
  imported: z.literal(true).exactOptional(),
  by: actor,
  at: z.iso.datetime(),
  request: z.string().min(1),
  seq: z.int().min(1),
})
export type HourEntry = z.infer<typeof hourEntry>

/** Candidate's partition, kind `hours`; `id` is the entry key: the hash of the request and the place in it, so that the same request is the same entry. */
export type HourDoc = HourEntry & { partition: string; kind: 'hours'; id: string; etag?: string }
export const hourKey = (candidate: string, id: string) => ({ partition: candidatePartition(candidate), kind: 'hours' as const, id })

/**
 * What the ledger of one candidate adds up to, in the same commit as every line; `seq` grows with every change. `used` is minutes by `budget@school-year`, `room` extra minutes an intermediary
 * gave by budget, `coaches` what each coach logged: minutes of all kinds, the same by `phase@school-year`, and when they last did. `told` is how
 * many minutes `budget/near` or `budget/full` held when people heard that it is.
 */
export const hourBalance = z.strictObject({
  seq: z.int().min(0),
  used: z.record(z.string(), z.int()),
  room: z.record(z.string(), z.int().min(0)),
  coaches: z.record(
    z.string(),
    z.strictObject({ minutes: z.int(), entries: z.int(), phases: z.record(z.string(), z.int()), lastAt: z.iso.datetime() }),
  ),
  told: z.record(z.string(), z.int()).exactOptional(),
})
export type HourBalance = z.infer<typeof hourBalance>

/** Candidate's partition, kind and id `hours-balance`. */
export type HourBalanceDoc = HourBalance & { partition: string; kind: 'hours-balance'; id: 'hours-balance'; etag?: string }
export const balanceKey = (candidate: string) => ({
  partition: candidatePartition(candidate),
  kind: 'hours-balance' as const,
  id: 'hours-balance' as const,
})

/** Decides a race: whoever creates it first, the entry that was reserved under `token` or the recovery that gives it up. Candidate's partition, `id` is the token. */
export type HourClaimDoc = { partition: string; kind: 'hours-claim'; id: string; etag?: string; ttl: number; entry?: string; void?: true }

/** A coach asks an intermediary for more room in a budget: `minutes` more, for the entry in `wish`. Candidate's partition; `id` is the hash of the request. */
export const hourRoom = z.strictObject({
  coach: z.string().min(1),
  coachName: z.string(),
  budget: z.string().min(1),
  minutes: z.int().min(1),
  reason: z.string().min(1),
  wish: z.strictObject({ ...hourFacts, note: z.string().min(1).exactOptional(), noteFor: z.enum(noteReaders) }),
  state: z.enum(['asked', 'granted', 'refused']),
  at: z.iso.datetime(),
  answer: z.strictObject({ by: actor, at: z.iso.datetime(), words: z.string().exactOptional() }).exactOptional(),
})
export type HourRoom = z.infer<typeof hourRoom>
export type HourRoomDoc = HourRoom & { partition: string; kind: 'hours-room'; id: string; etag?: string }
export const roomKey = (candidate: string, id: string) => ({ partition: candidatePartition(candidate), kind: 'hours-room' as const, id })

/** A request that waits for an answer, so that intermediaries have one list: a projection, partition `hours-rooms`, `id` is the request's. */
export const roomsPartition = 'hours-rooms'
export type HourRoomOpenDoc = {
  partition: typeof roomsPartition
  kind: 'hours-room-open'
  id: string
  etag?: string
  candidate: string
  at: string
}
