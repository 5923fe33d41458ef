import { infoSessions } from '../../bot/services/info-sessions/info-sessions.ts'
import { loadProgramme } from '../../data/load-programme.ts'
import { sqliteStore } from '../../data/sqlite-store.ts'
import type { Store } from '../../data/store.ts'
import type { Who } from '../../dialogs/context.ts'
import type { SignUp } from '../../dialogs/info-sessions/port.ts'
import { sampleFacts } from './sample-session.ts'

export const programme = loadProgramme('amsterdam-po')
export const visitor = (name: string): Who => ({ channelId: 'directline', userId: `dl_${name}`, conversationId: `c-${name}`, roles: [] })
export const intermediary: Who = {
  channelId: 'msteams',
  userId: '29:megan',
  conversationId: 'c-megan',
  roles: ['intermediary'],
  staffId: 'megan',
}

export const signUpOf = (session: string, name: string, change: Partial<SignUp> = {}): SignUp => ({
  session,
  name,
  email: `${name}@example.org`,
  language: 'nl',
  consent: { purpose: 'info-session', version: 1, text: 'Ik vind het goed.' },
  request: `r-${name}`,
  ...change,
})

/** A service over a store of its own, with a clock that is set by hand and nothing that runs by itself. */
export function sessionDesk(options: { store?: Store; path?: string } = {}) {
  const clock = { now: new Date('2026-12-01T10:00:00Z') }
  const now = () => clock.now
  const store = options.store ?? sqliteStore({ path: options.path ?? ':memory:', now })
  const open = (over: Store = store) => infoSessions({ store: over, programme, now, flushAfterMs: 1_000_000, refreshEveryMs: 0 })
  const service = open()
  const plan = async (change: Partial<typeof sampleFacts> = {}) => {
    const made = await service.staff.create(intermediary, { ...sampleFacts, ...change })
    if (!made.ok) throw new Error(made.reason)
    return made.card.id
  }
  return { clock, now, store, open, service, plan }
}

/** A store that counts its requests by name, and fails at the n-th when told so: `before` it is done, or `after`. */
export function countedStore(store: Store) {
  const calls: string[] = []
  const state: { failAt?: number; when?: 'before' | 'after' } = {}
  const counted =
    <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A) => {
      calls.push(name)
      const fails = state.failAt !== undefined && calls.length === state.failAt
      if (fails && state.when === 'before') throw new Error('killed')
      const result = await call(...args)
      if (fails) throw new Error('killed')
      return result
    }
  const wrapped: Store = {
    get: counted('get', store.get) as Store['get'],
    commit: counted('commit', store.commit),
    list: counted('list', store.list) as Store['list'],
    contents: counted('contents', store.contents) as Store['contents'],
    find: counted('find', store.find) as Store['find'],
    due: counted('due', store.due) as Store['due'],
    ping: store.ping,
    clear: store.clear,
    close: store.close,
  }
  return { store: wrapped, calls, state, reset: () => calls.splice(0) }
}
