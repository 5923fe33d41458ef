import type { Store } from '../../../data/store.ts'
import type { Schools } from '../../../dialogs/schools/port.ts'
import { type SchoolDirectory, schoolDirectory } from './school-directory.ts'
import { schoolsService } from './schools.ts'

export type SchoolsService = { schools: Schools; directory: SchoolDirectory; start: () => Promise<void>; tend: () => Promise<void> }

/** How old what is in memory may become, in milliseconds. */
const freshFor = 60_000

/** Everything about schools and boards, over one store. */
export function openSchools({ store, now }: { store: Store; now: () => Date }): SchoolsService {
  const directory = schoolDirectory(store)
  let readAt = 0
  const start = async () => {
    readAt = now().getTime()
    await directory.refresh()
  }
  return {
    schools: schoolsService({ store, directory, now }),
    directory,
    start,
    async tend() {
      if (Math.abs(now().getTime() - readAt) >= freshFor) await start()
    },
  }
}
