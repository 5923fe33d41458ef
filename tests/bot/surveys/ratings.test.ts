import { expect, test } from 'vitest'
import { readRatings } from '../../../bot/services/surveys/ratings.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { maxWrites } from '../../../data/store.ts'
import { type RatingDoc, ratingsPartition } from '../../../data/survey.ts'
import { someMorning } from '../../support/desk.ts'

// Regression: ratings after the first ten thousand were left out without a word.
test('all ratings are read, however many, or those of one school year', async () => {
  const store = sqliteStore({ path: ':memory:', now: () => someMorning })
  const rating = (schoolYear: string, n: number): RatingDoc => ({
    ...{ partition: ratingsPartition, kind: 'rating', id: `${schoolYear}-${n}` },
    ...{ about: 'phase', subject: 'orientation', schoolYear, rating: 8, at: someMorning.toISOString() },
  })
  const docs = [...Array.from({ length: 10_001 }, (_, n) => rating('2025-2026', n)), rating('2026-2027', 1)]
  for (let done = 0; done < docs.length; done += maxWrites)
    await store.commit(docs.slice(done, done + maxWrites).map((doc) => ({ op: 'put', doc })))
  expect(await readRatings(store)).toHaveLength(10_002)
  expect(await readRatings(store, '2025-2026')).toHaveLength(10_001)
  expect(await readRatings(store, '2026-2027')).toHaveLength(1)
})
