import type { Rounds } from '../../../dialogs/rounds/port.ts'
import { staffActor } from '../matching/matching-desk.ts'
import { chooseSchools } from './answer-round.ts'
import { changeMeeting, sendMeetings, showMeetings } from './change-meetings.ts'
import { makeRound } from './make-round.ts'
import { myRounds, ownRound } from './own-rounds.ts'
import { planMeetings } from './plan-meetings.ts'
import { proposeRound } from './propose-round.ts'
import { cellsOf, readRound } from './read-round.ts'
import { lineOf, type RoundsDesk, refused } from './rounds-desk.ts'
import { closeRound, remindOthers } from './tend-round.ts'

/** Rounds of preferences over one store. */
export function roundsService(desk: RoundsDesk): Rounds {
  const { now } = desk.matching
  const shown: Rounds['show'] = async (who, id) => {
    if (!staffActor(who, 'intermediary')) return refused('forbidden')
    const found = await readRound(desk, id)
    return found ? { ok: true, round: found.view } : refused('unknown')
  }
  return {
    list: (who) => (staffActor(who, 'intermediary') ? desk.rounds.all().map((one) => lineOf(one, now())) : undefined),
    mine: (who) => myRounds(desk, who),
    own: (who, id) => ownRound(desk, who, id),
    choose: (who, choice) => chooseSchools(desk, who, choice),
    make: (who, wish) => makeRound(desk, who, wish),
    show: shown,
    remind: (who, id, request) => remindOthers(desk, who, id, request),
    close: (who, id) => closeRound(desk, who, id),
    async matrix(who, id, language) {
      const found = await shown(who, id)
      if (!found.ok) return found
      const link = (as: 'page' | 'xlsx') => desk.matrixLinks.link({ staff: who.staffId ?? '', round: id, as, language })
      return { ...found, cells: cellsOf(desk, found.round), pageUrl: link('page'), fileUrl: link('xlsx') }
    },
    propose: (who, id) => proposeRound(desk, who, id),
    plan: (who, wish) => planMeetings(desk, who, wish),
    meetings: (who, id) => showMeetings(desk, who, id),
    send: (who, id) => sendMeetings(desk, who, id),
    move: (who, wish) => changeMeeting(desk, who, wish),
    cancel: (who, wish) => changeMeeting(desk, who, wish),
  }
}
