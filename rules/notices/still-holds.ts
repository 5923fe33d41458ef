import type { Session } from '../../data/info-session.ts'
import { standingOf } from '../waiting-list.ts'

const needs: Readonly<Record<string, 'seat' | 'waiting' | 'listed' | 'gone'>> = {
  confirmed: 'seat',
  promoted: 'seat',
  changed: 'seat',
  reminderWeek: 'seat',
  reminderDay: 'seat',
  reminderHour: 'seat',
  waiting: 'waiting',
  changedWaiting: 'waiting',
  left: 'gone',
  moved: 'gone',
}

/** Whether what a session's notice says is still true for a registration; of a notice not known here it is. A session called off only has that to say. */
export function stillHolds(about: string, session: Session, registration: string): boolean {
  const need = Object.hasOwn(needs, about) ? needs[about] : undefined
  if (!need) return true
  const standing = standingOf(session.roster, registration)
  if (need === 'gone') return standing === undefined
  return session.status !== 'cancelled' && standing?.status === need
}
