import type { Offer, PairDoc } from '../../data/offer.ts'
import { addDays } from '../local-date.ts'
import type { MatchPair } from '../matching/match-cohort.ts'
import { schoolYearOf } from '../school-year.ts'
import type { DeclineReason } from './offer-moves.ts'

type Pair = Pick<PairDoc, 'id' | 'to' | 'state' | 'until' | 'room'>

/** What a pair is judged by: the local day it is, and how much room its target has in all, when that is known. */
export type PairNow = { day: string; roomOf: (target: string) => number | undefined }

/** Refused, or ended, and not unlocked since; one for want of room only while its time lasts and no room came. */
export function isRefused(
  { state, until, room }: Pick<Pair, 'state' | 'until' | 'room'>,
  day: string,
  roomNow: number | undefined,
): boolean {
  if (state !== 'refused' && state !== 'ended') return false
  if (until !== undefined && day > until) return false
  return room === undefined || roomNow === undefined || roomNow <= room
}

/** Who is not proposed again. */
export const refusedTargets = (pairs: readonly Pair[], to: PairDoc['to'], { day, roomOf }: PairNow): string[] =>
  pairs.filter((pair) => pair.to === to && isRefused(pair, day, roomOf(pair.id))).map(({ id }) => id)

/** Who left an offer about this candidate unanswered. */
export const silentTargets = (pairs: readonly Pair[]): string[] => pairs.filter(({ state }) => state === 'lapsed').map(({ id }) => id)

/** Whom an intermediary decided on; of several the last one counts. */
export const lockedTarget = (pairs: readonly (Pair & { at: string })[], to: PairDoc['to']): string | undefined =>
  pairs.filter((pair) => pair.to === to && pair.state === 'locked').sort((one, other) => other.at.localeCompare(one.at))[0]?.id

/** The pairs of a run that stay, whatever it costs. */
export const lockedPairs = (candidates: readonly { id: string; locked: string | undefined }[]): MatchPair[] =>
  candidates.flatMap(({ id, locked }) => (locked === undefined ? [] : [{ candidate: id, target: locked }]))

/** Reasons to decline that say nothing about the candidate, and pass. */
export const passing: readonly DeclineReason[] = ['no-room', 'away']
/** Days such a refusal holds at least: what is said in the last weeks of a school year is about the next one. */
const leastDays = 60

/** The last day a refusal for want of room holds, when it is said on this local day: the end of the school year. */
export function refusedUntil(day: string): string {
  const endOf = (date: string) => `${schoolYearOf(date).slice(5)}-07-31`
  return endOf(addDays(day, leastDays))
}

/**
 * What stays of a pair when its offer ends: a declined one is not proposed again, one that was left unanswered comes after others. What was decided about the pair before
 * (`was`) is not undone by silence. Nothing when it stays as it was.
 */
export function pairAfter(
  { state, answer }: Pick<Offer, 'state' | 'answer'>,
  { was, day, room }: { was: PairDoc['state'] | undefined; day: string; room: number | undefined },
): Pick<PairDoc, 'state' | 'until' | 'room'> | undefined {
  if (state === 'expired') return was === undefined || was === 'unlocked' ? { state: 'lapsed' } : undefined
  if (state !== 'declined') return undefined
  if (answer?.reason === undefined || !passing.includes(answer.reason)) return { state: 'refused' }
  return { state: 'refused', until: refusedUntil(day), ...(room !== undefined && { room }) }
}
