import type { Hours } from '../../../dialogs/hours/port.ts'
import { maySee } from '../../../rules/people/may-see.ts'
import { correctHours, withdrawHours } from './correct-hours.ts'
import type { HoursDesk } from './hours-desk.ts'
import { type HoursImport, hoursImport } from './import-hours.ts'
import { judge } from './judge.ts'
import { keepForAccounts } from './keep-for-accounts.ts'
import { logHours } from './log-hours.ts'
import { moveMonth } from './months.ts'
import { rebuildCandidate, rebuildHours } from './rebuild.ts'
import { recoverHours } from './recover.ts'
import { answerRoom, openRooms, requestRoom, roomFor } from './rooms.ts'
import { hoursOf, ownHours, recentHours } from './show.ts'

export type HoursService = Hours & {
  /** For hours that come from another administration. */
  importing: HoursImport
  /** What of these hours must stay when a candidate is erased, without the candidate. Safe to repeat. */
  forAccounts: (candidate: string) => Promise<void>
  /** Finishes what a crash left half done; gives how much that was. `olderThan` is milliseconds. */
  recover: (olderThan?: number) => Promise<number>
  /** Makes the coaches' lines, summaries and days again from the ledgers. */
  rebuild: () => Promise<void>
  /** The same for one candidate: after they changed coach. */
  rebuildCandidate: (candidate: string) => Promise<void>
  /** Forgets what is known of the store, which may be another one, and finishes what a crash left half done. */
  start: () => Promise<void>
}

/** Hours of coaches over one store. */
export function hoursService(desk: HoursDesk): HoursService {
  return {
    candidates: (who) =>
      who.staffId === undefined || !who.roles.includes('coach')
        ? []
        : desk.directory
            .all()
            .filter((card) => card.coach === who.staffId && maySee(who, card, 'card'))
            .sort((one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id)),
    judge: (who, wishes, instead) => judge(desk, who, wishes, instead),
    log: (who, wishes, request) => logHours(desk, who, wishes, request),
    recent: (who, options) => recentHours(desk, who, options),
    correct: (who, wish) => correctHours(desk, who, wish),
    withdraw: (who, wish) => withdrawHours(desk, who, wish),
    of: (who, candidate) => hoursOf(desk, who, candidate),
    mine: (who) => ownHours(desk, who),
    requestRoom: (who, wish, reason, request) => requestRoom(desk, who, wish, reason, request),
    rooms: (who) => openRooms(desk, who),
    roomFor: (who, room) => roomFor(desk, who, room),
    grantRoom: (who, answer) => answerRoom(desk, who, 'granted', answer),
    refuseRoom: (who, answer) => answerRoom(desk, who, 'refused', answer),
    importing: hoursImport(desk),
    forAccounts: (candidate) => keepForAccounts(desk, candidate),
    moveMonth: (who, wish) => moveMonth(desk, who, wish),
    recover: (olderThan) => recoverHours(desk, olderThan),
    rebuild: () => rebuildHours(desk),
    rebuildCandidate: (candidate) => rebuildCandidate(desk, candidate),
    async start() {
      desk.changer.forget()
      desk.routes.clear()
      await recoverHours(desk)
    },
  }
}
