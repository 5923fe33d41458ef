import * as z from 'zod'
import { locales } from './bilingual.ts'

export const ticketStates = ['waiting', 'claimed', 'returned', 'closed', 'expired'] as const
export type TicketState = (typeof ticketStates)[number]

/** Why somebody came to a person. */
export const ticketReasons = ['asked', 'not-understood', 'unhappy', 'distress'] as const
export type TicketReason = (typeof ticketReasons)[number]

/** What became of a question, for the figures. */
export const ticketResults = ['answered', 'forwarded', 'unanswered', 'no-reply'] as const
export type TicketResult = (typeof ticketResults)[number]

const instant = z.iso.datetime()
const place = z.strictObject({ channelId: z.string(), conversationId: z.string() })

/** `number` tells an agent's conversations apart: "→ 2". Without `at` the agent works on a page, not in a chat with the bot. */
const owner = z.strictObject({
  staffId: z.string(),
  name: z.string(),
  since: instant,
  number: z.int().min(1),
  at: place.exactOptional(),
})

/**
 * A hand-off to a person. `person` is who asks (`personOf`), `name` only of somebody who was proved. `shared`: the agent may read what is personal: the
 * conversation before, the outcome of the zelfscan, the step. `queuedAt` is when it began to wait (again). `told` counts what was
 * said about waiting since then. `for` is whom it was passed on to. `unread` is what an agent said while the web chat was closed.
 * `hub`: it lies with the contact centre, which was asked, or accepted and owns it.
 */
export const ticket = z.strictObject({
  state: z.enum(ticketStates),
  conversation: place,
  person: z.string(),
  name: z.string().exactOptional(),
  language: z.enum(locales),
  reason: z.enum(ticketReasons),
  question: z.string().exactOptional(),
  topics: z.array(z.string()),
  scan: z.string().exactOptional(),
  step: z.string().exactOptional(),
  coach: z.string().exactOptional(),
  shared: z.boolean(),
  openedAt: instant,
  queuedAt: instant,
  told: z.int().min(0),
  outOfHours: z.boolean(),
  mail: z.strictObject({ email: z.string(), version: z.int().exactOptional(), at: instant }).exactOptional(),
  /** Since when the conversation it came from is somebody else's: nothing of it is shown there any more, and the answer goes by e-mail alone. */
  detachedAt: instant.exactOptional(),
  /** What was said since then, which stands in no conversation. */
  mailed: z.array(z.strictObject({ at: instant, by: z.string(), words: z.string() })).exactOptional(),
  owner: owner.exactOptional(),
  for: z.strictObject({ staffId: z.string(), name: z.string() }).exactOptional(),
  hub: z.enum(['asked', 'accepted']).exactOptional(),
  firstClaimedAt: instant.exactOptional(),
  /** When a person first said something to them. */
  firstSaidAt: instant.exactOptional(),
  lastAt: instant,
  snoozedUntil: instant.exactOptional(),
  unread: z.strictObject({ since: instant, words: z.array(z.string()) }).exactOptional(),
  notes: z.array(z.strictObject({ at: instant, by: z.string(), words: z.string() })),
  endedAt: instant.exactOptional(),
  /** When it had ended before it was opened again: what was said to the bot then is not for whoever helps, unless it is shared. */
  apart: z.array(z.strictObject({ from: instant, until: instant })).exactOptional(),
  result: z.enum(ticketResults).exactOptional(),
  rating: z.enum(['good', 'bad']).exactOptional(),
  /** Ids of what was done, so that a wish delivered twice is done once. The newest twenty. */
  done: z.array(z.string()),
})
export type Ticket = z.infer<typeof ticket>
export type TicketOwner = z.infer<typeof owner>

/** Who owns what the contact centre accepted; no member of staff has this id. */
export const contactCentreId = 'contact-centre'

/** Kind `ticket`, in the partition of the candidate's conversation; due when something is to be said about waiting. */
export type TicketDoc = Ticket & { partition: string; kind: 'ticket'; id: string; etag?: string; ttl?: number; dueAt?: string }

/** Kind and id `open-ticket`, beside it: at most one ticket of a conversation is open. */
export type OpenTicketDoc = { partition: string; kind: 'open-ticket'; id: 'open-ticket'; etag?: string; ttl?: number; ticket: string }

/** One line a ticket in the queue: a projection, partition `tickets`, kind `ticket-card`; `id` is the ticket's. Kind `ended-ticket-card` when it ended a while ago. */
export const ticketsPartition = 'tickets'
export type TicketCard = Pick<
  Ticket,
  | 'state'
  | 'conversation'
  | 'person'
  | 'coach'
  | 'name'
  | 'language'
  | 'reason'
  | 'question'
  | 'openedAt'
  | 'queuedAt'
  | 'owner'
  | 'for'
  | 'hub'
  | 'snoozedUntil'
  | 'detachedAt'
> & { id: string; mail: boolean; firstClaimedAt?: string; endedAt?: string }
/** `until` is when its `ttl` ends. */
export type TicketCardDoc = TicketCard & {
  partition: typeof ticketsPartition
  kind: 'ticket-card' | 'ended-ticket-card'
  etag?: string
  ttl?: number
  until?: string
}

/** Whether a member of staff takes conversations now: partition `tickets`, kind `agent`, `id` the staff id. Without one they do. */
export type AgentDoc = { partition: typeof ticketsPartition; kind: 'agent'; id: string; etag?: string; available: boolean; at: string }

/** Numbers just given to an agent's conversations: partition `tickets`, kind `agent-numbers`, `id` the staff id. */
export type AgentNumbersDoc = {
  partition: typeof ticketsPartition
  kind: 'agent-numbers'
  id: string
  etag?: string
  ttl?: number
  numbers: { ticket: string; number: number; at: string }[]
}

/** What a conversation remembers of its ticket, under `memory.ticket`. */
export type TicketMark = { id: string; state: TicketState; agent?: string; rated?: true }
