import type { HourDoc } from '../../../data/hours.ts'
import type { HourWish } from '../../../dialogs/hours/port.ts'
import type { BudgetLeft, HourRefusal } from '../../../rules/hours/verdict.ts'
import type { Candidate, Hand } from './hours-desk.ts'

/** An entry to write in a candidate's ledger, under the key `entry`. `group` is the session's own key. */
export type ToAdd = { candidate: Candidate; wish: HourWish; entry: string; group?: string; rate: 'internal' | 'external'; imported?: true }

/** An entry to take back whole, with a counter-entry. */
export type ToEnd = { candidate: Candidate; doc: HourDoc; reason: string }

/** Something to be done to the ledger for one coach: an entry to add, one to take back, or one in the place of the other. */
export type Work = { coach: string; hand: Hand; request: string; add?: ToAdd; end?: ToEnd }

/** `again`: it was there already. `gone`: the entry was taken back before, by another request. `left` is after it. */
export type Done =
  | { ok: true; again: boolean; left?: BudgetLeft; like: boolean; signed: boolean }
  | { ok: false; why: HourRefusal | { reason: 'gone' } }

/** What a reservation settled: the token of the pending work, the phase and the statements. */
export type Held = { token: string; phase?: string; month?: string; counterMonth?: string; like: boolean; signed: boolean }
