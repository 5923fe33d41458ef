import type { CandidateCard } from '../../data/candidate.ts'
import type { Proposal } from '../../rules/matching/propose.ts'
import type { Effect } from '../../rules/matching/what-if.ts'
import type { Who } from '../context.ts'

export type SchoolProposal = Proposal & { name: string; group: string }

/** A meeting that is planned, or was (`met`). */
export type SchoolMeeting = { school: string; name: string; group: string; at: string; met: boolean }

/** What is open for somebody, or settled. */
export type SchoolStanding = { offer: string; school: string; name: string; state: 'open' | 'accepted'; at: string; expiresAt: string }

export type SchoolsForCandidate = {
  ok: true
  card: CandidateCard
  possible: SchoolProposal[]
  wouldBe: SchoolProposal[]
  meetings: SchoolMeeting[]
  standing?: SchoolStanding
}
export type SchoolWish = { candidate: string; school: string; group: string }

/** `no-meeting`: they have not met yet. `full`: no place left. `open`, `matched`: there is an offer, or a place. `obstacles`: something stands in the way. `gone`: ask again. */
export type SchoolMatchRefusal = {
  ok: false
  reason: 'forbidden' | 'unknown' | 'no-meeting' | 'full' | 'open' | 'matched' | 'obstacles' | 'refused' | 'gone' | 'state' | 'over'
}
export type SchoolMatched = { ok: true; name: string; schoolName: string } | SchoolMatchRefusal

/** What is asked "if": places come at a board (shared out over its training schools) or at a school, or a school stops training. */
export type PlacesIf = { board: string; more: number } | { school: string; more: number } | { school: string; stops: true }
/** `where` is what the board or school is called. `no-schools`: the board has no training school with places to add to. */
export type PlacesEffect =
  | { ok: true; effect: Effect; where: string; nameOf: (id: string) => string }
  | { ok: false; reason: 'forbidden' | 'unknown' | 'no-schools' }

/** Candidates and places at schools, for intermediaries. Everything that changes something may be repeated with the same request. */
export type SchoolMatches = {
  /** Who looks for a school, the longest on the route first. From memory. */
  waiting: (who: Who) => readonly { card: CandidateCard; standing?: SchoolStanding }[]
  forCandidate: (who: Who, candidate: string) => Promise<SchoolsForCandidate | SchoolMatchRefusal>
  /** Plans a meeting, and tells both. */
  meet: (who: Who, wish: SchoolWish & { at: string; request: string }) => Promise<SchoolMatched>
  /** They have met. */
  met: (who: Who, wish: SchoolWish) => Promise<SchoolMatched>
  /** Asks the school leader for a place, by a link in a mail; the place is held meanwhile. */
  offer: (who: Who, wish: SchoolWish & { request: string }) => Promise<SchoolMatched & { expiresAt?: string }>
  /** What would become of everybody who looks for a school. Nothing is kept. */
  whatIf: (who: Who, what: PlacesIf) => Promise<PlacesEffect>
  withdraw: (who: Who, wish: { candidate: string; offer: string }) => Promise<SchoolMatched>
}
