import type { Server } from 'restify'
import type { Programme } from '../../../data/programme.ts'
import type { Store } from '../../../data/store.ts'
import type { Journeys } from '../../../dialogs/journey/port.ts'
import type { Statements } from '../../../dialogs/statements/port.ts'
import type { Log } from '../../log.ts'
import type { Words } from '../../render-vars.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { Auditor } from '../audit.ts'
import type { HoursService } from '../hours/hours.ts'
import { openHours } from '../hours/open-hours.ts'
import type { CandidateDirectory } from '../people/candidate-directory.ts'
import { nightly } from '../privacy/nightly.ts'
import { mountStatements } from './mount-statements.ts'
import { remindCoaches } from './night.ts'
import { poolDirectory } from './pool-directory.ts'
import type { StatementDesk } from './statement-desk.ts'
import { statementLinks } from './statement-links.ts'
import { statementsService } from './statements.ts'

type Options = {
  store: Store
  programme: Programme
  staff: StaffDirectory
  directory: CandidateDirectory
  audit: Auditor
  words: Words
  secret: string
  publicUrl: string
  now: () => Date
  newId: () => string
  log: Log
}

export type Coaching = {
  hours: HoursService
  statements: Statements
  /** Journeys whose change of coach takes the hours along. */
  handingOver: <J extends Pick<Journeys, 'assignCoach'>>(journeys: J) => J
  /** Adds the address files are fetched from. */
  mount: (server: Server) => void
  /** Reads what is kept in memory; for the start, and after the store was emptied. */
  start: () => Promise<void>
  /** Finishes what a crash left, and keeps memory fresh; for now and then. */
  tend: () => Promise<void>
  /** Does now what is due of the night. */
  runDue: () => Promise<void>
}

/** How old what is in memory may become, in milliseconds. */
const freshFor = 300_000

/** Everything about the hours of coaches, over one store. */
export function openCoaching(options: Options): Coaching {
  const { store, programme, staff, directory, words, secret, publicUrl, now, newId, log } = options
  const pool = poolDirectory(store, now)
  const hours = openHours({ ...options, store: pool.watching })
  const desk: StatementDesk = { store, programme, staff, directory, pool, words, now, links: statementLinks({ secret, publicUrl, now }) }
  const night = nightly({ store, programme, now, id: 'hours', owner: newId(), work: () => remindCoaches(desk) })
  return {
    hours,
    statements: statementsService(desk),
    handingOver: (journeys) => ({
      ...journeys,
      async assignCoach(who, wish) {
        const assigned = await journeys.assignCoach(who, wish)
        if (assigned.ok) await hours.rebuildCandidate(wish.personId)
        return assigned
      },
    }),
    mount: (server) => mountStatements(server, desk, log),
    start: async () => void (await Promise.all([hours.start(), pool.refresh()])),
    async tend() {
      await hours.recover()
      if (now().getTime() - pool.readAt().getTime() >= freshFor) await pool.refresh()
      await night()
    },
    runDue: async () => void (await night()),
  }
}
