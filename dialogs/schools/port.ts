import type { Board } from '../../data/school.ts'
import type { ListedSchool, SchoolFilter } from '../../rules/schools/list-schools.ts'
import type { SchoolFacts } from '../../rules/schools/school-facts.ts'
import type { Who } from '../context.ts'
import type { Rounds } from '../rounds/port.ts'
import type { SchoolMatches } from './matches-port.ts'

/** `agreed` is the number of first-year career changers that goes with the board's share of its classes, `has` how many its schools have now. */
export type ShownBoard = Board & { id: string; agreed: number; has: number; schools: number }

/** `below`: places are held or taken that would be gone; `group` is empty when it is about all of them. `exists`: the board has a school of this name, or there is a board of this name. */
export type SchoolRefusal =
  | { ok: false; reason: 'forbidden' | 'unknown' | 'exists' | 'no-board' }
  | { ok: false; reason: 'below'; group: string; taken: number }
export type SchoolResult = { ok: true; school: ListedSchool } | SchoolRefusal
export type BoardResult = { ok: true; board: ShownBoard } | SchoolRefusal

/** Training schools and their boards, kept by intermediaries. */
export type Schools = {
  /** By name; nothing for who may not see them. From memory, as are `boards` and `find`. */
  list: (who: Who, filter?: SchoolFilter) => ListedSchool[] | undefined
  boards: (who: Who) => ShownBoard[] | undefined
  find: (who: Who, id: string) => ListedSchool | undefined
  /** One school with the places that are held or taken at this moment. One query of its partition. */
  show: (who: Who, id: string) => Promise<SchoolResult>
  /** `request` is the same when one turn is delivered twice. */
  add: (who: Who, facts: SchoolFacts, request: string) => Promise<SchoolResult>
  change: (who: Who, id: string, patch: Partial<SchoolFacts>) => Promise<SchoolResult>
  addBoard: (who: Who, board: Board, request: string) => Promise<BoardResult>
  changeBoard: (who: Who, id: string, patch: Partial<Board>) => Promise<BoardResult>
  matches: SchoolMatches
  rounds: Rounds
}
