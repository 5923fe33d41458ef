import { auditor } from '../../bot/services/audit.ts'
import { openHours } from '../../bot/services/hours/open-hours.ts'
import { candidateDirectory } from '../../bot/services/people/candidate-directory.ts'
import { staffDirectory } from '../../bot/staff.ts'
import type { Person } from '../../data/candidate.ts'
import { candidatePartition } from '../../data/info-session.ts'
import type { StepEntry } from '../../data/journey.ts'
import { loadProgramme } from '../../data/load-programme.ts'
import type { Role } from '../../data/person.ts'
import type { Programme } from '../../data/programme.ts'
import { sqliteStore } from '../../data/sqlite-store.ts'
import type { Store } from '../../data/store.ts'
import type { Who } from '../../dialogs/context.ts'
import type { HourWish } from '../../dialogs/hours/port.ts'

/** A Wednesday at noon in Amsterdam. */
export const wednesday = new Date('2026-11-18T11:15:00Z')

const by = { role: 'intermediary' as const, id: 'imke' }

/** The steps of somebody in this phase: everything before it is done since long. */
export function stepsUpTo(programme: Programme, phase: string, since = '2026-08-20T08:00:00.000Z'): Record<string, StepEntry> {
  const before = programme.phases.slice(
    0,
    programme.phases.findIndex((one) => one.id === phase),
  )
  return Object.fromEntries(
    before.flatMap(({ id, steps }) => steps.map((step) => [`${id}/${step.id}`, { state: 'confirmed' as const, since, by }])),
  )
}

export type HoursDeskOptions = { store?: Store; now?: () => Date; programme?: Programme; ids?: string }

/** The hours service with two coaches and an intermediary, over any store. */
export async function hoursDesk({
  store: given,
  now = () => wednesday,
  programme = loadProgramme('amsterdam-po'),
  ids = 'id',
}: HoursDeskOptions = {}) {
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
      await store.commit([
        {
          op: 'put',
          doc: { partition: 'staff', kind: 'staff', id, name: more.name ?? id, roles, ...(more.external && { external: true }) } as never,
        },
      ])
      await staff.refresh()
    },
    /** A proved person on the route, in a phase. */
    async enrol(id: string, { phase = 'training-year-1', coach = 'coen', name = id, ...more }: Partial<Person> & { phase?: string } = {}) {
      const person: Person = {
        name,
        email: `${id}@example.org`,
        language: 'nl',
        programme: { id: programme.id, version: programme.version },
        state: 'active',
        stateSince: '2025-01-10T09:00:00.000Z',
        coach,
        consents: [],
        createdAt: '2025-01-10T09:00:00.000Z',
        verifiedAt: '2025-01-10T09:00:00.000Z',
        ...more,
      }
      const journey = {
        programme: person.programme,
        startedAt: '2025-01-10T09:00:00.000Z',
        steps: stepsUpTo(programme, phase),
        revision: 1,
      }
      const partition = candidatePartition(id)
      await store.commit([
        { op: 'put', doc: { ...person, partition, kind: 'person', id: 'person' } },
        { op: 'put', doc: { ...journey, partition, kind: 'journey', id: 'journey' } as never },
      ])
      await directory.upsert({ ...person, id }, { phase, since: person.createdAt })
    },
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
