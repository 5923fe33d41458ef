import type { Locale } from '../../data/bilingual.ts'
import type { PoolDate, PoolDateType } from '../../data/pool-date.ts'
import type { ForecastMonth, Outlook } from '../../rules/matching/forecast.ts'
import type { CoachStanding } from '../../rules/pool/coach-standing.ts'
import type { Who } from '../context.ts'

/** A moment of the pool with names. `over`: it is past. */
export type PoolDateShown = Pick<PoolDate, 'type' | 'at' | 'minutes' | 'place' | 'state'> & {
  id: string
  by: string
  over: boolean
  coaches: { id: string; name: string; answer?: 'yes' | 'no' }[]
}

/** The pool as it stands, with whom something is most pressing first. */
export type PoolShown = { coaches: readonly CoachStanding[]; capacity: number; taken: number; held: number; free: number }

/** `perMonth` is how many are expected to register in a month; `nameOf` of coaches. */
export type ForecastShown = { months: readonly ForecastMonth[]; outlook: Outlook; perMonth: number; nameOf: (coach: string) => string }

/** `past`: that moment is over. `early`: it is yet to come. `over`: it was held or called off. `nobody`: none of them is a coach. `busy`: one of them has something else of the pool then. */
export type PoolRefusal =
  | { ok: false; reason: 'forbidden' | 'unknown' | 'past' | 'early' | 'over' | 'nobody' }
  | { ok: false; reason: 'busy'; name: string; date: PoolDateShown }
/** `file` is for the calendar of whoever plans. */
export type PoolDateResult = { ok: true; date: PoolDateShown; file: string } | PoolRefusal

/** An intermediary who is away, up to and including a day. */
export type Absent = { id: string; name: string; from: string; until: string }

/** The pool of coaches: room, load, and what is planned with them. Everything that changes something may be repeated with the same request. */
export type Pool = {
  /** For intermediaries and managers. From memory. */
  view: (who: Who) => PoolShown | undefined
  forecast: (who: Who) => ForecastShown | undefined
  /** What is planned: all of it for intermediaries, a coach's own for a coach; the first one first. From memory. */
  dates: (who: Who) => readonly PoolDateShown[]
  date: (who: Who, id: string) => PoolDateShown | undefined
  plan: (
    who: Who,
    wish: { type: PoolDateType; coaches: readonly string[]; at: string; place: string; locale: Locale; request: string },
  ) => Promise<PoolDateResult>
  move: (who: Who, wish: { id: string; at: string; locale: Locale }) => Promise<PoolDateResult>
  cancel: (who: Who, wish: { id: string; locale: Locale }) => Promise<PoolDateResult>
  /** It took place. */
  held: (who: Who, wish: { id: string }) => Promise<PoolDateResult>
  /** Intermediaries who are away now or will be, for intermediaries. From memory. */
  absences: (who: Who) => readonly (Absent & { now: boolean })[]
  /** An intermediary says when they are away, or with `null` that they are back. Their work shows at the others. */
  absent: (
    who: Who,
    wish: { away: { from: string; until: string } | null; request: string },
  ) => Promise<{ ok: true; others: string[] } | { ok: false; reason: 'forbidden' | 'unknown' }>
  /** A coach comes, or does not. */
  answer: (who: Who, wish: { id: string; answer: 'yes' | 'no' }) => Promise<PoolDateResult>
}
