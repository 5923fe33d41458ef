import { openJourneys } from '../../bot/services/journey/open-journeys.ts'
import { staffDirectory } from '../../bot/staff.ts'
import { type PersonDoc, personKey } from '../../data/candidate.ts'
import { demoStaff } from '../../data/demo-people.ts'
import { candidatePartition, type SessionRef, sessionKey } from '../../data/info-session.ts'
import { loadProgramme } from '../../data/load-programme.ts'
import type { Programme } from '../../data/programme.ts'
import { sqliteStore } from '../../data/sqlite-store.ts'
import type { Doc, Store } from '../../data/store.ts'
import type { Who } from '../../dialogs/context.ts'
import { sampleFacts } from './sample-session.ts'

const staffWho = (digits: string, name: string, role: 'coach' | 'intermediary'): Who => ({
  channelId: 'msteams',
  userId: `29:${name}`,
  conversationId: `c-${name}`,
  name,
  roles: [role],
  staffId: `00000000-0000-0000-0000-00000000000${digits}`,
})
export const megan = staffWho('21', 'Megan Bowen', 'intermediary')
export const alex = staffWho('20', 'Alex Wilber', 'coach')

export type JourneyWorld = Awaited<ReturnType<typeof journeyWorld>>

/** Journeys over a store of their own, with the demo's staff and one more intermediary; `another` is a second process over the same store. */
export async function journeyWorld(options: { store?: Store; programme?: Programme } = {}) {
  const clock = { now: new Date('2026-12-01T10:00:00Z') }
  const now = () => new Date(clock.now)
  const inner = options.store ?? sqliteStore({ path: ':memory:', now })
  const committed: string[] = []
  const store: Store = {
    ...inner,
    get: (key) => inner.get(key),
    list: (...args) => inner.list(...args),
    find: (...args) => inner.find(...args),
    async commit(writes) {
      const etags = await inner.commit(writes)
      const first = writes[0]
      committed.push(first ? (first.op === 'remove' ? first.key.partition : first.doc.partition) : '')
      return etags
    },
  }
  const programme = options.programme ?? loadProgramme('amsterdam-po')
  const backUp = '00000000-0000-0000-0000-0000000000099'
  await store.commit([
    ...demoStaff().map((doc) => ({ op: 'put' as const, doc })),
    { op: 'put', doc: { partition: 'staff', kind: 'staff', id: backUp, name: 'Bep', roles: ['intermediary'] } as Doc },
  ])
  let ids = 0
  const open = async (over: Programme = programme) => {
    const staff = staffDirectory(store, true)
    await staff.refresh()
    const opened = openJourneys({ store, programme: over, staff, now, newId: () => `id-${++ids}` })
    await opened.journeys.start()
    return opened
  }
  const { journeys, directory } = await open()
  return {
    clock,
    store,
    programme,
    journeys,
    directory,
    backUp,
    another: async (over?: Programme) => (await open(over)).journeys,
    me: (personId: string): Who => ({
      channelId: 'directline',
      userId: 'dl_1',
      conversationId: 'c-1',
      roles: ['candidate'],
      personId,
      proved: true,
    }),
    list: async <T extends Doc>(personId: string, kind: string) =>
      (await store.list<T>(candidatePartition(personId), kind, { limit: 1000 })).docs,
    /** Commits in somebody's partition since the last time this was asked. */
    commits: (personId: string) => committed.splice(0).filter((one) => one === candidatePartition(personId)).length,
    committed,
    /** An anonymous visitor whom the list says was there. */
    async attendedSession(visitor: string, session: string) {
      const registration = `reg-${visitor}`
      const ref: SessionRef = {
        partition: candidatePartition(visitor),
        kind: 'session-ref',
        id: session,
        registration,
        active: true,
        standing: { status: 'seat' },
        revision: 1,
        title: sampleFacts.title,
        start: '2026-11-20T19:00:00.000Z',
      }
      await store.commit([{ op: 'put', doc: ref }])
      const doc = { ...sessionKey(session), ...sampleFacts, attendance: { [registration]: 'attended' } }
      await store.commit([{ op: 'put', doc }])
    },
  }
}

/** A person who was proved just now, without a journey yet. */
export async function newcomer({ store, clock, programme, committed }: JourneyWorld, name: string): Promise<string> {
  const at = clock.now.toISOString()
  const doc: PersonDoc = {
    ...personKey(name),
    name,
    email: `${name}@example.org`,
    language: 'nl',
    programme: { id: programme.id, version: programme.version },
    state: 'interested',
    stateSince: at,
    consents: [],
    createdAt: at,
    verifiedAt: at,
  }
  await store.commit([{ op: 'create', doc }])
  committed.splice(0)
  return name
}
