import { everywhere } from '../../../data/every-document.ts'
import type { PlaceDoc } from '../../../data/offer.ts'
import { type BoardDoc, type SchoolDoc, schoolPartition } from '../../../data/school.ts'
import type { Store } from '../../../data/store.ts'
import { shelf } from '../matching/shelf.ts'
import { remembered } from '../remembered.ts'

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
  const schools = remembered<KnownSchool>(async function* () {
    const places = new Map<string, PlaceDoc[]>()
    for await (const place of everywhere<PlaceDoc>(store, 'place'))
      places.set(place.partition, [...(places.get(place.partition) ?? []), place])
    for await (const school of everywhere<SchoolDoc>(store, 'school'))
      yield [school.id, { id: school.id, school, had: places.get(schoolPartition(school.id)) ?? [] }]
  })
  const boards = shelf<BoardDoc>(store, 'board')
  return {
    schools: () => [...schools.all().values()],
    school: (id) => schools.all().get(id),
    boards: () => [...boards.all()].sort((one, other) => one.name.localeCompare(other.name)),
    learn: (school, had) => schools.set(school.id, { id: school.id, school, had }),
    learnBoard: boards.learn,
    async refresh() {
      // Boards first, so that a school never has one that is not known here.
      await boards.refresh()
      await schools.refresh()
    },
  }
}
