import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteStore } from '../../data/sqlite-store.ts'
import { fillCrowd, standOf } from './notice-crowd.ts'
import { useOfRate, workWithKills } from './notice-processes.ts'
import { startTeams } from './teams-double.ts'

const now = new Date('2026-11-25T09:00:00.000Z')

/**
 * Reminders of one minute for so many people: two processes, one of them killed after 20, 45 and 70%, and a Teams that enforces its limits and refuses at random. What
 * became of them.
 */
export async function runCrowd({ people, ratePerSecond }: { people: number; ratePerSecond: number }) {
  // Leases and the wait for a process that died are scaled with the rate.
  const leaseMs = Math.max(1_000, (10_000 * 50) / ratePerSecond)
  const folder = mkdtempSync(join(tmpdir(), 'loket-crowd-'))
  const path = join(folder, 'loket.db')
  const store = sqliteStore({ path, now: () => now })
  const teams = await startTeams({ ratePerSecond, faults: 0.05, blocked: (conversation) => /77$/.test(conversation) })
  try {
    await fillCrowd(store, people, teams.url, now)
    const { tally } = teams
    const begun = performance.now()
    await workWithKills({
      ...{ path, store, tally, ratePerSecond, leaseMs, aheadMs: now.getTime() - Date.now() },
      killAt: [0.2, 0.45, 0.7].map((part) => Math.round(part * people)),
      until: '2026-12-25T09:00:00.000Z',
      longestMs: 45_000 + (people / ratePerSecond) * 4_000,
    })
    const seconds = (performance.now() - begun) / 1_000
    const { 'sent teams': sent = 0, 'sent mail': mailed = 0, unsure = 0, ...other } = await standOf(store)
    const arrived = tally.arrived.size
    return {
      ...{ sent, mailed, unsure, other, arrived, seconds },
      twice: [...tally.arrived.values()].filter((times) => times > 1).length,
      /** Counted as told, and not told. */
      lost: sent + unsure - arrived,
      requests: tally.requests,
      overTenant: tally.overTenant,
      overConversation: tally.overConversation,
      all: useOfRate(tally, ratePerSecond, 0, tally.requests),
    }
  } finally {
    await store.close()
    await teams.close()
    rmSync(folder, { recursive: true })
  }
}
