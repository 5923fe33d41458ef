import { auditor } from '../../bot/services/audit.ts'
import { openHours } from '../../bot/services/hours/open-hours.ts'
import { candidateDirectory } from '../../bot/services/people/candidate-directory.ts'
import { staffDirectory } from '../../bot/staff.ts'
import { loadProgramme } from '../../data/load-programme.ts'
import type { Role, StaffDoc } from '../../data/person.ts'
import type { Programme } from '../../data/programme.ts'
import { sqliteStore } from '../../data/sqlite-store.ts'
import type { Store } from '../../data/store.ts'
import type { Who } from '../../dialogs/context.ts'
import type { HourWish } from '../../dialogs/hours/port.ts'
import { enrol } from './enrol.ts'

/** A Wednesday at noon in Amsterdam. */
export const wednesday = new Date('2026-11-18T11:15:00Z')

const amsterdam = loadProgramme('amsterdam-po')

export type HoursDeskOptions = { store?: Store; now?: () => Date; programme?: Programme; ids?: string }

/** The hours service with two coaches and an intermediary, over any store. */
export async function hoursDesk({ store: given, now = () => wednesday, programme = amsterdam, ids = 'id' }: HoursDeskOptions = {}) {
  const store = given ?? sqliteStore({ path: ':memory:', now })
  let count = 0
  const newId = () => `${ids}-${++count}`
  const staff = staffDirectory(store, true)
  const directory = candidateDirectory(store, 'orientation')
  const open = () => openHours({ store, programme, staff, directory, audit: auditor({ store, programme, now, newId }), now, newId })
  const hours = open()

  return {
    store,
    hours,
    directory,
    programme,
    /** Another machine on the same store. */
    open,
    async hire(id: string, roles: Role[], more: { name?: string; external?: boolean } = {}) {
      const external = more.external ? { external: true } : {}
      const doc: StaffDoc = { partition: 'staff', kind: 'staff', id, name: more.name ?? id, roles, ...external }
      await store.commit([{ op: 'put', doc }])
      await staff.refresh()
    },
    enrol: (id: string, more: Parameters<typeof enrol>[2] = {}) => enrol({ store, directory, programme }, id, more),
    refresh: () => Promise.all([staff.refresh(), directory.refresh()]),
  }
}

const channel = { channelId: 'msteams', conversationId: 'c' }
export const coach = (id = 'coen'): Who => ({ ...channel, userId: id, name: id, roles: ['coach'], staffId: id })
export const intermediary = (id = 'imke'): Who => ({ ...channel, userId: id, name: id, roles: ['intermediary'], staffId: id })
export const candidate = (id: string): Who => ({ ...channel, userId: id, roles: ['candidate'], personId: id, proved: true })

/** An hour with Noor, yesterday. */
export const hour = (more: Partial<HourWish> = {}): HourWish => ({
  candidate: 'noor',
  minutes: 60,
  date: '2026-11-17',
  what: 'talk',
  noteFor: 'coach',
  ...more,
})
