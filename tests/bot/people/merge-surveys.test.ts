import { expect, test } from 'vitest'
import { mergeSurveys } from '../../../bot/services/people/merge-surveys.ts'
import { ratingDoc } from '../../../bot/services/surveys/ratings.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { RatingDoc, SurveyDoc } from '../../../data/survey.ts'

const zone = 'Europe/Amsterdam'
const at = '2026-11-25T10:00:00.000Z'
const answered = (who: string, subject: string, rating: number): SurveyDoc => ({
  ...{ partition: `candidate/${who}`, kind: 'survey', id: `info-session-${subject}`, about: 'info-session', subject },
  ...{ askedAt: at, reminded: 0, answeredAt: at, rating, good: `${who} on ${subject}` },
})

// Regression: what somebody answered before they had an account stayed with the visitor they were, was asked again, and outlived their erasure.
test('what a visitor answered becomes the person’s, once, and counts once; what the person answered stays', async () => {
  const store = sqliteStore({ path: ':memory:', now: () => new Date(at) })
  for (const doc of [answered('visitor', 'one', 9), answered('visitor', 'two', 3), answered('kim', 'two', 8)]) {
    await store.commit([{ op: 'put', doc }])
    const rating = ratingDoc(doc, zone)
    if (rating) await store.commit([{ op: 'put', doc: rating }])
  }
  for (let times = 0; times < 2; times++) await mergeSurveys(store, zone, 'visitor', 'kim')
  const { docs } = await store.find<SurveyDoc>('survey', { limit: 10 })
  expect(docs.map(({ partition, subject, good }) => [partition, subject, good]).sort()).toEqual([
    ['candidate/kim', 'one', 'visitor on one'],
    ['candidate/kim', 'two', 'kim on two'],
  ])
  const ratings = (await store.find<RatingDoc>('rating', { limit: 10 })).docs
  expect(ratings.map(({ subject, rating }) => [subject, rating]).sort()).toEqual([
    ['one', 9],
    ['two', 8],
  ])
})
