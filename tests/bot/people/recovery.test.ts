import { expect, test } from 'vitest'
import type { PersonDoc } from '../../../data/candidate.ts'
import type { SessionRef } from '../../../data/info-session.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { type Store, StoreUnavailableError } from '../../../data/store.ts'
import { labels, someMorning } from '../../support/desk.ts'
import { type CodeDesk, codeDesk, codeMails, saying } from '../../support/people-talk.ts'
import { ask } from '../../support/sign-up-talk.ts'

/** What must hold however often the process was killed: one person, known here, with the sign-up of before, and nothing left to do. */
async function settled(desk: CodeDesk) {
  const people = (await desk.store.find<PersonDoc>('person')).docs.filter((one) => one.email === 'kim@example.org')
  const id = people[0]?.partition.slice('candidate/'.length)
  const references = await desk.store.list<SessionRef>(`candidate/${id}`, 'session-ref')
  const identity = await desk.store.get<{ partition: string; kind: string; id: string; personId: string }>({
    partition: 'identity/directline:dl_conversation-1',
    kind: 'identity',
    id: 'identity',
  })
  return {
    people: people.length,
    owners: (await desk.store.find('owner')).docs.length,
    known: identity?.personId === id,
    sessions: references.docs.filter((one) => one.active).length,
    conversations: (await desk.store.list(`candidate/${id}`, 'conversation-ref')).docs.length,
    joining: (await desk.store.find('joining')).docs.length,
    card: (await desk.store.get({ partition: 'candidates', kind: 'candidate-card', id: id ?? 'nobody' })) !== undefined,
  }
}
const nothing = { people: 0, owners: 0, known: true, sessions: 0, conversations: 0, joining: 0, card: false }
const whole = { people: 1, owners: 1, known: true, sessions: 1, conversations: 1, joining: 0, card: true }

/** A store whose process is killed at its n-th request from now, before or after it is done: nothing of it gets through any more. */
function mortal(store: Store) {
  let left = Number.POSITIVE_INFINITY
  let when: 'before' | 'after' = 'after'
  let count = 0
  const dead = () => new StoreUnavailableError('this process was killed')
  const through =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      count++
      left--
      if (left < 0 || (left === 0 && when === 'before')) throw dead()
      const result = await call(...args)
      if (left <= 0) throw dead()
      return result
    }
  const { get, commit, list, contents, find } = store
  const wrapped: Store = {
    ...store,
    get: through(get) as Store['get'],
    commit: through(commit),
    list: through(list) as Store['list'],
    contents: through(contents) as Store['contents'],
    find: through(find) as Store['find'],
  }
  return {
    store: wrapped,
    killAt(n: number, how: 'before' | 'after') {
      left = n
      when = how
      count = 0
    },
    revive() {
      left = Number.POSITIVE_INFINITY
      return count
    },
  }
}

/** Kim, who signed up for a session and has a code on the table. */
async function atTheCode() {
  const life = mortal(sqliteStore({ path: ':memory:', now: () => someMorning }))
  const desk = await codeDesk({ store: life.store })
  await desk.sessions.refresh()
  const me = desk.person()
  await me.presses({ command: `session-signup ${ask}` })
  await saying(me, 'Kim', 'kim@example.org', 'niets', 'ja', 'ja', 'Bewaar mijn route', 'ja', 'ja')
  return { desk, me, life, code: { ...me.base(), text: '000001' } }
}

const requests = await (async () => {
  const { desk, life, code } = await atTheCode()
  life.killAt(1000, 'after')
  await desk.handle(code)
  return life.revive()
})()
const kills = Array.from({ length: requests }, (_, n) => n + 1).flatMap((n) => [[n, 'before'] as const, [n, 'after'] as const])

async function killed(failAt: number, when: 'before' | 'after') {
  const { desk, me, life, code } = await atTheCode()
  life.killAt(failAt, when)
  await desk.handle(code).catch(() => undefined)
  life.revive()
  return { desk, me, code }
}

test('the proof of somebody new who signed up takes a known number of requests', () => {
  expect(requests).toBeLessThanOrEqual(30)
})

test.each(kills)('killed at request %i of the proof, %s it is done: delivered again, it is done once', async (failAt, when) => {
  const { desk, code } = await killed(failAt, when)
  const { activities } = await desk.handle(code)
  expect(activities.map((one) => one.label)).toContain('people.joined.new')
  await desk.identity.reconcile()
  expect(await settled(desk)).toEqual(whole)
})

test.each(kills)('killed at request %i, %s it is done, and never delivered again: the worker finishes it', async (failAt, when) => {
  const { desk } = await killed(failAt, when)
  await desk.identity.reconcile()
  desk.clock.set(new Date(someMorning.getTime() + 61_000))
  await desk.identity.reconcile()
  const now = await settled(desk)
  // Killed before the code counted as used, nothing has happened.
  expect(now.owners === 0 ? { ...whole, ...now } : now).toEqual(now.owners === 0 ? { ...whole, ...nothing } : whole)
  expect(await desk.identity.reconcile()).toBe(0)
})

test('a question for a code that is delivered again sends one mail', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await me.says('inloggen')
  const asks = { ...me.base(), text: 'kim@example.org' }
  await Promise.all([desk.handle(asks), desk.handle(asks), desk.handle(asks)])
  expect(await codeMails(desk.store)).toHaveLength(1)
})

test.each([1, 2, 3, 4, 5, 6])('killed at request %i of asking: one mail, and its code works', async (failAt) => {
  const life = mortal(sqliteStore({ path: ':memory:', now: () => someMorning }))
  const desk = await codeDesk({ store: life.store })
  const me = desk.person()
  await me.says('inloggen')
  const asks = { ...me.base(), text: 'kim@example.org' }
  life.killAt(failAt, 'after')
  await desk.handle(asks).catch(() => undefined)
  life.revive()
  await desk.handle(asks)
  expect(await codeMails(desk.store)).toHaveLength(1)
  expect(labels(await me.says(desk.last()))).toEqual(['people.name.fresh'])
})

test('a wrong code that is delivered again is counted once', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await saying(me, 'inloggen', 'kim@example.org')
  const wrong = { ...me.base(), text: '999999' }
  for (let n = 0; n < 5; n++) await desk.handle(wrong)
  expect((await me.says('999998'))[0]?.text).toContain('nog 3 keer')
})
