import { expect, test } from 'vitest'
import { solveCohort } from '../../../bot/services/matching/solve-cohort.ts'
import { matchCohort } from '../../../rules/matching/match-cohort.ts'
import { matchTerms } from '../../../rules/matching/match-terms.ts'
import { coach, day, pool, programme, question, seeker } from '../../support/matching/people.ts'
import { numbersFrom } from '../../support/matching/random-cohort.ts'

const parts = programme.matching.vocabularies.parts.map((part) => part.id)
const random = numbersFrom(4)
const any = () => [parts[Math.floor(random() * parts.length)]!]
const cohort = (candidates: number, coaches: number) =>
  question({
    seekers: Array.from({ length: candidates }, (_, at) => seeker(`s${at}`, { part: any()[0]! })),
    pool: pool({ coaches: Array.from({ length: coaches }, (_, at) => coach(`c${at}`, { parts: any(), capacity: 1 + (at % 3) })) }),
  })

test('in its own thread the match is the same, and this thread goes on', async () => {
  const asked = cohort(150, 100)
  let turns = 0
  const other = setInterval(() => turns++, 1)
  const { ms, ...match } = await solveCohort({ question: asked, programme, day, seconds: 60 })
  clearInterval(other)
  expect(match).toEqual(matchCohort(asked, matchTerms(programme, day)))
  expect(match.optimal).toBe(true)
  expect(ms).toBeGreaterThan(0)
  expect(turns).toBeGreaterThan(3)
})

test('without time it gives the best known, and says how much could be gained', async () => {
  const match = await solveCohort({ question: cohort(60, 20), programme, day, seconds: 0 })
  expect(match).toMatchObject({ complete: false, optimal: false })
  expect(match.gap).toBeGreaterThan(0)
  expect(match.pairs.length).toBeGreaterThan(0)
})

test('who waits for it can stop waiting', async () => {
  const stop = new AbortController()
  const going = solveCohort({ question: cohort(200, 100), programme, day, seconds: 60 }, stop.signal)
  stop.abort(new Error('not needed any more'))
  await expect(going).rejects.toThrow('not needed any more')
  await expect(solveCohort({ question: cohort(2, 2), programme, day, seconds: 60 }, stop.signal)).rejects.toThrow('not needed any more')
})

test('a bug in the thread is told here', async () => {
  await expect(solveCohort({ question: cohort(2, 2), programme, day: 'some day', seconds: 60 })).rejects.toThrow('Invalid time value')
})
