import type { Locale } from '../../data/bilingual.ts'
import type { CohortPair } from '../../rules/matching/match-cohort.ts'
import type { UnplannedMeeting } from '../../rules/matching/meetings.ts'
import type { RoundStanding, WishCell } from '../../rules/matching/rounds.ts'
import type { Absence } from '../../rules/rounds/absence.ts'
import type { Who } from '../context.ts'

/** `ranked` are ids, the first wish first. `active` is whether they are still on the route. */
export type RoundCandidate = {
  id: string
  name: string
  active: boolean
  answered: boolean
  out: boolean
  shares: boolean
  ranked: readonly string[]
}
/** `gone`: it is not in the list of schools any more; `full`: it has no place left. */
export type RoundSchool = { id: string; name: string; gone: boolean; full: boolean; answered: boolean; ranked: readonly string[] }

export type RoundLine = { id: string; name: string; opensAt: string; closesAt: string; top: number; standing: RoundStanding }
export type RoundView = RoundLine & { candidates: readonly RoundCandidate[]; schools: readonly RoundSchool[] }

/** A round as a candidate sees it: schools to choose from, and what they chose. */
export type OwnRound = RoundLine & {
  schools: readonly { id: string; name: string; part: string; groups: readonly string[]; full: boolean }[]
  choice?: { ranked: readonly string[]; shares: boolean; out: boolean }
}

export type ShownMeeting = {
  id: string
  candidate: string
  name: string
  school: string
  schoolName: string
  place: string
  start: string
  end: string
  state: 'draft' | 'planned' | 'cancelled'
  /** They stopped, or the school is gone. */
  void: boolean
}
export type NamedUnplanned = UnplannedMeeting & { name: string; schoolName: string }

/**
 * `closed`, `planned`: the round is over, or not open yet. `stopped`: the candidate is not on the route now. `too-many`, `double`, `unknown`: of a top. `too-big`: more people than
 * one round holds. `times`: it ends before it begins, or in the past. `nobody`: there is nobody to do it for. `busy`: somebody meets another then; `who` is their name.
 */
export type RoundRefusal = {
  ok: false
  reason:
    | 'forbidden'
    | 'unknown'
    | 'closed'
    | 'planned'
    | 'stopped'
    | 'double'
    | 'too-many'
    | 'too-big'
    | 'times'
    | 'nobody'
    | 'no-slots'
    | 'over'
    | 'busy'
  who?: string
}
export type RoundWish = {
  name: string
  candidates: readonly string[]
  schools: readonly string[]
  opensAt: string
  closesAt: string
  request: string
}
export type RoundMatrix = { ok: true; round: RoundView; cells: readonly WishCell[]; pageUrl: string; fileUrl: string }
export type ProposedPair = CohortPair & { name: string; schoolName: string; cell?: WishCell; met: boolean }
export type RoundProposal = {
  ok: true
  round: RoundLine
  pairs: readonly ProposedPair[]
  alone: readonly { name: string; candidate: string }[]
}
export type MeetingsShown = {
  ok: true
  round: RoundLine
  meetings: readonly ShownMeeting[]
  unplanned: readonly NamedUnplanned[]
  proved: boolean
}
export type MeetingChanged = { ok: true; meeting: ShownMeeting } | RoundRefusal

/** Rounds of preferences. Everything that changes something may be repeated with the same request. */
export type Rounds = {
  /** All rounds, the newest first, for intermediaries. From memory. */
  list: (who: Who) => readonly RoundLine[] | undefined
  /** Rounds that are open for the candidate who asks. */
  mine: (who: Who) => Promise<readonly OwnRound[]>
  own: (who: Who, round: string) => Promise<{ ok: true; round: OwnRound } | RoundRefusal>
  choose: (
    who: Who,
    choice: { round: string; ranked: readonly string[]; shares: boolean; out: boolean },
  ) => Promise<{ ok: true; closesAt: string } | RoundRefusal>
  make: (who: Who, wish: RoundWish) => Promise<{ ok: true; round: RoundLine } | RoundRefusal>
  show: (who: Who, round: string) => Promise<{ ok: true; round: RoundView } | RoundRefusal>
  /** Reminds those who have not answered; gives how many. */
  remind: (who: Who, round: string, request: string) => Promise<{ ok: true; count: number } | RoundRefusal>
  close: (who: Who, round: string) => Promise<{ ok: true; round: RoundLine } | RoundRefusal>
  matrix: (who: Who, round: string, language: Locale) => Promise<RoundMatrix | RoundRefusal>
  /** The best places under the weights and the wishes. Nothing is offered by it. */
  propose: (who: Who, round: string) => Promise<RoundProposal | RoundRefusal>
  /** A schedule for the mutual wishes, in blocks of time; a draft, told to nobody. Meetings that are planned stay. */
  plan: (
    who: Who,
    wish: { round: string; blocks: readonly { start: string; end: string }[]; absences: readonly Absence[]; place: string },
  ) => Promise<MeetingsShown | RoundRefusal>
  meetings: (who: Who, round: string) => Promise<MeetingsShown | RoundRefusal>
  /** Tells both sides of every draft, with a calendar file; gives how many. */
  send: (who: Who, round: string) => Promise<{ ok: true; count: number } | RoundRefusal>
  move: (who: Who, wish: { round: string; meeting: string; start: string }) => Promise<MeetingChanged>
  cancel: (who: Who, wish: { round: string; meeting: string }) => Promise<MeetingChanged>
}
