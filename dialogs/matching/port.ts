import type { Bilingual } from '../../data/bilingual.ts'
import type { CandidateCard } from '../../data/candidate.ts'
import type { MatchRunDoc, Offer, OfferState } from '../../data/offer.ts'
import type { Move } from '../../rules/matching/explain-moves.ts'
import type { CohortPair } from '../../rules/matching/match-cohort.ts'
import type { MatchCoach } from '../../rules/matching/match-input.ts'
import type { Proposal, Proposals } from '../../rules/matching/propose.ts'
import type { Effect } from '../../rules/matching/what-if.ts'
import type { DeclineReason, OfferRefusal } from '../../rules/offers/offer-moves.ts'
import type { Who } from '../context.ts'

/** Somebody who waits for a coach, since when, and what is open for them. */
export type WaitingShown = { card: CandidateCard; days: number; open?: { offer: string; coach: string; name: string; expiresAt: string } }

export type NamedProposal = Proposal & { name: string }

/** Everybody for one candidate; `asked` is whom they were offered to before and how that ended, the newest first. `locked` is whom an intermediary decided on. */
export type ProposalsShown = {
  ok: true
  waiting: WaitingShown
  proposals: { [K in keyof Proposals]: NamedProposal[] }
  asked: { coach: string; name: string; state: OfferState; at: string; reason?: DeclineReason; words?: string }[]
  locked?: string
}
export type MatchRefusal = { ok: false; reason: 'forbidden' | 'unknown' }

/** `full`: no place left. `open`, `matched`: they have an offer, or a coach. `refused`: the pair was refused before. `obstacles`: what stands in the way. `gone`: ask again. */
export type Offered =
  | { ok: true; offer: string; coach: string; again: boolean }
  | MatchRefusal
  | { ok: false; reason: 'full'; taken: number; capacity: number }
  | { ok: false; reason: 'open' | 'matched'; coach: string }
  | { ok: false; reason: 'obstacles'; proposal: NamedProposal }
  | { ok: false; reason: 'refused' | 'gone' | 'state' | 'unknown-coach' | 'words' }

/** `gone`: there is no such offer of theirs any more. `matched`: the candidate has a coach by now. `resting`: they pause or stopped. */
export type Answered =
  | { ok: true; candidate: string; name: string; state: OfferState }
  | OfferRefusal
  | { ok: false; reason: 'gone' | 'matched' | 'resting' | 'unknown' }

/** An offer as its coach sees it: no more of the candidate than needed before they say yes. */
export type OfferShown = {
  id: string
  name: string
  phase: Bilingual
  reasons: Offer['reasons']
  minutes: number
  expiresAt: string
  state: OfferState
}

/** An open offer as an intermediary sees it. */
export type OpenOffer = { offer: string; candidate: string; name: string; coach: string; coachName: string; at: string; expiresAt: string }

/** `silent` are ids of coaches who left an offer about this candidate unanswered. */
export type RunPair = Omit<CohortPair, 'reasons'> & { name: string; coachName: string; silent?: readonly string[] }
export type RunShown = {
  ok: true
  id: string
  at: string
  /** Pairs that can be offered now: without who was skipped, has an offer or a coach by now. */
  pairs: RunPair[]
  alone: { candidate: string; name: string; why: MatchRunDoc['alone'][number]['why'] }[]
  /** Who was left out of it, and still waits. */
  skipped: { candidate: string; name: string }[]
  moves: Move[][]
  optimal: boolean
  gap: number
  ms: number
  nameOf: (id: string) => string
}

export type Sent =
  | { ok: true; sent: string[]; not: { candidate: string; name: string; why: Exclude<Offered, { ok: true }>['reason'] }[] }
  | MatchRefusal
  | { ok: false; reason: 'old' }
export type PairChange = 'lock' | 'unlock' | 'exclude'
/** `open`: there is an offer open to whom is to be ruled out. */
export type PairChanged = { ok: true } | MatchRefusal | { ok: false; reason: 'open' }
export type CapacityChanged =
  | { ok: true; capacity: number; before: number }
  | MatchRefusal
  | { ok: false; reason: 'in-use'; taken: number; held: number }
export type WhatIf = { coach: string; stops: true } | { coach: string; more: number }
export type Effected = { ok: true; effect: Effect; name: string; nameOf: (id: string) => string } | MatchRefusal

/** Matching as dialogs use it. Everything that changes something may be repeated with the same request and the same result. */
export type Matching = {
  /** Who waits for a coach, the longest first; for intermediaries. From memory. */
  waiting: (who: Who) => readonly WaitingShown[]
  proposals: (who: Who, candidate: string) => Promise<ProposalsShown | MatchRefusal>
  /** Solves who goes best with whom for everybody who waits and has nothing open, and keeps it. `skip` and `unskip` leave somebody out of it, or let them in again. */
  cohort: (who: Who, change?: { skip?: string; unskip?: string }) => Promise<RunShown | MatchRefusal>
  /** The newest of those. */
  run: (who: Who) => Promise<RunShown | MatchRefusal | undefined>
  /** With `override` also where something stands in the way, but never without a place. */
  offer: (who: Who, wish: { candidate: string; coach: string; override?: string; request: string }) => Promise<Offered>
  /** Everything of a run; `old` when there is a newer one. */
  offerAll: (who: Who, wish: { run: string; request: string }) => Promise<Sent>
  /** All open offers, the one that expires first before the others; for intermediaries. */
  open: (who: Who) => readonly OpenOffer[]
  withdraw: (who: Who, wish: { candidate: string; offer: string; words?: string }) => Promise<Answered>
  /** A coach for somebody at once, without an offer: where both agreed on it already. */
  assign: (who: Who, wish: { candidate: string; coach: string; request: string }) => Promise<Offered>
  pair: (who: Who, wish: { candidate: string; coach: string; change: PairChange; words?: string }) => Promise<PairChanged>
  capacity: (who: Who, wish: { coach: string; capacity: number }) => Promise<CapacityChanged>
  coaches: (who: Who) => readonly (MatchCoach & { name: string })[]
  whatIf: (who: Who, what: WhatIf) => Promise<Effected>
  /** A coach's own open offers. */
  mine: (who: Who) => Promise<readonly OfferShown[]>
  accept: (who: Who, wish: { offer: string; request: string }) => Promise<Answered>
  decline: (who: Who, wish: { offer: string; reason: DeclineReason; words?: string }) => Promise<Answered>
  later: (who: Who, wish: { offer: string }) => Promise<Answered & { chaseAt?: string; expiresAt?: string }>
  ask: (who: Who, wish: { offer: string; words: string; request: string }) => Promise<Answered>
  /** An intermediary's answer to a question about an offer. */
  reply: (who: Who, wish: { candidate: string; offer: string; words: string; request: string }) => Promise<Answered>
  /** A candidate says that it does not click: the match ends, without blame, and they wait for a new one. */
  noClick: (
    who: Who,
    wish: { words?: string; request: string },
  ) => Promise<{ ok: true; coach: string } | { ok: false; reason: 'no-coach' | 'unknown' }>
}
