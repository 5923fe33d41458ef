import type { Server } from 'restify'
import type { Programme } from '../../../data/programme.ts'
import type { Store } from '../../../data/store.ts'
import type { Schools } from '../../../dialogs/schools/port.ts'
import type { Words } from '../../render-vars.ts'
import { serial } from '../../serial.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { Auditor } from '../audit.ts'
import { programmeVersions } from '../journey/programme-versions.ts'
import { matchDirectory } from '../matching/match-directory.ts'
import type { MatchingDesk } from '../matching/matching-desk.ts'
import { solveCohort } from '../matching/solve-cohort.ts'
import type { CandidateDirectory } from '../people/candidate-directory.ts'
import { openRounds, type RoundsService } from '../rounds/open-rounds.ts'
import { mountSchool } from './mount-school.ts'
import { type SchoolDirectory, schoolDirectory } from './school-directory.ts'
import { schoolLinks } from './school-links.ts'
import { schoolMatches } from './school-matches.ts'
import { schoolsService } from './schools.ts'
import { readSchool } from './write-school.ts'

type Options = {
  store: Store
  programme: Programme
  words: Words
  staff: StaffDirectory
  directory: CandidateDirectory
  audit: Auditor
  secret: string
  secretBefore?: string | undefined
  publicUrl: string
  now: () => Date
}
export type SchoolsService = {
  schools: Schools
  directory: SchoolDirectory
  matching: MatchingDesk
  /** Adds the page where school leaders answer. */
  mount: (server: Server) => void
  /** What is due of rounds, for the dispatcher. */
  handlers: RoundsService['handlers']
  start: () => Promise<void>
  tend: () => Promise<void>
}

/** How old what is in memory may become, in milliseconds. */
const freshFor = 60_000

/** Everything about schools and boards, over one store. */
export function openSchools(options: Options): SchoolsService {
  const { store, programme, words, staff, directory: people, audit, secret, secretBefore, publicUrl, now } = options
  const directory = schoolDirectory(store)
  const pool = matchDirectory(store, programme, staff)
  const journey = { store, versions: programmeVersions(store, programme), staff, directory: people, audit, now, known: new Map() }
  const desk: MatchingDesk = {
    ...{ store, programme, words, staff, directory: people, pool, journey, audit, now },
    rebuildHours: async () => {},
    solve: (job) => solveCohort(job),
    inTurn: serial(Number.POSITIVE_INFINITY),
  }
  const changed = async (id: string) => {
    const found = await readSchool(store, id)
    if (found) directory.learn(found.school, found.had)
  }
  const preferences = openRounds({ matching: desk, schools: directory, words, secret, secretBefore, publicUrl, now })
  let readAt = 0
  const start = async () => {
    readAt = now().getTime()
    await Promise.all([directory.refresh(), pool.slots.refresh(), preferences.refresh()])
  }
  return {
    schools: {
      ...schoolsService({ store, directory, now }),
      matches: schoolMatches({ desk, directory, changed }),
      rounds: preferences.rounds,
    },
    directory,
    matching: desk,
    mount(server) {
      mountSchool(server, { words, links: schoolLinks(secret, publicUrl, secretBefore), desk, changed })
      preferences.mount(server)
    },
    handlers: preferences.handlers,
    start,
    async tend() {
      if (Math.abs(now().getTime() - readAt) < freshFor) return
      await start()
      await preferences.tend()
    },
  }
}
