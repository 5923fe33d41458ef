import { expect, test } from 'vitest'
import { inOrder, type WaitingDoc } from '../../../bot/services/helpdesk/in-order.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { turns } from '../../support/take-turns.ts'

const partition = 'conversation/msteams:c'
const message = (n: number): WaitingDoc => ({ partition, kind: 'relay', id: String(n).padStart(3, '0'), attempts: 0 })

/** Two processes over one store; `given` is what the channel got, by whom. */
function world(options: { dies?: (me: string, id: string) => boolean } = {}) {
  const clock = { now: Date.parse('2026-11-25T09:00:00Z') }
  const now = () => new Date(clock.now)
  const store = sqliteStore({ path: ':memory:', now })
  const given: string[] = []
  const process = (me: string) =>
    inOrder<WaitingDoc>({
      ...{ store, now, me, kind: 'relay', failed: () => {} },
      async give({ partition: where, kind, id }) {
        given.push(id)
        await turns(3)
        if (options.dies?.(me, id)) throw new Error('killed')
        await store.commit([{ op: 'remove', key: { partition: where, kind, id } }])
        return true
      },
    })
  return {
    clock,
    store,
    given,
    a: process('a'),
    b: process('b'),
    left: async () => (await store.list(partition, 'relay', { limit: 100 })).docs.length,
  }
}

test('two processes empty one conversation at once: each message once, in order, and none stays', async () => {
  const { store, given, a, b, left } = world()
  for (let n = 0; n < 60; n++) {
    await store.commit([{ op: 'create', doc: message(n) }])
    for (const one of n % 3 === 0 ? [a, b] : [n % 2 === 0 ? a : b]) one.push(partition)
    await turns(n % 5)
  }
  await Promise.all([a.idle(), b.idle()])
  expect(given).toEqual(Array.from({ length: 60 }, (_, n) => String(n).padStart(3, '0')))
  expect(await left()).toBe(0)
})

test('what a process held when it died waits ten seconds, and then the other gives it and what came after, in order', async () => {
  const { clock, store, given, a, b, left } = world({ dies: (me, id) => me === 'a' && id === '001' })
  await store.commit([0, 1, 2].map((n) => ({ op: 'create', doc: message(n) })))
  a.push(partition)
  await a.idle()
  b.push(partition)
  await b.idle()
  expect(given).toEqual(['000', '001'])
  clock.now += 10_001
  await b.handle({ partition })
  expect(given).toEqual(['000', '001', '001', '002'])
  expect(await left()).toBe(0)
})
