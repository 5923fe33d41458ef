import type { Locale } from '../../data/bilingual.ts'
import type { Attendance, GivenConsent, SessionCard, SessionFacts, Standing } from '../../data/info-session.ts'
import type { SessionPatch } from '../../rules/session-changes.ts'
import type { Who } from '../context.ts'

/** What a person fills in. `request` is the same when one sign-up is delivered twice. */
export type SignUp = {
  session: string
  name: string
  email: string
  needs?: string
  language: Locale
  consent: Omit<GivenConsent, 'at'>
  request?: string
}

export type NotOpen = 'unknown' | 'cancelled' | 'closed' | 'past' | 'crowded'

/** `again` when this person was on the list already; `personId` is who they are from now on. `calendar` is there for a seat. */
export type SignedUp =
  | { ok: true; card: SessionCard; standing: Standing; again: boolean; personId: string; calendar?: string }
  | { ok: false; reason: NotOpen; card?: SessionCard }

export type Cancelled =
  | { ok: true; card: SessionCard; calendar: string }
  | { ok: false; reason: 'not-yours' | 'past' | 'unknown'; card?: SessionCard }

/** `again` when they had it already. `lapsed`: the time to say was over; `not-offered`: they wait, and it is not their turn. */
export type Accepted =
  | { ok: true; card: SessionCard; again: boolean; calendar: string }
  | { ok: false; reason: 'unknown' | 'not-yours' | 'not-offered' | 'lapsed' | 'cancelled' | 'past'; card?: SessionCard }

/** `calendar` is the new session's, `gone` removes the old one from a calendar. */
export type Moved =
  | { ok: true; card: SessionCard; standing: Standing; calendar?: string; gone: string }
  | { ok: false; reason: NotOpen | 'not-yours' | 'full'; card?: SessionCard }

/** One of a person's own sign-ups. Without a card the session is long past. */
export type Mine = { session: string; title: SessionFacts['title']; start: string; standing: Standing; card?: SessionCard }

export type Forbidden = { ok: false; reason: 'forbidden' | 'unknown' }

/** One line of the list staff see; `number` counts from 1 in order of seat, then waiting. */
export type Attendee = {
  number: number
  id: string
  name: string
  email: string
  needs?: string
  standing: Standing
  attendance?: Attendance
}

/** `told` is how many people get a message about it. */
export type Changed =
  | { ok: true; card: SessionCard; told: number }
  | Forbidden
  | { ok: false; reason: 'cancelled' | 'past'; card: SessionCard }

/** Info sessions as dialogs use them. What changes something is exact and may be repeated with the same result; `cards` may be seconds old. */
export type InfoSessions = {
  /** Every session not long past, by start. Takes no store request. */
  cards: () => readonly SessionCard[]
  /** A person's own sign-ups that still stand, by start. One read within one partition. */
  mine: (who: Who) => Promise<Mine[]>
  signUp: (who: Who, request: SignUp) => Promise<SignedUp>
  cancel: (who: Who, session: string, locale: Locale) => Promise<Cancelled>
  /** Takes a place that was offered to somebody who waits. Declining is cancelling. */
  accept: (who: Who, session: string, locale: Locale) => Promise<Accepted>
  move: (who: Who, from: string, to: string, locale: Locale) => Promise<Moved>
  /** A calendar file of a session somebody has a seat in. */
  calendar: (session: string, locale: Locale) => string | undefined
  /** For intermediaries only, checked again by the service. */
  staff: {
    create: (who: Who, facts: SessionFacts) => Promise<Changed>
    change: (who: Who, session: string, patch: SessionPatch) => Promise<Changed>
    callOff: (who: Who, session: string, words: string | undefined) => Promise<Changed>
    attendees: (who: Who, session: string) => Promise<{ ok: true; card: SessionCard; people: Attendee[] } | Forbidden>
    attend: (
      who: Who,
      session: string,
      marks: Readonly<Record<string, Attendance>>,
    ) => Promise<{ ok: true; card: SessionCard; marked: number } | Forbidden | { ok: false; reason: 'not-yet'; card: SessionCard }>
  }
}
