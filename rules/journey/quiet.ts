import type { CandidateCard } from '../../data/candidate.ts'
import type { NoticeDoc } from '../../data/notice.ts'
import type { Pace } from '../../data/programme/pace.ts'
import { personNotice } from '../notices/person-notice.ts'

const day = 86_400_000

type Seen = Pick<CandidateCard, 'state' | 'stateSince' | 'turn' | 'since' | 'createdAt' | 'lastContactAt'>

/**
 * Since when it is quiet around a candidate: they were last here, took their route up again, or it became their turn. Nothing when nobody waits for a word of
 * theirs: they pause or stopped, or somebody else is on turn.
 */
export function quietSince(card: Seen, lastSeenAt: string | undefined): string | undefined {
  if (card.state !== 'interested' && card.state !== 'active') return undefined
  if (card.turn !== 'candidate') return undefined
  return [lastSeenAt ?? card.lastContactAt, card.stateSince, card.since, card.createdAt].sort().at(-1)
}

/** Which of the two messages it is time for; when both are, the last alone. */
export function quietStage(since: string, { quietDays }: Pick<Pace, 'quietDays'>, now: Date): 'first' | 'last' | undefined {
  const days = (now.getTime() - Date.parse(since)) / day
  if (days >= quietDays.last) return 'last'
  return days >= quietDays.first ? 'first' : undefined
}

/** The message, with an id of this silence: it is said once, and again only after they came back. */
export const quietNotice = (personId: string, stage: 'first' | 'last', since: string, now: Date): NoticeDoc =>
  personNotice({ about: `quiet-${stage}`, key: since.slice(0, 10), to: { candidate: personId }, vars: { sinceAt: since }, days: 7 }, now)
