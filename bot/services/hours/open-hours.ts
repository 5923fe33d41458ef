import type { Programme } from '../../../data/programme.ts'
import { programmeVersions } from '../journey/programme-versions.ts'
import { type HoursService, hoursService } from './hours.ts'
import type { HoursDesk } from './hours-desk.ts'
import { partitionChanger } from './partition-changer.ts'

type Options = Pick<HoursDesk, 'store' | 'staff' | 'directory' | 'audit' | 'now' | 'newId'> & { programme: Programme }

/** The hours of coaches, over one store. */
export function openHours({ programme, ...deps }: Options): HoursService {
  const { store } = deps
  return hoursService({
    ...deps,
    changer: partitionChanger(store),
    versions: programmeVersions(store, programme),
    timeZone: programme.timeZone,
    routes: new Map(),
  })
}
