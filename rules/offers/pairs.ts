import type { Offer, PairDoc } from '../../data/offer.ts'
import type { MatchPair } from '../matching/match-cohort.ts'

type Pair = Pick<PairDoc, 'id' | 'to' | 'state'>

/** Who is not proposed again: refused, or ended, and not unlocked since. */
export const refusedTargets = (pairs: readonly Pair[], to: PairDoc['to']): string[] =>
  pairs.filter((pair) => pair.to === to && (pair.state === 'refused' || pair.state === 'ended')).map(({ id }) => id)

/** Whom an intermediary decided on; of several the last one counts. */
export const lockedTarget = (pairs: readonly (Pair & { at: string })[], to: PairDoc['to']): string | undefined =>
  pairs.filter((pair) => pair.to === to && pair.state === 'locked').sort((one, other) => other.at.localeCompare(one.at))[0]?.id

/** The pairs of a run that stay, whatever it costs. */
export const lockedPairs = (candidates: readonly { id: string; locked: string | undefined }[]): MatchPair[] =>
  candidates.flatMap(({ id, locked }) => (locked === undefined ? [] : [{ candidate: id, target: locked }]))

/** What stays of a pair when its offer ends: a declined one is not proposed again. Others stay as they were. */
export const pairAfter = ({ state }: Pick<Offer, 'state'>): 'refused' | undefined => (state === 'declined' ? 'refused' : undefined)
