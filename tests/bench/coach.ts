import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteStore } from '../../data/sqlite-store.ts'
import { busyCoach } from '../support/busy-coach.ts'
import { openDesk } from '../support/desk.ts'
import { table } from './table.ts'

const alex = '00000000-0000-0000-0000-0000000000020'
const megan = '00000000-0000-0000-0000-0000000000021'
const warmUp = 20
const times = 300

/** What a coach with 200 candidates and 20,000 entries waits for: whole turns over SQLite in a file, read and written, without the network. */
export async function coach(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loket-coach-'))
  const now = new Date('2026-11-18T11:15:00Z')
  const store = sqliteStore({ path: join(folder, 'loket.db'), now: () => now })
  const desk = await openDesk({ store, now })
  await busyCoach(desk, alex)
  await desk.coaching.start()
  const who = (aadObjectId: string) => desk.person({ channelId: 'msteams', locale: 'nl-NL', aadObjectId })
  const screens: [name: string, asked: string, as: string, text: string][] = [
    ['my candidates', '≤ 50', alex, 'mijn kandidaten'],
    ['my hours, this month', '≤ 50', alex, 'mijn uren'],
    ['my hours, a whole month', '≤ 50', alex, 'mijn uren in oktober'],
    ['signing a month off', '≤ 50', alex, 'aftekenen'],
    ['the pool, for an intermediary', '', megan, 'uren per coach'],
    ['budgets to look at, for an intermediary', '', megan, 'budgetten'],
  ]
  const rows = []
  for (const [name, asked, as, text] of screens) {
    const somebody = who(as)
    await somebody.says('menu')
    const took: number[] = []
    let cpu = process.cpuUsage()
    for (let n = 0; n < warmUp + times; n++) {
      if (n === warmUp) cpu = process.cpuUsage()
      const before = performance.now()
      await somebody.says(text)
      if (n >= warmUp) took.push(performance.now() - before)
    }
    const { user, system } = process.cpuUsage(cpu)
    took.sort((one, other) => one - other)
    const at = (share: number) => (took[Math.floor(took.length * share)] ?? 0).toFixed(1)
    rows.push([name, asked, at(0.5), at(0.95), at(0.99), ((user + system) / 1000 / times).toFixed(1)])
  }
  await store.close()
  await rm(folder, { recursive: true })
  return table(['a whole turn, in ms', 'p95 asked', 'p50', 'p95', 'p99', 'CPU'], rows)
}
