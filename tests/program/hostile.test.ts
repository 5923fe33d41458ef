import { afterAll, expect, test } from 'vitest'
import { attack } from '../support/hostile/attack.ts'
import { exchange, statusOf } from '../support/hostile/exchange.ts'
import { memoryInUse, tellingMemory } from '../support/hostile/memory-in-use.ts'
import { discard, postActivity, startProgram } from '../support/program.ts'

// Nothing that comes in over the network makes it fail, fall over or grow. `npm run bench -- hostile` does the same with 100,000 requests.

const seed = 20261122
const warmUp = 1500
const requests = 4500
/** Room for what is kept on purpose, up to a limit: rate limits by conversation, activities answered lately. */
const mostGrowthMb = 4

const program = await startProgram({ ...tellingMemory, LOKET_PROGRAMME: 'almere-po' })
afterAll(() => discard(program))

test(`${warmUp + requests} hostile requests (seed ${seed}): no 5xx, no failed turn, no crash, no growth`, {
  timeout: 300_000,
}, async () => {
  expect((await attack(program, { requests: warmUp, seed })).wrong).toEqual([])
  const before = await memoryInUse(program)
  const { statuses, wrong } = await attack(program, { requests, seed: seed + 1 })
  expect(wrong).toEqual([])
  expect((await memoryInUse(program)) - before).toBeLessThan(mostGrowthMb)
  for (const status of ['200', '204', '400', '401', '403', '404', '405', '415', '431']) expect(Object.keys(statuses)).toContain(status)
  const { activities } = await postActivity(program.url, { id: 'after', conversation: { id: 'after' }, text: 'zelfscan' })
  expect(activities.map((one) => one.label)).toEqual(['greeting.short', 'zelfscan.first'])
  expect(program.output()).not.toMatch(/"level":[56]0|Warning:/)
})

// Regression: restify made an URL of these outside any handler, so that one request ended the program.
test.for(['a, b', 'x:99999', '[', '%zz', 'a b'])('a Host header that is "%s" is refused', async (host) => {
  const answer = await exchange(program.url, { pieces: [`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`], whole: true })
  expect(statusOf(answer)).toBe('400')
})
