import type { Agent } from 'node:https'
import type { CoachProfileDoc } from '../../../data/coach-profile.ts'
import type { Coaches } from '../../../dialogs/coaches/port.ts'
import type { Imports } from '../../../dialogs/import/port.ts'
import type { CoachProfiles } from '../coaches/coach-profiles.ts'
import { openCoaches } from '../coaches/open-coaches.ts'
import { sentFileReader } from '../documents/read-sent-file.ts'
import type { Shelf } from '../matching/shelf.ts'
import type { ImportDesk } from './import-desk.ts'
import { importsService } from './imports.ts'

type Options = Omit<ImportDesk, 'coaches'> & {
  channelToken?: (() => Promise<string | undefined>) | undefined
  agent?: Agent | undefined
  /** The machine's clock, which turns are timed by; not moved in demo mode. */
  realNow: () => Date
  /** Coaches' profiles in memory, when something else looks at them too, and reads them again. */
  known?: Shelf<CoachProfileDoc>
}

export type Administration = {
  ports: { coaches: Coaches; imports: Imports }
  profiles: CoachProfiles
  desk: ImportDesk
  /** Reads the coaches' profiles again; at start, and now and then. */
  tend: () => Promise<void>
}

/** What coaches offer and candidates wish, and taking over what another administration has, over one store. */
export function openAdministration({ channelToken, agent, realNow, known, ...deps }: Options): Administration {
  const { coaches, profiles, desk: coachesDesk } = openCoaches({ ...deps, known })
  const desk: ImportDesk = { ...deps, coaches: coachesDesk }
  const sent = sentFileReader({ store: deps.store, channelToken, agent })
  return { ports: { coaches, imports: importsService({ desk, sent, realNow }) }, profiles, desk, tend: profiles.refresh }
}
