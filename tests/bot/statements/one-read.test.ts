import { expect, test } from 'vitest'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Store } from '../../../data/store.ts'
import { busyCoach } from '../../support/busy-coach.ts'
import { coachingDesk } from '../../support/coaching-desk.ts'
import { coach, intermediary, wednesday } from '../../support/hours-desk.ts'

/** A store that counts what is asked of it, by partition. */
function counted() {
  const inner = sqliteStore({ path: ':memory:', now: () => wednesday })
  const asked: string[] = []
  const store: Store = {
    ...inner,
    get(key) {
      asked.push(`get ${key.partition}`)
      return inner.get(key)
    },
    list(partition, kind, options) {
      asked.push(`list ${partition} ${kind}`)
      return inner.list(partition, kind, options)
    },
    contents(partition, options) {
      asked.push(`contents ${partition}`)
      return inner.contents(partition, options)
    },
    find(kind, options) {
      asked.push(`find ${kind}`)
      return inner.find(kind, options)
    },
  }
  return { store, asked }
}

test('a coach with 200 candidates and 20,000 entries sees their screens from their own partition, and an intermediary from memory', async () => {
  const { store, asked } = counted()
  const desk = await coachingDesk({ store })
  await desk.hire('coen', ['coach'])
  await desk.hire('imke', ['intermediary'])
  await busyCoach(desk, 'coen')
  await desk.coaching.start()
  const { statements } = desk
  const during = async <T>(work: () => Promise<T>) => {
    asked.length = 0
    return { result: await work(), asked: [...asked] }
  }
  const list = await during(() => statements.caseload(coach()))
  expect(list.asked).toEqual(['list coach/coen hours-summary'])
  expect(list.result.size).toBe(200)
  expect(list.result.get('c7')).toEqual({
    left: { budget: 'training-year-1', of: 3600, used: 70, left: 3530 },
    lastAt: '2026-11-10T10:00:00.000Z',
  })
  const month = await during(() => statements.month(coach(), { month: '2026-10' }))
  expect(month.asked).toEqual(['list coach/coen hours-line', 'get coach/coen', 'list coach/coen hours-summary'])
  expect((await during(() => statements.month(coach(), { month: '2026-11' }))).asked).toEqual(['contents coach/coen'])
  expect(month.result).toMatchObject({ ok: true, statement: { minutes: expect.any(Number) } })
  const [pool, signed, all] = [
    await during(async () => statements.pool(intermediary())),
    await during(async () => statements.signed(intermediary())),
    await during(() => statements.caseload(intermediary())),
  ]
  expect([...pool.asked, ...signed.asked, ...all.asked]).toEqual([])
  expect(all.result.size).toBe(200)
})
