import type { AuditDoc } from '../../../data/audit.ts'
import type { CoachProfileDoc } from '../../../data/coach-profile.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Coaches } from '../../../dialogs/coaches/port.ts'
import type { Shelf } from '../matching/shelf.ts'
import { type CoachProfiles, coachProfiles } from './coach-profiles.ts'
import { coachesService } from './coaches.ts'
import type { CoachesDesk } from './coaches-desk.ts'

type Options = Pick<CoachesDesk, 'store' | 'staff' | 'directory' | 'audit' | 'now'> & {
  programme: Pick<Programme, 'coachPool'>
  /** Profiles in memory, when something else looks at them too. */
  known?: Shelf<CoachProfileDoc> | undefined
}

export type CoachesOpened = { coaches: Coaches; profiles: CoachProfiles; desk: CoachesDesk }

/** What coaches offer and candidates wish, over one store. `profiles.refresh` is to be called at start and now and then. */
export function openCoaches({ programme, known, ...deps }: Options): CoachesOpened {
  const { store, staff, audit, now } = deps
  const profiles = coachProfiles({ store, staff, programme, now, known })
  const desk: CoachesDesk = {
    ...deps,
    profiles,
    async record(staffId, by, about) {
      const doc: AuditDoc = { ...audit.write(staffId, by, 'change', `${about}/${staffId}`).doc, partition: 'staff' }
      await store.commit([{ op: 'put', doc }])
    },
  }
  return { coaches: coachesService(desk), profiles, desk }
}
