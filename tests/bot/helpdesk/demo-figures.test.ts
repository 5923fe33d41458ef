import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demoFigureWrites } from '../../../bot/services/helpdesk/demo-writes.ts'
import { figuresSince } from '../../../bot/services/helpdesk/keep-figure.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { supervise } from '../../../rules/helpdesk/supervision.ts'
import { someMorning } from '../../support/desk.ts'

test('the demo has questions of the last weeks to count, about topics there are', async () => {
  const store = sqliteStore({ path: ':memory:', now: () => someMorning })
  for (const writes of demoFigureWrites(loadProgramme('amsterdam-po'), someMorning)) await store.commit(writes)
  const { figures, reviews } = await figuresSince(store, '2026-10-01')
  const known = (topic: string) => existsSync(join(import.meta.dirname, `../../../data/knowledge/${topic}.md`))
  expect(figures.flatMap(({ topics }) => topics).filter((topic) => !known(topic))).toEqual([])
  expect(supervise(figures, reviews, 0)).toMatchObject({
    asked: 16,
    helped: 14,
    left: 2,
    answer: { of: 14, median: 180, p90: 540 },
    reviews: { of: 3 },
  })
  // A period begins with its first day.
  expect((await figuresSince(store, '2026-11-23')).figures.map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-24', '2026-11-24'])
})
