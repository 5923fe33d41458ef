import { expect, test } from 'vitest'
import { runCrowd } from '../../support/notice-crowd-run.ts'

const [people, ratePerSecond] = [1_000, 200]

// Ten thousand at the rate of Teams: npm run bench -- notices
test('reminders of one minute: two processes, one killed three times, a Teams that refuses at random: nobody twice, nobody forgotten', {
  timeout: 60_000 + (people / ratePerSecond) * 5_000,
}, async () => {
  const { sent, mailed, unsure, other, arrived, twice, lost, requests, overTenant, overConversation } = await runCrowd({
    people,
    ratePerSecond,
  })
  expect(other).toEqual({})
  expect(sent + mailed + unsure).toBe(people)
  expect(twice).toBe(0)
  // Who was being told at the very moment of a kill counts as told: Teams cannot say. Everybody else was told exactly once.
  expect(arrived).toBeGreaterThanOrEqual(sent)
  expect(arrived).toBeLessThanOrEqual(sent + unsure)
  expect(lost).toBeLessThanOrEqual(6)
  expect(overConversation).toBe(0)
  // Arrivals are seen by this process's clock, on a machine that does other things: a request in a thousand may look early.
  expect(overTenant).toBeLessThanOrEqual(requests / 100)
})
