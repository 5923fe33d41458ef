import type { School } from '../../data/school.ts'
import { placesIn, type SchoolPlace, type SchoolRoom, schoolRoom } from './school-room.ts'

export type ListedSchool = { id: string; school: School; room: SchoolRoom }

/** `group` asks for a free place in it; `text` for a piece of the name. */
export type SchoolFilter = { board?: string; part?: string; group?: string; text?: string }

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The schools that fit, by name. */
export function listSchools(
  schools: readonly { id: string; school: School; had: readonly SchoolPlace[] }[],
  filter: SchoolFilter,
): ListedSchool[] {
  const { board, part, group, text } = filter
  return schools
    .map(({ id, school, had }) => ({ id, school, room: schoolRoom(school, had) }))
    .filter(
      ({ school, room }) =>
        (board === undefined || school.board === board) &&
        (part === undefined || school.part === part) &&
        (group === undefined || room.free.some((one) => one.group === group && one.count > 0)) &&
        (text === undefined || plain(school.name).includes(plain(text))),
    )
    .sort((one, other) => one.school.name.localeCompare(other.school.name) || one.id.localeCompare(other.id))
}

/** How a board stands to what it agreed to: `agreed` first-year career changers for its share of classes (002 measure C), and how many its schools have. */
export function boardStanding(board: { classes: number; share: number }, schools: readonly { had: readonly SchoolPlace[] }[]) {
  const has = schools.reduce((sum, { had }) => sum + had.filter((one) => one.state === 'taken').length, 0)
  return { agreed: Math.ceil(board.share * board.classes - 1e-9), has, schools: schools.length }
}

/** What would be below what is held or taken already; nothing when all of it fits. */
export function belowTaken(
  { places, guidance }: Pick<School, 'places' | 'guidance'>,
  had: readonly SchoolPlace[],
): { group?: string; taken: number } | undefined {
  if (guidance < had.length) return { taken: had.length }
  const groups = [...new Set(had.flatMap(({ group }) => (group === undefined ? [] : [group])))]
  const group = groups.find((one) => placesIn(had, one) > places.reduce((sum, place) => sum + (place.group === one ? place.count : 0), 0))
  return group === undefined ? undefined : { group, taken: placesIn(had, group) }
}
