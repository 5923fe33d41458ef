import { everywhere } from '../../../data/every-document.ts'
import type { PlaceDoc } from '../../../data/offer.ts'
import { type BoardDoc, type SchoolDoc, schoolPartition } from '../../../data/school.ts'
import type { Store } from '../../../data/store.ts'

/** A school with the places that are held or taken, as far as known here. */
export type KnownSchool = { id: string; school: SchoolDoc; had: readonly PlaceDoc[] }

/** All schools and boards in memory, so that showing them takes no store request. At most some hundreds. */
export type SchoolDirectory = {
  schools: () => readonly KnownSchool[]
  school: (id: string) => KnownSchool | undefined
  boards: () => readonly BoardDoc[]
  /** Takes in what was just read or written. */
  learn: (school: SchoolDoc, had: readonly PlaceDoc[]) => void
  learnBoard: (board: BoardDoc) => void
  /** Reads all of it again; for the start, and now and then, so that another machine's change arrives. */
  refresh: () => Promise<void>
}

export function schoolDirectory(store: Store): SchoolDirectory {
  let schools = new Map<string, KnownSchool>()
  let boards = new Map<string, BoardDoc>()
  /** What was learned while everything is being read is newer than that. */
  let learned: (() => void)[] = []
  const doing = (change: () => void) => {
    learned.push(change)
    change()
  }
  return {
    schools: () => [...schools.values()],
    school: (id) => schools.get(id),
    boards: () => [...boards.values()].sort((one, other) => one.name.localeCompare(other.name)),
    learn: (school, had) => doing(() => schools.set(school.id, { id: school.id, school, had })),
    learnBoard: (board) => doing(() => boards.set(board.id, board)),
    async refresh() {
      learned = []
      const places = new Map<string, PlaceDoc[]>()
      const [found, foundBoards] = [new Map<string, KnownSchool>(), new Map<string, BoardDoc>()]
      for await (const place of everywhere<PlaceDoc>(store, 'place'))
        places.set(place.partition, [...(places.get(place.partition) ?? []), place])
      for await (const school of everywhere<SchoolDoc>(store, 'school'))
        found.set(school.id, { id: school.id, school, had: places.get(schoolPartition(school.id)) ?? [] })
      for await (const board of everywhere<BoardDoc>(store, 'board')) foundBoards.set(board.id, board)
      schools = found
      boards = foundBoards
      for (const again of learned) again()
    },
  }
}
