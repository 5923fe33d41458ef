import type { Attendance, Session } from '../../data/info-session.ts'
import { standingOf } from '../waiting-list.ts'

const needs: Readonly<Record<string, 'seat' | 'waiting' | 'offered' | 'listed' | 'gone'>> = {
  confirmed: 'seat',
  offered: 'offered',
  changedOffered: 'offered',
  placeLapsed: 'gone',
  noPlace: 'listed',
  changed: 'seat',
  reminderWeek: 'seat',
  reminderDay: 'seat',
  reminderHour: 'seat',
  waiting: 'waiting',
  changedWaiting: 'waiting',
  left: 'gone',
  moved: 'gone',
}

const attended: Readonly<Record<string, Attendance>> = { evaluation: 'attended', missedYou: 'no-show' }

/** Whether what a session's notice says is still true for a registration; of a notice not known here it is. A session called off only has that to say. */
export function stillHolds(about: string, session: Session, registration: string): boolean {
  if (Object.hasOwn(attended, about)) return session.attendance[registration] === attended[about]
  const need = Object.hasOwn(needs, about) ? needs[about] : undefined
  if (!need) return true
  const standing = standingOf(session.roster, registration)
  if (need === 'gone') return standing === undefined
  if (session.status === 'cancelled') return false
  return need === 'listed' ? standing !== undefined && standing.status !== 'seat' : standing?.status === need
}
