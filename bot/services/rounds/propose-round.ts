import { candidatePartition } from '../../../data/info-session.ts'
import type { SchoolMeetingDoc } from '../../../data/school-meeting.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { ProposedPair, Rounds } from '../../../dialogs/rounds/port.ts'
import { localDate } from '../../../rules/local-date.ts'
import { matchCohort } from '../../../rules/matching/match-cohort.ts'
import { matchTerms } from '../../../rules/matching/match-terms.ts'
import { matchBoardOf, matchSchoolOf } from '../../../rules/matching.ts'
import { boardStanding } from '../../../rules/schools/list-schools.ts'
import { slotKey, staffActor } from '../matching/matching-desk.ts'
import { readWaiting } from '../matching/seekers.ts'
import { cellsOf, readRound } from './read-round.ts'
import { lineOf, type RoundsDesk, refused } from './rounds-desk.ts'

/** Schools of the round as matching sees them, as they stand in memory: room is decided exactly where a place is held. */
export function roundPool({ schools, matching }: RoundsDesk, ids: readonly string[]) {
  const all = schools.schools()
  return {
    coaches: [],
    schools: all.filter(({ id }) => ids.includes(id)).map(({ school, had }) => matchSchoolOf(school, had)),
    boards: schools.boards().map((board) =>
      matchBoardOf(
        board,
        boardStanding(
          board,
          all.filter(({ school }) => school.board === board.id),
        ).has,
      ),
    ),
    terms: matchTerms(matching.programme, localDate(matching.now(), matching.programme.timeZone)),
  }
}

/** The best places at the schools of a round for all its candidates without one, with what both named weighed in. */
export async function proposeRound(desk: RoundsDesk, who: Who, id: string): ReturnType<Rounds['propose']> {
  if (!staffActor(who, 'intermediary')) return refused('forbidden')
  const found = await readRound(desk, id)
  if (!found) return refused('unknown')
  const { view, doc } = found
  const { store, directory, pool, now } = desk.matching
  const placed = (candidate: string) => pool.slots.get(slotKey(candidate, 'school').partition, 'school') !== undefined
  const cards = view.candidates.filter((one) => one.active && !one.out && !placed(one.id)).flatMap((one) => directory.byId(one.id) ?? [])
  const waiting = await Promise.all(cards.map((card) => readWaiting(desk.matching, card, 'school')))
  const cells = cellsOf(desk, view)
  const { terms, ...there } = roundPool(
    desk,
    view.schools.filter(({ gone }) => !gone).map((one) => one.id),
  )
  const wishes = cells.map(({ candidate, school, points }) => ({ candidate, target: school, points }))
  const seekers = waiting.map(({ seeker }) => seeker)
  const match = matchCohort({ to: 'school', seekers, pool: there, locked: [], previous: [], wishes }, terms)
  const nameOf = (candidate: string) => directory.byId(candidate)?.name ?? ''
  const pairs = await Promise.all(
    match.pairs.map(async (pair): Promise<ProposedPair> => {
      const { candidate, target } = pair
      const cell = cells.find((one) => one.candidate === candidate && one.school === target)
      const meeting = await store.get<SchoolMeetingDoc>({ partition: candidatePartition(candidate), kind: 'school-meeting', id: target })
      const met = meeting !== undefined && (meeting.met === true || meeting.at <= now().toISOString())
      return {
        ...pair,
        name: nameOf(candidate),
        schoolName: desk.schools.school(target)?.school.name ?? target,
        met,
        ...(cell && { cell }),
      }
    }),
  )
  pairs.sort((one, other) => (other.cell?.points ?? 0) - (one.cell?.points ?? 0) || one.name.localeCompare(other.name, 'nl'))
  return { ok: true, round: lineOf(doc, now()), pairs, alone: match.alone.map(({ candidate }) => ({ candidate, name: nameOf(candidate) })) }
}
