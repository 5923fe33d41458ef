import type { Session } from '../data/info-session.ts'
import type { NoticeDoc } from '../data/notice.ts'
import { ids, sessionNotice } from './session-notices.ts'

/** Days within which thanks, or "we missed you", still make sense. */
const days = 7

/** What people hear of what happened to a session by itself between two states of it: a place offered or lapsed, and afterwards how it was. */
export function tendingNotices(id: string, before: Session, after: Session, revision: number, now: Date): NoticeDoc[] {
  const key = String(revision)
  const news = (about: string, to: readonly string[], expiresAt?: string): NoticeDoc[] =>
    to.length === 0
      ? []
      : [{ ...sessionNotice(id, after, key, { about, to }, now), prefer: 'chat', ...(expiresAt !== undefined && { expiresAt }) }]
  const known = new Map(before.roster.waiting.map((one) => [one.id, one.offer]))
  const offered = after.roster.waiting.filter(({ id: one, offer }) => offer !== undefined && known.get(one)?.at !== offer.at)
  const lapsed = after.roster.gone.filter(({ id: one, lapsed: gone }) => gone && known.get(one) !== undefined)
  const added = (now: readonly string[] = [], then: readonly string[] = []) => now.filter((one) => !then.includes(one))
  const late = new Date(now.getTime() + days * 86_400_000).toISOString()
  return [
    ...news('offered', ids(offered), offered[0]?.offer?.until),
    ...news('placeLapsed', ids(lapsed)),
    ...news('evaluation', added(after.thanked, before.thanked), late),
    ...news('missedYou', added(after.missed, before.missed), late),
  ]
}
