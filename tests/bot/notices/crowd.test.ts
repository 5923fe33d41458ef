import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { fillCrowd, standOf } from '../../support/notice-crowd.ts'
import { useOfRate, workWithKills } from '../../support/notice-processes.ts'
import { startTeams } from '../../support/teams-double.ts'

const now = new Date('2026-11-25T09:00:00.000Z')
const people = Number(process.env.NOTICE_CROWD ?? 1_000)
const ratePerSecond = Number(process.env.NOTICE_RATE ?? 200)
/** Leases and the wait for a process that died are scaled with the rate. */
const leaseMs = Math.max(1_000, (10_000 * 50) / ratePerSecond)

test('reminders of one minute: two processes, one killed three times, a Teams that refuses at random: nobody twice, nobody forgotten', {
  timeout: 60_000 + (people / ratePerSecond) * 5_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loket-crowd-'))
  const path = join(folder, 'loket.db')
  const store = sqliteStore({ path, now: () => now })
  const teams = await startTeams({ ratePerSecond, faults: 0.05, blocked: (conversation) => /77$/.test(conversation) })
  try {
    await fillCrowd(store, people, teams.url, now)
    const { tally } = teams
    await workWithKills({
      ...{ path, store, tally, ratePerSecond, leaseMs, aheadMs: now.getTime() - Date.now() },
      killAt: [0.2, 0.45, 0.7].map((part) => Math.round(part * people)),
      until: '2026-12-25T09:00:00.000Z',
      longestMs: 45_000 + (people / ratePerSecond) * 4_000,
    })
    const { 'sent teams': sent = 0, 'sent mail': mailed = 0, unsure = 0, ...other } = await standOf(store)
    expect(other).toEqual({})
    expect(sent + mailed + unsure).toBe(people)
    expect([...tally.arrived.values()].filter((times) => times > 1)).toEqual([])
    // Who was being told at the moment of a kill counts as told: Teams cannot say. Everybody else was told exactly once.
    expect(tally.arrived.size).toBeGreaterThanOrEqual(sent)
    expect(tally.arrived.size).toBeLessThanOrEqual(sent + unsure)
    expect(sent + unsure - tally.arrived.size).toBeLessThanOrEqual(3 * Math.ceil(ratePerSecond * 0.1))
    expect(tally.overConversation).toBe(0)
    // Arrivals are seen by this process's clock, on a machine that does other things: a request in a thousand may look early.
    expect(tally.overTenant).toBeLessThanOrEqual(tally.requests / 100)
    process.env.NOTICE_CROWD &&
      console.log({
        sent,
        mailed,
        unsure,
        arrived: tally.arrived.size,
        refused: tally.refused,
        overTenant: tally.overTenant,
        ...useOfRate(tally, ratePerSecond, tally.requests * 0.05, tally.requests * 0.9),
      })
  } finally {
    await store.close()
    await teams.close()
    rmSync(folder, { recursive: true })
  }
})
