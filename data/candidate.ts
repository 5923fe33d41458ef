import * as z from 'zod'
import { locales } from './bilingual.ts'
import { candidatePartition } from './info-session.ts'

/** Where somebody stands as a whole: known to the desk, on the route, pausing, stopped, or a teacher with the route behind them. */
export const personStates = ['interested', 'active', 'paused', 'stopped', 'finished'] as const
export type PersonState = (typeof personStates)[number]

/** Why somebody stopped, for the figures; their own words go beside it. */
export const stopReasons = ['money', 'time', 'home', 'health', 'not-fitting', 'not-admitted', 'other-job', 'elsewhere', 'other'] as const
export type StopReason = (typeof stopReasons)[number]

/** What somebody agreed to, word for word; withdrawn it stays as proof until the person is erased. */
export const personConsent = z.strictObject({
  purpose: z.string().min(1),
  version: z.int().min(1),
  text: z.string().min(1),
  at: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().exactOptional(),
})
export type PersonConsent = z.infer<typeof personConsent>

/** A person whose e-mail address was proved by a code, or who was imported and has not proved it yet (no `verifiedAt`). Anonymous visitors have no such document, but may have a partition of the same name (sign-ups, a scan). */
export const person = z.strictObject({
  name: z.string().min(1),
  email: z.string().min(3),
  phone: z.string().min(3).exactOptional(),
  language: z.enum(locales),
  programme: z.strictObject({ id: z.string(), version: z.string() }),
  state: z.enum(personStates),
  stateSince: z.iso.datetime(),
  stopReason: z.enum(stopReasons).exactOptional(),
  words: z.string().exactOptional(),
  /** Staff ids. A coach sees this candidate only while they are named here. */
  coach: z.string().exactOptional(),
  coachSince: z.iso.datetime().exactOptional(),
  intermediary: z.string().exactOptional(),
  consents: z.array(personConsent),
  createdAt: z.iso.datetime(),
  verifiedAt: z.iso.datetime().exactOptional(),
  /** Taken over from another administration: `line` is the hash of what was taken over, `revision` the journey's right after that. */
  imported: z.strictObject({ at: z.iso.datetime(), line: z.string(), revision: z.int().min(0) }).exactOptional(),
})
export type Person = z.infer<typeof person>

/** Partition `candidate/<id>`, kind and id `person`. */
export type PersonDoc = Person & { partition: string; kind: 'person'; id: 'person'; etag?: string; ttl?: number }
export const personKey = (personId: string) => ({ partition: candidatePartition(personId), kind: 'person' as const, id: 'person' as const })

/** The id of the person behind a candidate's partition. */
export const personIdOf = (partition: string) => partition.slice('candidate/'.length)

/** Points from an address to its person: partition `address/<HMAC of the address>`, kind and id `owner`. Nothing in it can be read back to the address. `imported`: the person may not have proved it yet. */
export type AddressOwnerDoc = {
  partition: string
  kind: 'owner'
  id: 'owner'
  etag?: string
  personId: string
  at: string
  imported?: true
}

/** Points from a channel's user to their person: partition `identity/<channel>:<user>`, kind and id `identity`. */
export type IdentityDoc = { partition: string; kind: 'identity'; id: 'identity'; etag?: string; personId: string; at: string }

/** One line a candidate in the list that staff see: a projection, partition `candidates`, `id` is the person's. */
export const candidatesPartition = 'candidates'
export type CandidateCard = {
  id: string
  name: string
  language: Person['language']
  state: PersonState
  stateSince: string
  coach?: string
  intermediary?: string
  /** `phase/step` of the first thing that is open, whose turn it is, and since when. */
  phase: string
  step?: string
  turn?: string
  /** Roles of staff something waits for, beside whose turn the first thing is: a step handed in while the candidate goes on with another. */
  waits?: ('coach' | 'intermediary')[]
  since: string
  lastContactAt: string
  createdAt: string
}
export type CandidateCardDoc = CandidateCard & { partition: typeof candidatesPartition; kind: 'candidate-card'; etag?: string }

/** A conversation of a person's, so that all of them can be found again: candidate's partition, `id` is `<channel>:<conversation>`. */
export type ConversationRefDoc = {
  partition: string
  kind: 'conversation-ref'
  id: string
  etag?: string
  channelId: string
  conversationId: string
  userId: string
  at: string
}
