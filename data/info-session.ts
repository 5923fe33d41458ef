import * as z from 'zod'
import { bilingual, locales } from './bilingual.ts'

export const sessionLanguages = ['nl', 'en', 'both'] as const
export type SessionLanguage = (typeof sessionLanguages)[number]

/** Where people meet: a link to join, or a building and its address. */
export const sessionPlace = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('online'), url: z.url({ protocol: /^https?$/ }) }),
  z.strictObject({ type: z.literal('place'), name: z.string().trim().min(1).max(120), address: z.string().trim().min(1).max(200) }),
])
export type SessionPlace = z.infer<typeof sessionPlace>

/** What people read about a session. Instants are ISO 8601 in UTC; `closesMinutesBefore` the start nobody signs up any more. */
export const sessionFacts = z.strictObject({
  title: bilingual,
  description: bilingual,
  host: z.string().trim().min(1).max(120),
  language: z.enum(sessionLanguages),
  start: z.iso.datetime(),
  end: z.iso.datetime(),
  place: sessionPlace,
  capacity: z.int().min(1).max(1000),
  closesMinutesBefore: z.int().min(0),
})
export type SessionFacts = z.infer<typeof sessionFacts>

/**
 * Somebody on a session's list, without personal data: `id` is the registration, `by` the person who made it. `request` tells a repeated
 * delivery of one sign-up from a second one; `replaces` is the session this seat was exchanged for; `told` marks that a second sign-up
 * with the same address was answered by e-mail. `offer` holds a place for somebody who waits until they say; `lapsed` that they did not say in time.
 */
export const entry = z.strictObject({
  id: z.string().min(1),
  by: z.string().min(1),
  at: z.iso.datetime(),
  request: z.string().exactOptional(),
  replaces: z.string().exactOptional(),
  told: z.literal(true).exactOptional(),
  offer: z.strictObject({ at: z.iso.datetime(), until: z.iso.datetime() }).exactOptional(),
  lapsed: z.literal(true).exactOptional(),
})
export type Entry = z.infer<typeof entry>

/** The one truth about who has a seat. `waiting` is in order of arrival; `gone` are people who cancelled or let a place lapse, the newest last. */
export const roster = z.strictObject({ seats: z.array(entry), waiting: z.array(entry), gone: z.array(entry) })
export type Roster = z.infer<typeof roster>

export const attendances = ['attended', 'no-show'] as const
export type Attendance = (typeof attendances)[number]

/**
 * A session as rules see it. `sequence` is iCalendar's; `revision` grows with every commit, so that a projection can be compared. `markedAt` is when
 * the list of who was there was last marked, `thanked` and `missed` who were told which of the two.
 */
export const session = z.strictObject({
  ...sessionFacts.shape,
  status: z.enum(['planned', 'cancelled', 'held']),
  words: z.string().exactOptional(),
  sequence: z.int().min(0),
  revision: z.int().min(0),
  roster,
  attendance: z.record(z.string(), z.enum(attendances)),
  markedAt: z.iso.datetime().exactOptional(),
  thanked: z.array(z.string()).exactOptional(),
  missed: z.array(z.string()).exactOptional(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
})
export type Session = z.infer<typeof session>

/** Kind `info-session` in its own partition; `id` is the session's. `dueAt` is when something happens to it by itself: a place lapses, thanks go out. */
export type SessionDoc = Session & { partition: string; kind: 'info-session'; id: string; etag?: string; dueAt?: string }
export const sessionPartition = (id: string) => `info-session/${id}`
export const sessionKey = (id: string) => ({ partition: sessionPartition(id), kind: 'info-session' as const, id })

/** What somebody agreed to, word for word. */
export const givenConsent = z.strictObject({ purpose: z.string(), version: z.int().min(1), text: z.string().min(1), at: z.iso.datetime() })
export type GivenConsent = z.infer<typeof givenConsent>

/** Who is behind an entry: all personal data of a sign-up, in the session's partition. Whether they have a seat is in the session only. */
export const registration = z.strictObject({
  name: z.string().min(1),
  email: z.string().min(3),
  needs: z.string().exactOptional(),
  language: z.enum(locales),
  consent: givenConsent,
  by: z.string().min(1),
  channel: z.strictObject({ channelId: z.string(), userId: z.string(), conversationId: z.string() }),
  at: z.iso.datetime(),
})
export type Registration = z.infer<typeof registration>
export type RegistrationDoc = Registration & { partition: string; kind: 'registration'; id: string; etag?: string }

/** A session as it is listed: a projection of the session without people, except the opaque registration ids of the waiting list, in order; `offered` of them have a place kept. */
export type SessionCard = SessionFacts & {
  id: string
  status: Session['status']
  words?: string
  sequence: number
  revision: number
  taken: number
  seatsLeft: number
  waiting: readonly string[]
  offered?: readonly { id: string; until: string }[]
  lapsed?: readonly string[]
}

/** All cards in one partition, so that a list is one read. */
export const cataloguePartition = 'info-sessions'
export type CardDoc = SessionCard & { partition: typeof cataloguePartition; kind: 'session-card'; etag?: string; ttl?: number }

/** Points from a person to a sign-up of theirs; `id` is the session's. `standing` is as of `revision`; a newer card knows better. */
export type SessionRef = {
  partition: string
  kind: 'session-ref'
  id: string
  etag?: string
  registration: string
  active: boolean
  standing: Standing
  revision: number
  title: SessionFacts['title']
  start: string
}
export const candidatePartition = (personId: string) => `candidate/${personId}`

/** What a sign-up is worth: a seat, a place on the waiting list, counted from 1 among who was offered none yet, or a place that is kept until they say. */
export type Standing = { status: 'seat' } | { status: 'waiting'; position: number } | { status: 'offered'; until: string }
