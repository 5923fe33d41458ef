import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sqliteStore } from '../../data/sqlite-store.ts'
import type { Store } from '../../data/store.ts'
import { cosmosWorld } from '../support/cosmos-world.ts'
import { someMorning } from '../support/desk.ts'
import { deskLoad, deskLoadFaults } from '../support/desk-load.ts'
import { temporaryFolder } from '../support/program.ts'
import { table } from './table.ts'

type Size = { candidates: number; agents: number; rounds: number; everyMs: number }

/** What is asked, and what the double of Cosmos can bear: it is one thread, and answers everything itself. */
const whole: Size = { candidates: 200, agents: 20, rounds: 5, everyMs: 10_000 }
const part: Size = { candidates: 60, agents: 6, rounds: 2, everyMs: 40_000 }

/** Candidates and agents at once behind two desks over one store, one killed midway: what came, and how fast. */
export async function helpdesk(): Promise<string> {
  const rows: (string | number)[][] = []
  const folder = await temporaryFolder()
  rows.push(await row('SQLite', sqliteStore({ path: join(folder, 'loket.db'), now: () => someMorning }), whole))
  await rm(folder, { recursive: true })
  const world = await cosmosWorld()
  rows.push(await row('Cosmos, its double over HTTPS', await world.open(), part))
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

async function row(name: string, store: Store, size: Size): Promise<(string | number)[]> {
  const load = await deskLoad({ store, ...size })
  const { faults, twice } = deskLoadFaults(load, size.rounds)
  for (const fault of faults) console.error(fault)
  const { toAgent, toCandidate } = load.tookMs
  const of = (figures: readonly number[], share: number) =>
    `${Math.round(figures.toSorted((a, b) => a - b)[Math.floor(figures.length * share)] ?? 0)} ms`
  if (name === 'SQLite') await store.close()
  const messages = load.candidates.flat().length + load.agents.flat().length
  const times = [toAgent, toCandidate].flatMap((figures) => [of(figures, 0.5), of(figures, 0.95)])
  return [
    `${name}, ${size.candidates} × ${size.agents}`,
    messages,
    load.again,
    faults.length,
    twice,
    ...times,
    `${(load.cpuMs / messages).toFixed(1)} ms`,
  ]
}
