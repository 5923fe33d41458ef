import { expect, test } from 'vitest'
import { nightly } from '../../../bot/services/privacy/nightly.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'

function twoProcesses() {
  const clock = { now: new Date('2026-12-01T10:00:00Z') }
  const now = () => clock.now
  const store = sqliteStore({ path: ':memory:', now })
  const runs: string[] = []
  const open = (owner: string, work = async () => {}) =>
    nightly({
      store,
      programme: { timeZone: 'Europe/Amsterdam' },
      now,
      id: 'retention',
      owner,
      work: () => {
        runs.push(owner)
        return work()
      },
    })
  return { clock, runs, open }
}

test('once a night, by one of two processes, from three o’clock on the programme’s clock', async () => {
  const { clock, runs, open } = twoProcesses()
  const [a, b] = [open('a'), open('b')]
  await Promise.all([a(), b(), a()])
  expect(runs).toHaveLength(1)
  clock.now = new Date('2026-12-02T01:59:00Z')
  expect([await a(), await b()]).toEqual([false, false])
  clock.now = new Date('2026-12-02T02:00:00Z')
  expect([await b(), await a(), await b()]).toEqual([true, false, false])
  clock.now = new Date('2026-12-20T12:00:00Z')
  expect([await a(), await b()]).toEqual([true, false])
})

test('what a process did not finish, another does after a quarter of an hour; what failed is tried again', async () => {
  const { clock, runs, open } = twoProcesses()
  const dies = open('a', () => Promise.reject(new Error('killed')))
  const b = open('b')
  await expect(dies()).rejects.toThrow('killed')
  expect(await b()).toBe(false)
  clock.now = new Date(clock.now.getTime() + 16 * 60_000)
  expect([await b(), runs]).toEqual([true, ['a', 'b']])
})
