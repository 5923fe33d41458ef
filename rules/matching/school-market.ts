import type { Room } from './assignment.ts'
import { loadFraction } from './coach-parts.ts'
import type { Market } from './market.ts'
import type { MatchBoard, MatchSchool } from './match-input.ts'
import type { MatchTerms } from './match-terms.ts'
import type { Reason } from './reason.ts'
import { schoolObstacles } from './school-obstacles.ts'
import { freePlaces, schoolParts, schoolSeats } from './school-parts.ts'
import { pointsOf, reasonsOf, weighed } from './score.ts'

/**
 * Places of schools for `waiting` candidates: the places of a group, within what the school can guide, within the board. A school's first counts for more than its
 * last, and a board's count for more up to the share of classes it agreed to than after it (002 measure C).
 */
export function schoolMarket(schools: readonly MatchSchool[], boards: readonly MatchBoard[], waiting: number, terms: MatchTerms): Market {
  const { weights } = terms.matching
  const parts = schoolParts(terms)
  const seats = schools.flatMap(schoolSeats)
  const schoolRoom = (school: MatchSchool) => seats.length + schools.indexOf(school)
  const boardRoom = (id: string) => seats.length + schools.length + boards.findIndex((board) => board.id === id)
  const load = (school: MatchSchool, more: number) => weighed(weights, 'load', loadFraction(school.taken.length + more, school.guidance))
  const agreed = (board: MatchBoard) => Math.ceil(board.share * board.classes - 1e-9)
  const boardPoints = (board: MatchBoard, more: number) => weighed(weights, 'board', board.firstYears + more < agreed(board) ? 1 : -1)
  const upTo = (count: number, worth: (more: number) => number) =>
    Array.from({ length: Math.max(0, Math.min(count, waiting)) }, (_, more) => worth(more))
  const known = (school: MatchSchool) => boards.find((board) => board.id === school.board)
  const rooms: Room[] = [
    ...seats.map((seat) => ({ worth: upTo(freePlaces(seat), () => 0), parent: schoolRoom(seat.school) })),
    ...schools.map((school) => ({
      worth: upTo(school.guidance - school.taken.length, (more) => load(school, more)),
      ...(known(school) && { parent: boardRoom(school.board) }),
    })),
    ...boards.map((board) => ({ worth: upTo(waiting, (more) => boardPoints(board, more)) })),
  ]
  return {
    seats: seats.map(({ school, group }) => ({ target: school.id, group })),
    rooms,
    points: (seeker, seat) => pointsOf(parts, weights, seeker, seats[seat]!),
    reasons: (seeker, seat) => reasonsOf(parts, weights, seeker, seats[seat]!),
    obstacles: (seeker, seat) => schoolObstacles(seeker, seats[seat]!, terms),
    margin: (seat, before) => {
      const { school } = seats[seat]!
      const board = known(school)
      const more = before(schoolRoom(school))
      const found: Reason[] = [
        { id: 'load', weight: load(school, more), vars: { taken: school.taken.length + more, capacity: school.guidance } },
      ]
      if (board) {
        const has = board.firstYears + before(boardRoom(board.id))
        const vars = { taken: has, agreed: agreed(board), percent: Math.round(board.share * 100) }
        found.push({ id: 'board', weight: boardPoints(board, before(boardRoom(board.id))), vars })
      }
      return found.filter((reason) => reason.weight !== 0)
    },
  }
}
