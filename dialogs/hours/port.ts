import type { CandidateCard } from '../../data/candidate.ts'
import type { MonthState } from '../../data/coach-hours.ts'
import type { HourDoc, HourRoom, NoteReader } from '../../data/hours.ts'
import type { Programme } from '../../data/programme.ts'
import type { BudgetLeft, HourRefusal } from '../../rules/hours/verdict.ts'
import type { Who } from '../context.ts'

/** An hour to log: minutes are whole, `date` and the clock times are local, `what` is an hour kind. Entries of one `group` are one session, paid once; it is a number or name within the request. */
export type HourWish = {
  candidate: string
  minutes: number
  date: string
  what: string
  from?: string
  until?: string
  note?: string
  noteFor: NoteReader
  group?: string
}

/**
 * `left` is what remains after it; without it the hour costs the candidate nothing. `like` is true when the coach logged the same before; `signed` when they had signed that month off.
 * `coachName` is whose hour it becomes, when an intermediary logs it.
 */
export type HourAccepted = { ok: true; wish: HourWish; name: string; left?: BudgetLeft; like: boolean; signed: boolean; coachName?: string }
export type HourRefused = { ok: false; wish: HourWish; name: string; why: HourRefusal }
export type HourJudged = HourAccepted | HourRefused

/** `again`: this very request was done before. */
export type HourLogged = (HourAccepted & { entry: string; again: boolean }) | HourRefused

/** `unknown` when there is no such candidate or entry, or not for this person: nobody learns which. */
export type HoursRefusal = { ok: false; reason: 'forbidden' | 'unknown' }

/** An entry as it stands now, with its line of the ledger; `state` is `withdrawn` or `corrected` when a counter-entry took it back. */
export type HourShown = Omit<HourDoc, 'partition' | 'kind' | 'etag'> & {
  candidate: string
  name: string
  coachName: string
  state: 'stands' | 'withdrawn' | 'corrected'
  month: string
  /** Whether this person may still correct it: a coach until the month is closed, an intermediary always. */
  mayChange: boolean
}

export type HourChange = Partial<Pick<HourWish, 'candidate' | 'minutes' | 'date' | 'what' | 'noteFor'>> & {
  /** An empty note takes it away; null clock times too. */
  note?: string
  from?: string | null
  until?: string | null
}

export type CorrectWish = { candidate: string; entry: string; change: HourChange; reason: string; request: string }
export type Corrected = HourLogged | HoursRefusal | { ok: false; reason: 'gone' | 'closed' | 'same' }
export type Withdrawn =
  | { ok: true; shown: HourShown; left?: BudgetLeft; again: boolean }
  | HoursRefusal
  | { ok: false; reason: 'gone' | 'closed' }

/** What a budget of a candidate holds: minutes. `open` is true for the budget of the phase they are in. */
export type BudgetShown = BudgetLeft & { title: Programme['budgets'][number]['title']; open: boolean }

export type HoursOf =
  | { ok: true; candidate: string; name: string; budgets: BudgetShown[]; entries: HourShown[]; programme: Programme }
  | HoursRefusal

export type RoomShown = HourRoom & { id: string; candidate: string; name: string }
export type RoomAsked = { ok: true; room: RoomShown; again: boolean } | HoursRefusal | { ok: false; reason: 'room' }
export type RoomAnswered = { ok: true; room: RoomShown } | HoursRefusal | { ok: false; reason: 'answered'; room: RoomShown }

/** What is to become of a coach's month; opening it again takes a `reason`, which the coach hears. */
export type MonthMove = { coach: string; month: string; to: MonthState; reason?: string }

/** Hours of coaches as dialogs use them. Everything that changes something may be repeated with the same request and the same result. */
export type Hours = {
  /** The candidates this coach logs for, by name. From memory. */
  candidates: (who: Who) => readonly CandidateCard[]
  /** What would become of these entries, together and in this order; nothing is written. `instead` leaves out an entry that is being corrected. */
  judge: (who: Who, wishes: readonly HourWish[], instead?: { candidate: string; entry: string }) => Promise<HourJudged[]>
  /** Logs what can be logged; what cannot is named. What an intermediary logs is an hour of the candidate's coach, who is told. */
  log: (who: Who, wishes: readonly HourWish[], request: string) => Promise<HourLogged[]>
  /** The coach's own newest entries over all candidates, newest date first. */
  recent: (who: Who, options?: { from?: string; until?: string; limit?: number }) => Promise<HourShown[]>
  correct: (who: Who, wish: CorrectWish) => Promise<Corrected>
  withdraw: (who: Who, wish: Omit<CorrectWish, 'change'>) => Promise<Withdrawn>
  /** Everything of one candidate, newest first: for their coach and intermediaries; for themselves what is shared with them. */
  of: (who: Who, candidate: string) => Promise<HoursOf>
  /** One's own budget and shared notes; nothing for an anonymous visitor. */
  mine: (who: Who) => Promise<Extract<HoursOf, { ok: true }> | undefined>
  requestRoom: (who: Who, wish: HourWish, reason: string, request: string) => Promise<RoomAsked>
  /** Requests that wait for an answer, the oldest first; for intermediaries. */
  rooms: (who: Who) => Promise<RoomShown[]>
  /** The entry that room was asked for, for the coach who asked: to log it now that there is room. */
  roomFor: (who: Who, room: { candidate: string; id: string }) => Promise<HourWish | undefined>
  grantRoom: (who: Who, answer: { candidate: string; id: string; minutes?: number }) => Promise<RoomAnswered>
  refuseRoom: (who: Who, answer: { candidate: string; id: string; words?: string }) => Promise<RoomAnswered>
  /** Signs a month off (its coach), closes it or opens it again (an intermediary). `held`: something is being written in it; try again. */
  moveMonth: (
    who: Who,
    wish: MonthMove,
  ) => Promise<{ ok: true; status: MonthState } | { ok: false; reason: 'forbidden' | 'state' | 'held' | 'early' | 'words' }>
}
