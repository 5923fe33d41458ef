import { describe, expect, test } from 'vitest'
import type { InfoSessionService } from '../../../bot/services/info-sessions/info-sessions.ts'
import { personOf } from '../../../bot/services/person-of.ts'
import { type CardDoc, cataloguePartition, type SessionDoc, type SessionRef } from '../../../data/info-session.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Doc, Store } from '../../../data/store.ts'
import { cardOf } from '../../../rules/session-cards.ts'
import { countedStore, intermediary, sessionDesk, signUpOf, visitor } from '../../support/session-desk.ts'

const [ann, bo, cor] = [visitor('ann'), visitor('bo'), visitor('cor')]
const later = { start: '2027-02-01T18:00:00.000Z', end: '2027-02-01T19:00:00.000Z' }
type Ids = { from: string; to: string }
const acts: Record<string, (service: InfoSessionService, ids: Ids) => Promise<unknown>> = {
  'signing up': (service, { to }) => service.signUp(cor, signUpOf(to, 'cor')),
  cancelling: (service, { from }) => service.cancel(ann, from, 'nl'),
  moving: (service, { from, to }) => service.move(ann, from, to, 'nl'),
  'more seats': (service, { from }) => service.staff.change(intermediary, from, { capacity: 2 }),
  'calling off': (service, { from }) => service.staff.callOff(intermediary, from, 'ziek'),
}

/** Two sessions; Ann has the only seat of the first and Bo waits for it. */
async function world() {
  const counting = countedStore(sqliteStore({ path: ':memory:', now: () => new Date('2026-12-01T10:00:00Z') }))
  const desk = sessionDesk({ store: counting.store })
  const ids = { from: await desk.plan({ capacity: 1 }), to: await desk.plan(later) }
  await desk.service.signUp(ann, signUpOf(ids.from, 'ann'))
  await desk.service.signUp(bo, signUpOf(ids.from, 'bo'))
  await desk.service.flush()
  counting.reset()
  return { ...desk, ids, counting }
}

const every = async <T extends Doc>(store: Store, kind: string) => (await store.find<T>(kind, { limit: 1000 })).docs
const keyed = (docs: Doc[]) => Object.fromEntries(docs.map(({ etag: _etag, ...doc }) => [`${doc.partition} ${doc.kind} ${doc.id}`, doc]))

/** Everything that is stored, without etags. */
async function contents(store: Store) {
  const kinds = ['info-session', 'registration', 'notice', 'session-ref', 'session-card']
  return keyed((await Promise.all(kinds.map((kind) => every(store, kind)))).flat())
}

/** What must hold whatever happened: the list and the references say what the sessions say, and nobody holds two places after an exchange. */
async function expectWhole(store: Store) {
  const sessions = await every<SessionDoc>(store, 'info-session')
  const cards = await every<CardDoc>(store, 'session-card')
  for (const session of sessions)
    expect(cards.find(({ id }) => id === session.id)).toMatchObject({ ...cardOf(session.id, session), partition: cataloguePartition })
  const refs = await every<SessionRef>(store, 'session-ref')
  const active = refs.filter((ref) => ref.active).map((ref) => `${ref.id} ${ref.registration}`)
  const listed = sessions.flatMap(({ id, roster }) => [...roster.seats, ...roster.waiting].map((one) => `${id} ${one.id}`))
  expect(active.sort()).toEqual(listed.sort())
  const annIsIn = sessions.filter(({ roster }) => [...roster.seats, ...roster.waiting].some((one) => one.by === personOf(ann)))
  expect(annIsIn.length).toBeLessThanOrEqual(1)
}

describe.each(Object.keys(acts))('%s, killed at every request', (name) => {
  const act = acts[name]!

  test('and delivered again to another process: as if nothing happened', async () => {
    const calm = await world()
    await act(calm.service, calm.ids)
    const requests = calm.counting.calls.length
    await calm.service.flush()
    const expected = await contents(calm.store)
    expect(requests).toBeGreaterThan(0)
    for (let at = 1; at <= requests; at++) {
      for (const when of ['before', 'after'] as const) {
        const { service, ids, counting, open, store } = await world()
        Object.assign(counting.state, { failAt: at, when })
        await expect(act(service, ids)).rejects.toThrow('killed')
        const next = open()
        await act(next, ids)
        await next.reconcile()
        expect(await contents(store)).toEqual(expected)
      }
    }
  })

  test('and never delivered again: the recovery leaves no loose ends, however often it runs', async () => {
    const calm = await world()
    await act(calm.service, calm.ids)
    const requests = calm.counting.calls.length
    for (let at = 1; at <= requests; at++) {
      for (const when of ['before', 'after'] as const) {
        const { service, ids, counting, open, store } = await world()
        Object.assign(counting.state, { failAt: at, when })
        await expect(act(service, ids)).rejects.toThrow('killed')
        const next = open()
        await next.reconcile()
        await expectWhole(store)
        const once = await contents(store)
        await next.reconcile()
        await open().reconcile()
        expect(await contents(store)).toEqual(once)
      }
    }
  })
})

test('an empty list is rebuilt from the sessions', async () => {
  const { store, open, ids } = await world()
  await store.commit(
    (await every(store, 'session-card')).map(({ partition, kind, id }) => ({ op: 'remove', key: { partition, kind, id } })),
  )
  const next = open()
  await next.reconcile()
  expect(next.cards().map(({ id }) => id)).toEqual([ids.from, ids.to])
  await expectWhole(store)
})
