import type { Session } from '../../data/info-session.ts'
import type { Notice } from '../../data/notice.ts'
import { hasBegun } from '../info-sessions.ts'
import { ids } from '../session-notices.ts'

/**
 * Whom a session's notice is for at the moment it is due. A place that is still kept for somebody while sign-up is closed is taken back by itself, and they
 * hear that; once the session has begun nobody keeps one.
 */
export function audienceOf(audience: Notice['audience'], session: Session, now: Date): string[] {
  if (session.status === 'cancelled') return []
  const { seats, waiting } = session.roster
  return audience === 'waiting' ? ids(waiting.filter(({ offer }) => !offer || hasBegun(session, now))) : ids(seats)
}
