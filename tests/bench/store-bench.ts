import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteStore } from '../../data/sqlite-store.ts'
import type { Doc, Store } from '../../data/store.ts'

// The embedded store alone, on a file: 16 users at once, each turn one get and one commit of two documents, with 0, 1,000 and 1,000,000
// documents stored before. Rounds alternate between the sizes, each in a process of its own; the middle round of each is printed.
// node tests/bench/store-bench.ts [documents...]

type Conversation = Doc & { step: number; messages: { text: string; at: string }[] }
type Figures = {
  documents: number
  turnsPerSecond: number
  cpuMicrosPerTurn: number
  p50Ms: number
  p99Ms: number
  openMs: number
  rssMb: number
  rssGrowthMb: number
}

const users = 16
const warmUpTurns = 4000
const turns = 16_000
const rounds = 5
const at = '2026-09-01T10:00:00.000Z'
const messages = (bytes: number) =>
  Array.from({ length: Math.ceil(bytes / 100) }, () => ({ text: 'Ik wil graag weten of ik kan instromen.', at }))
const round = (value: number) => Number(value.toFixed(2))

/** Documents of 1 to 4 KB, two thirds of them with a time to live, ten to a partition. */
async function fill(store: Store, count: number): Promise<void> {
  const perCommit = 10
  const atOnce = 200
  for (let i = 0; i < count; ) {
    const commits: Promise<unknown>[] = []
    for (let n = 0; n < atOnce && i < count; n++) {
      const partition = `conversation/old-${i}`
      const writes = Array.from({ length: Math.min(perCommit, count - i) }, () => {
        const ttl = i % 3 === 0 ? {} : { ttl: 1_000_000 + i }
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

async function turn(store: Store, user: string, name: string): Promise<void> {
  const key = { partition: `conversation/${user}`, kind: 'conversation', id: 'state' }
  const found = await store.get<Conversation>(key)
  const state: Conversation = { ...(found ?? { ...key, step: 0, messages: messages(2000) }), step: (found?.step ?? 0) + 1 }
  const message: Doc & { messages: unknown } = { ...key, kind: 'message', id: name, messages: messages(700), ttl: 90 * 86_400 }
  await store.commit([
    { op: found ? 'put' : 'create', doc: state },
    { op: 'create', doc: message },
  ])
}

async function load(store: Store, total: number): Promise<number[]> {
  const run = `${Date.now()}`
  const latencies: number[] = []
  let next = 0
  const user = async (name: string) => {
    while (next < total) {
      const started = performance.now()
      await turn(store, name, `${run}-${String(next++).padStart(7, '0')}`)
      latencies.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: users }, (_, n) => user(`user-${run}-${n}`)))
  return latencies.sort((a, b) => a - b)
}

async function measure(path: string, documents: number): Promise<Figures> {
  const opening = performance.now()
  const store = sqliteStore({ path, now: () => new Date() })
  await store.ping()
  const openMs = performance.now() - opening
  await load(store, warmUpTurns)
  const rssBefore = process.memoryUsage.rss()
  const cpuBefore = process.cpuUsage()
  const started = performance.now()
  const latencies = await load(store, turns)
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  const rss = process.memoryUsage.rss()
  await store.close()
  return {
    documents,
    turnsPerSecond: Math.round(turns / seconds),
    cpuMicrosPerTurn: Math.round((user + system) / turns),
    p50Ms: round(latencies[Math.floor(turns * 0.5)] ?? 0),
    p99Ms: round(latencies[Math.floor(turns * 0.99)] ?? 0),
    openMs: round(openMs),
    rssMb: Math.round(rss / 1e6),
    rssGrowthMb: round((rss - rssBefore) / 1e6),
  }
}

const [task = '', path = '', count = '0'] = process.argv.slice(2)
if (task === 'fill') {
  const store = sqliteStore({ path, now: () => new Date() })
  await fill(store, Number(count))
  await store.close()
} else if (task === 'measure') {
  console.log(JSON.stringify(await measure(path, Number(count))))
} else {
  const folder = mkdtempSync(join(tmpdir(), 'loket-store-bench-'))
  const self = (...args: string[]) => execFileSync(process.execPath, [import.meta.filename, ...args], { encoding: 'utf8' })
  const given = process.argv.slice(2).map(Number)
  const sizes = (given.length > 0 ? given : [0, 1000, 1_000_000]).map((documents) => ({
    documents,
    file: join(folder, `${documents}.sqlite`),
  }))
  for (const { documents, file } of sizes) {
    self('fill', file, String(documents))
    console.log(`${documents} documents: ${Math.round(statSync(file).size / 1e6)} MB`)
  }
  const figures: Figures[] = []
  for (let n = 0; n < rounds; n++)
    for (const { documents, file } of sizes) figures.push(JSON.parse(self('measure', file, String(documents))))
  for (const { documents } of sizes) {
    const mine = figures.filter((one) => one.documents === documents).sort((a, b) => a.turnsPerSecond - b.turnsPerSecond)
    console.log(JSON.stringify(mine[Math.floor(mine.length / 2)]))
  }
  rmSync(folder, { recursive: true })
}
