import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteStore } from '../../data/sqlite-store.ts'
import type { Doc, Store, Stored } from '../../data/store.ts'

// Turns a second of the embedded store alone: 16 users at once, each turn one get and one commit of two documents.
// node tests/bench/store-bench.ts [documents...]

type Conversation = Doc & { step: number; messages: { text: string; at: string }[] }

const users = 16
const warmUpTurns = 2_000
const turns = 20_000
const at = '2026-09-01T10:00:00.000Z'
const messages = (bytes: number) =>
  Array.from({ length: Math.ceil(bytes / 100) }, () => ({ text: 'Ik wil graag weten of ik kan instromen.', at }))

async function fill(store: Store, count: number): Promise<void> {
  const perCommit = 50
  const inFlight = 100
  for (let i = 0; i < count; ) {
    const commits: Promise<unknown>[] = []
    for (let n = 0; n < inFlight && i < count; n++) {
      const partition = `conversation/old-${i}`
      const writes = Array.from({ length: Math.min(perCommit, count - i) }, () => {
        const ttl = i % 3 === 0 ? undefined : { ttl: 1_000_000 + i }
        return {
          op: 'create' as const,
          doc: { partition, kind: `kind-${i % 8}`, id: `id-${i++}`, messages: messages(1000 + (i % 4) * 1000), ...ttl },
        }
      })
      commits.push(store.commit(writes))
    }
    await Promise.all(commits)
  }
}

async function turn(store: Store, user: string, count: number): Promise<void> {
  const key = { partition: `conversation/${user}`, kind: 'conversation', id: 'state' }
  const found: Stored<Conversation> | undefined = await store.get<Conversation>(key)
  const state: Conversation = found ?? { ...key, step: 0, messages: messages(2000) }
  await store.commit([
    { op: found ? 'put' : 'create', doc: { ...state, step: state.step + 1 } as Conversation },
    {
      op: 'create',
      doc: { ...key, kind: 'message', id: `m-${String(count).padStart(9, '0')}`, messages: messages(700), ttl: 90 * 86_400 } as Doc,
    },
  ])
}

async function run(store: Store, total: number, from: number): Promise<number[]> {
  const latencies: number[] = []
  let next = from
  const user = async (name: string) => {
    while (next < from + total) {
      const started = performance.now()
      await turn(store, name, next++)
      latencies.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: users }, (_, n) => user(`user-${n}`)))
  return latencies.sort((a, b) => a - b)
}

for (const count of process.argv.slice(2).map(Number)) {
  const folder = mkdtempSync(join(tmpdir(), 'loket-store-bench-'))
  const path = join(folder, 'loket.sqlite')
  const store = sqliteStore({ path, now: () => new Date() })
  await fill(store, count)
  await run(store, warmUpTurns, 0)
  const rssBefore = process.memoryUsage.rss()
  const cpu = process.cpuUsage()
  const started = performance.now()
  const latencies = await run(store, turns, warmUpTurns)
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const ms = (share: number) => Number(latencies[Math.floor(latencies.length * share)]?.toFixed(2))
  console.log(
    JSON.stringify({
      documents: count,
      fileMb: Math.round(statSync(path).size / 1e6),
      turnsPerSecond: Math.round(turns / seconds),
      cpuMicrosPerTurn: Math.round((user + system) / turns),
      p50Ms: ms(0.5),
      p99Ms: ms(0.99),
      maxMs: ms(0.99999),
      rssMb: Math.round(process.memoryUsage.rss() / 1e6),
      rssGrowthMb: Math.round((process.memoryUsage.rss() - rssBefore) / 1e6),
    }),
  )
  await store.close()
  rmSync(folder, { recursive: true })
}
