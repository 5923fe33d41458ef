import type { Locale } from '../../data/bilingual.ts'
import type { Ticket, TicketCard, TicketReason, TicketResult } from '../../data/ticket.ts'
import type { Who } from '../context.ts'
import type { Var } from '../reply.ts'
import type { SentFile } from '../said.ts'

/** A wish for a person. `request` is the same when one wish is delivered twice; then it is done once. */
export type TicketWish = {
  language: Locale
  reason: TicketReason
  question?: string
  topics: readonly string[]
  scan?: string
  request: string
}

/** How somebody's question stands with the desk. `there`: somebody can answer now, all are away though the desk is open, it is closed until `opensAt`, or the contact centre was asked. */
export type TicketStanding = {
  id: string
  state: Ticket['state']
  there: 'now' | 'away' | 'closed' | 'elsewhere'
  opensAt?: string
  place: number
  minutes: number
  mail: boolean
  shared: boolean
  /** Who helps. */
  agent?: string
}

/** `unknown`: there is no such ticket, or it is not for whoever asks. `state`: it stands otherwise by now. */
export type TicketRefusal = { ok: false; reason: 'unknown' | 'forbidden' | 'state' | 'late' } | { ok: false; reason: 'taken'; name: string }
export type Standing = ({ ok: true } & TicketStanding) | TicketRefusal

/** One line of a conversation, as an agent reads it back; `files` are what a candidate sent, by links that work for a while. */
export type HistoryLine = {
  at: string
  by: 'candidate' | 'bot' | 'agent'
  words: string
  name?: string
  files?: { name: string; url: string }[]
}
/** What an agent sees of a ticket. Lines before it was opened, the outcome of the zelfscan and the step are there only when they were shared. */
export type TicketView = { id: string; ticket: Ticket; lines: HistoryLine[] }
export type Seen = ({ ok: true } & TicketView) | TicketRefusal
export type TicketChanged = { ok: true; id: string; ticket: Ticket } | TicketRefusal

/** What a candidate did while a person is with them. */
export type Message = {
  words: string
  about: 'said' | 'edited' | 'deleted' | 'pressed' | 'files'
  files?: readonly SentFile[]
  request: string
}

export type Queue = {
  waiting: readonly TicketCard[]
  mine: readonly TicketCard[]
  claimed: readonly TicketCard[]
  /** Those of colleagues who are not there: they can be taken over. */
  stray: readonly TicketCard[]
  available: boolean
  agents: { available: number; free: number }
}

/** Whom a conversation can be passed on to. */
export type Colleague = { staffId: string; name: string; role: 'helpdesk' | 'intermediary' | 'coach' }

/** The hand-off to a person, as dialogs use it. Whoever may do what is judged again by the service. */
export type Tickets = {
  /** Opens a ticket, or gives the one that is open: at most one a conversation. */
  open: (who: Who, wish: TicketWish) => Promise<TicketStanding>
  /** Opens a ticket that ended again, within seven days, for what is asked now. */
  comeBack: (who: Who, id: string, wish: TicketWish) => Promise<Standing>
  /** Whether somebody is there, without asking for them. */
  standing: (who: Who, id: string) => Promise<Standing>
  share: (who: Who, id: string, yes: boolean, request: string) => Promise<Standing>
  mail: (who: Who, id: string, wish: { email: string; version?: number; request: string }) => Promise<Standing>
  leave: (who: Who, id: string, request: string) => Promise<Standing>
  /** This conversation is somebody else's from now on. What was asked is answered by e-mail (`mail`) when an address is known, else it is left (`left`); `ended` when nothing was open. */
  detach: (who: Who, id: string, request: string) => Promise<{ ok: true; answer: 'mail' | 'left' | 'ended' } | TicketRefusal>
  rate: (who: Who, id: string, rating: 'good' | 'bad', request: string) => Promise<Standing>
  /** Brings what a candidate said to the agent who helps them. */
  hear: (who: Who, id: string, message: Message) => Promise<{ ok: true } | TicketRefusal>
  /** For staff who may see it; nothing for anybody else. From memory. */
  queue: (who: Who) => Queue | undefined
  colleagues: (who: Who, id: string) => Promise<Colleague[]>
  /** Written down, but for whoever is helping them now. */
  see: (who: Who, id: string) => Promise<Seen>
  /** One wins; the others hear who. Also what a colleague has who is not there: they and the candidate hear it. */
  claim: (who: Who, id: string, request: string) => Promise<TicketChanged>
  /** Said to the candidate, in their language where it is a text of ours. */
  say: (
    who: Who,
    id: string,
    message: { words: Var; about?: 'said' | 'edited' | 'deleted'; files?: readonly SentFile[]; request: string },
  ) => Promise<TicketChanged>
  note: (who: Who, id: string, words: string, request: string) => Promise<TicketChanged>
  transfer: (who: Who, id: string, to: string, request: string) => Promise<TicketChanged>
  /** `until` is an instant. */
  snooze: (who: Who, id: string, until: string, request: string) => Promise<TicketChanged>
  /** Back to the queue. */
  release: (who: Who, id: string, request: string) => Promise<TicketChanged>
  /** Back to the bot, without a result. */
  giveBack: (who: Who, id: string, request: string) => Promise<TicketChanged>
  close: (who: Who, id: string, result: TicketResult, request: string) => Promise<TicketChanged>
  /** Within seven days. */
  reopen: (who: Who, id: string, request: string) => Promise<TicketChanged>
  available: (who: Who, on: boolean) => Promise<Queue | undefined>
}
