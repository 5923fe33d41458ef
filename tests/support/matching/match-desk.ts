import { auditor } from '../../../bot/services/audit.ts'
import { openHours } from '../../../bot/services/hours/open-hours.ts'
import { emptyProfile } from '../../../bot/services/matching/match-directory.ts'
import { openMatching } from '../../../bot/services/matching/open-matching.ts'
import { stopAfter } from '../../../bot/services/matching/stop-after.ts'
import { candidateDirectory } from '../../../bot/services/people/candidate-directory.ts'
import { staffDirectory } from '../../../bot/staff.ts'
import { type Person, type PersonDoc, personKey } from '../../../data/candidate.ts'
import type { CoachProfile } from '../../../data/coach-profile.ts'
import { type JourneyDoc, journeyKey } from '../../../data/journey.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import type { MatchSlotDoc } from '../../../data/offer.ts'
import type { Role, StaffDoc } from '../../../data/person.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Doc, Store } from '../../../data/store.ts'
import { loadTexts } from '../../../locales/texts.ts'
import { matchCohort } from '../../../rules/matching/match-cohort.ts'
import { matchTerms } from '../../../rules/matching/match-terms.ts'

const amsterdam = loadProgramme('amsterdam-po')
const words = { texts: loadTexts(), timeZone: 'Europe/Amsterdam' }

/** A Monday at ten in Amsterdam, without holidays in the days after it. */
export const monday = new Date('2026-11-23T09:00:00Z')

export type MatchDesk = Awaited<ReturnType<typeof matchDesk>>

/** The matching service over any store, with a clock that is set by hand. Cohorts are solved without a thread. */
export async function matchDesk({
  store: given,
  ids = 'id',
  clock = { now: monday },
}: {
  store?: Store
  ids?: string
  clock?: { now: Date }
} = {}) {
  const now = () => new Date(clock.now)
  const store = given ?? sqliteStore({ path: ':memory:', now })
  const programme = amsterdam
  let count = 0
  const newId = () => `${ids}-${++count}`
  const staff = staffDirectory(store, true)
  const directory = candidateDirectory(store, 'orientation')
  const audit = auditor({ store, programme, now, newId })
  const hours = openHours({ store, programme, staff, directory, audit, now, newId })
  const matching = openMatching({
    ...{ store, programme, words, staff, directory, hours, audit, now },
    solve: async ({ question, day, seconds }) => ({ ...matchCohort(question, matchTerms(programme, day), stopAfter(seconds)), ms: 1 }),
  })

  return {
    ...{ store, programme, clock, directory, hours, matching },
    async hire(id: string, roles: Role[], profile: Partial<CoachProfile> = {}) {
      const doc: StaffDoc = { partition: 'staff', kind: 'staff', id, name: id, roles, ...(profile.external && { external: true }) }
      await store.commit([{ op: 'put', doc }])
      if (roles.includes('coach')) {
        const key = { partition: `coach/${id}`, kind: 'coach-profile', id: 'coach-profile' } as const
        await store.commit([{ op: 'put', doc: { ...emptyProfile(programme, false), ...profile, ...key } as Doc }])
      }
      await staff.refresh()
    },
    /** Somebody known who waits for a coach, since some days. */
    async waits(id: string, more: Partial<Person> & { phase?: string } = {}) {
      const { phase = 'selection', ...change } = more
      const at = new Date(clock.now.getTime() - 10 * 86_400_000).toISOString()
      const person: Person = {
        ...{
          name: `${id} de Vries`,
          email: `${id}@example.org`,
          language: 'nl',
          state: 'active',
          stateSince: at,
          consents: [],
          createdAt: at,
          verifiedAt: at,
        },
        programme: { id: programme.id, version: programme.version },
        ...change,
      }
      const journey: JourneyDoc = { ...journeyKey(id), programme: person.programme, startedAt: at, steps: {}, revision: 1 }
      await store.commit([
        { op: 'put', doc: { ...person, ...personKey(id) } satisfies PersonDoc },
        { op: 'put', doc: journey },
      ])
      await directory.upsert({ ...person, id }, { phase, since: at })
    },
    refresh: () => Promise.all([staff.refresh(), directory.refresh(), matching.start()]),
    /** Does what is due of offers and first contacts by now, as the dispatcher would. */
    async due() {
      for (;;) {
        const { docs } = await store.due(clock.now.toISOString(), { limit: 1000 })
        const mine = docs.filter(({ kind }) => Object.hasOwn(matching.handlers, kind))
        if (mine.length === 0) return
        for (const doc of mine) await matching.handlers[doc.kind]?.(doc)
      }
    },
    /** Moves the clock and does what is due then. */
    async at(instant: Date | string) {
      clock.now = new Date(instant)
      await this.due()
    },
    slot: (id: string) => store.get<MatchSlotDoc>({ partition: `candidate/${id}`, kind: 'match', id: 'coach' }),
    person: (id: string) => store.get<PersonDoc>(personKey(id)),
    /** What somebody was told, by the notices in a candidate's partition. */
    async told(id: string) {
      const { docs } = await store.list<Doc & { about: string; recipients: { id: string }[] }>(`candidate/${id}`, 'notice', { limit: 1000 })
      return docs.map(({ about, recipients }) => `${about} > ${recipients.map((one) => one.id).join()}`).sort()
    },
  }
}
