import { expect, test } from 'vitest'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { countedStore, intermediary, sessionDesk, signUpOf, visitor } from '../../support/session-desk.ts'

const ann = visitor('ann')
const later = { start: '2027-02-01T18:00:00.000Z', end: '2027-02-01T19:00:00.000Z' }

/** A service whose requests are counted; `other` only read what another process planned, as it does every quarter of a minute beside the turns. */
async function counted(other: boolean) {
  const counting = countedStore(sqliteStore({ path: ':memory:', now: () => new Date('2026-12-01T10:00:00Z') }))
  const desk = sessionDesk({ store: counting.store })
  const [from, to] = [await desk.plan(), await desk.plan(later)]
  await desk.service.flush()
  const service = other ? desk.open() : desk.service
  await service.refresh()
  counting.reset()
  return { service, from, to, counting }
}

/** What a turn itself takes: it reads the conversation and commits once. */
const turn = 2

test.each([
  ['that planned the sessions', false],
  ['that only read them', true],
])('a turn that changes something takes at most 6 requests, none across partitions, in a process %s', async (_which, other) => {
  const { service, from, to, counting } = await counted(other)
  const measured: Record<string, number> = {}
  const measure = async (name: string, act: () => Promise<{ ok: boolean }>) => {
    counting.reset()
    expect(await act()).toMatchObject({ ok: true })
    expect(counting.calls).not.toContain('find')
    measured[name] = counting.calls.length
  }
  await measure('signUp', () => service.signUp(ann, signUpOf(from, 'ann')))
  await measure('move', () => service.move(ann, from, to, 'nl'))
  await measure('cancel', () => service.cancel(ann, to, 'nl'))
  expect(measured).toEqual({ signUp: 2, move: 4, cancel: 2 })
  expect(Math.max(...Object.values(measured)) + turn).toBeLessThanOrEqual(6)
})

test("showing the list takes no request, one's own sessions one", async () => {
  const { service, from, counting } = await counted(true)
  expect(service.cards()).toHaveLength(2)
  service.calendar(from, 'nl')
  expect(counting.calls).toEqual([])
  await service.mine(ann)
  expect(counting.calls).toEqual(['list'])
})

test('what an intermediary does takes few requests too', async () => {
  const { service, from, counting } = await counted(false)
  await service.staff.change(intermediary, from, { capacity: 5 })
  await service.staff.callOff(intermediary, from, undefined)
  expect(counting.calls).toEqual(['commit', 'commit'])
})
