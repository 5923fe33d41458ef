import type { Agent } from 'node:https'
import type { CoachProfile } from '../../../data/coach-profile.ts'
import type { Coaches } from '../../../dialogs/coaches/port.ts'
import type { Imports } from '../../../dialogs/import/port.ts'
import type { CoachProfiles } from '../coaches/coach-profiles.ts'
import { openCoaches } from '../coaches/open-coaches.ts'
import { sentFileReader } from '../documents/read-sent-file.ts'
import type { ImportDesk } from './import-desk.ts'
import { importsService } from './imports.ts'

type Options = Omit<ImportDesk, 'coaches'> & {
  channelToken?: (() => Promise<string | undefined>) | undefined
  agent?: Agent | undefined
  /** The machine's clock, which turns are timed by; not moved in demo mode. */
  realNow: () => Date
  /** Whoever else has coaches' profiles in memory hears of a change. */
  heard?: (staffId: string, profile: CoachProfile) => void
}

export type Administration = {
  ports: { coaches: Coaches; imports: Imports }
  profiles: CoachProfiles
  desk: ImportDesk
  /** Reads the coaches' profiles again; at start, and now and then. */
  tend: () => Promise<void>
}

/** What coaches offer and candidates wish, and taking over what another administration has, over one store. */
export function openAdministration({ channelToken, agent, realNow, heard, ...deps }: Options): Administration {
  const { coaches, profiles, desk: coachesDesk } = openCoaches({ ...deps, heard })
  const desk: ImportDesk = { ...deps, coaches: coachesDesk }
  const sent = sentFileReader({ store: deps.store, channelToken, agent })
  return { ports: { coaches, imports: importsService({ desk, sent, realNow }) }, profiles, desk, tend: profiles.refresh }
}
