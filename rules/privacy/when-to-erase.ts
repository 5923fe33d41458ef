import type { CandidateCard } from '../../data/candidate.ts'

const day = 86_400_000

/** Days between being told that one's data are erased soon and the erasure. */
export const toldDaysBefore = 30

/** What somebody was told about the end they had come to; `since` tells it from an earlier end. */
export type Told = { at: string; since: string }

/**
 * When somebody's route ended: when they stopped or finished, or the last contact with somebody who never went on. Kept so many days after it; an
 * erasure is told beforehand and never comes sooner than that.
 */
export function whenToErase(
  card: Pick<CandidateCard, 'state' | 'stateSince' | 'lastContactAt'>,
  days: number,
  told: Told | undefined,
  now: Date,
) {
  const over = card.state === 'stopped' || card.state === 'finished'
  const since = over ? card.stateSince : ([card.stateSince, card.lastContactAt].sort().at(-1) ?? card.stateSince)
  const due = Date.parse(since) + days * day
  if (now.getTime() < due - toldDaysBefore * day) return { do: 'keep' as const, since }
  if (told?.since !== since) return { do: 'tell' as const, since }
  const earliest = Math.max(due, Date.parse(told.at) + toldDaysBefore * day)
  return now.getTime() >= earliest ? { do: 'erase' as const, since } : { do: 'keep' as const, since }
}
