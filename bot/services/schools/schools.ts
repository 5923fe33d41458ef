import type { BoardDoc } from '../../../data/school.ts'
import type { Store } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { SchoolResult, Schools, ShownBoard } from '../../../dialogs/schools/port.ts'
import { boardStanding, type ListedSchool, listSchools } from '../../../rules/schools/list-schools.ts'
import { schoolRoom } from '../../../rules/schools/school-room.ts'
import { shortHash } from '../person-of.ts'
import type { KnownSchool, SchoolDirectory } from './school-directory.ts'
import { createSchool, readSchool, writeBoard, writeSchool } from './write-school.ts'

export type SchoolDesk = { store: Store; directory: SchoolDirectory; now: () => Date }

const forbidden = { ok: false, reason: 'forbidden' } as const
const unknown = { ok: false, reason: 'unknown' } as const
const may = (who: Who) => who.staffId !== undefined && who.roles.includes('intermediary')
const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()

const listed = ({ id, school, had }: KnownSchool): ListedSchool => ({ id, school, room: schoolRoom(school, had) })

/** A readable id that is the same when the same thing is asked again. */
export const idFor = (name: string, request: string) =>
  `${name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)}-${shortHash(request).slice(0, 6)}`

/** Schools and boards over one store and what is in memory of it. */
export function schoolsService({ store, directory, now }: SchoolDesk): Omit<Schools, 'matches' | 'rounds'> {
  const boardOf = (board: BoardDoc): ShownBoard => {
    const { id, name, classes, share } = board
    return {
      id,
      name,
      classes,
      share,
      ...boardStanding(
        board,
        directory.schools().filter(({ school }) => school.board === id),
      ),
    }
  }
  const known = (result: Awaited<ReturnType<typeof writeSchool>>): SchoolResult => {
    if (!result.ok) return result
    directory.learn(result.school, result.had)
    return { ok: true, school: listed({ id: result.school.id, school: result.school, had: result.had }) }
  }
  const clash = (id: string | undefined, { name, board }: { name: string; board: string }) => {
    if (!directory.boards().some((one) => one.id === board)) return { ok: false, reason: 'no-board' } as const
    const other = directory.schools().some((one) => one.id !== id && one.school.board === board && same(one.school.name, name))
    return other ? ({ ok: false, reason: 'exists' } as const) : undefined
  }

  return {
    list: (who, filter = {}) => (may(who) ? listSchools(directory.schools(), filter) : undefined),
    boards: (who) => (may(who) ? directory.boards().map(boardOf) : undefined),
    find(who, id) {
      const found = may(who) ? directory.school(id) : undefined
      return found && listed(found)
    },
    async show(who, id) {
      if (!may(who)) return forbidden
      const found = await readSchool(store, id)
      return found ? known({ ok: true, ...found }) : unknown
    },
    async add(who, facts, request) {
      if (!may(who)) return forbidden
      const id = idFor(facts.name, request)
      return clash(id, facts) ?? known(await createSchool(store, id, facts, now))
    },
    async change(who, id, patch) {
      if (!may(who)) return forbidden
      const before = directory.school(id)?.school
      return (before && clash(id, { ...before, ...patch })) ?? known(await writeSchool(store, id, patch, now))
    },
    async addBoard(who, board, request) {
      if (!may(who)) return forbidden
      const id = idFor(board.name, request)
      if (directory.boards().some((one) => one.id !== id && same(one.name, board.name))) return { ok: false, reason: 'exists' }
      return settled(await writeBoard(store, id, (before) => ({ ...(before ?? board), partition: 'boards', kind: 'board', id })))
    },
    async changeBoard(who, id, patch) {
      if (!may(who)) return forbidden
      const { name } = patch
      if (name !== undefined && directory.boards().some((one) => one.id !== id && same(one.name, name)))
        return { ok: false, reason: 'exists' }
      return settled(await writeBoard(store, id, (before) => before && { ...before, ...patch }))
    },
  }

  function settled(board: BoardDoc | undefined) {
    if (!board) return unknown
    directory.learnBoard(board)
    return { ok: true as const, board: boardOf(board) }
  }
}
