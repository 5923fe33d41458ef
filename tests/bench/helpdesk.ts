import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sqliteStore } from '../../data/sqlite-store.ts'
import type { Store } from '../../data/store.ts'
import { cosmosWorld } from '../support/cosmos-world.ts'
import { someMorning } from '../support/desk.ts'
import { deskLoad, deskLoadFaults } from '../support/desk-load.ts'
import { temporaryFolder } from '../support/program.ts'
import { table } from './table.ts'

const [candidates, agents] = [200, 20] as const

/** 200 candidates and 20 agents at once behind two processes over one store, one killed midway: what came, and how fast. */
export async function helpdesk(): Promise<string> {
  const rows: (string | number)[][] = []
  const folder = await temporaryFolder()
  rows.push(await row('SQLite', sqliteStore({ path: join(folder, 'loket.db'), now: () => someMorning }), 5, 10_000))
  await rm(folder, { recursive: true })
  const world = await cosmosWorld()
  rows.push(await row('Cosmos, its double over HTTPS', await world.open(), 2, 40_000))
  await world.close()
  const head = [
    '',
    'messages',
    'sent again',
    'lost, misplaced or out of order',
    'given to Teams twice',
    'to the agent p50',
    'p95',
    'to the candidate p50',
    'p95',
    'CPU a message',
  ]
  return table(head, rows)
}

async function row(name: string, store: Store, rounds: number, everyMs: number): Promise<(string | number)[]> {
  const load = await deskLoad({ store, candidates, agents, rounds, everyMs })
  const { faults, twice } = deskLoadFaults(load, rounds)
  for (const fault of faults) console.error(fault)
  const { toAgent, toCandidate } = load.tookMs
  const of = (figures: readonly number[], part: number) =>
    `${Math.round(figures.toSorted((a, b) => a - b)[Math.floor(figures.length * part)] ?? 0)} ms`
  if (name === 'SQLite') await store.close()
  const messages = load.candidates.flat().length + load.agents.flat().length
  const times = [toAgent, toCandidate].flatMap((figures) => [of(figures, 0.5), of(figures, 0.95)])
  return [name, messages, load.again, faults.length, twice, ...times, `${(load.cpuMs / messages).toFixed(1)} ms`]
}
