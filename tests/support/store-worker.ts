import { writeSync } from 'node:fs'
import { sqliteStore } from '../../data/sqlite-store.ts'
import { ConflictError, type Doc } from '../../data/store.ts'

// A process of its own on a SQLite file, for tests of crashes and of two processes.
// node store-worker.ts FILE NAME write            commits pairs of documents for ever, and prints each number after its commit resolved
// node store-worker.ts FILE NAME count TIMES      adds one to a counter that others also count on, TIMES times, then prints "done"

type Counter = Doc & { value: number }

const [path = '', name = '', task = '', times = '0'] = process.argv.slice(2)
const store = sqliteStore({ path, now: () => new Date() })
const atOnce = 8
const text = 'Elke les telt. '.repeat(100)

async function writeForEver(lane: number): Promise<never> {
  for (let n = lane; ; n += atOnce) {
    const partition = `${name}/${lane}`
    await store.commit([
      { op: 'create', doc: { partition, kind: 'left', id: String(n), ...{ text } } },
      { op: 'create', doc: { partition, kind: 'right', id: String(n), ...{ text } } },
      { op: 'put', doc: { partition, kind: 'latest', id: 'n', ...{ n } } },
    ])
    writeSync(1, `${n}\n`)
  }
}

async function addOne(): Promise<void> {
  const key = { partition: 'shared', kind: 'counter', id: '1' }
  for (;;) {
    const counter = await store.get<Counter>(key)
    const next: Counter = { ...(counter ?? key), value: (counter?.value ?? 0) + 1 }
    try {
      await store.commit([{ op: counter ? 'put' : 'create', doc: next }])
      return
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
    }
  }
}

if (task === 'write') await Promise.all(Array.from({ length: atOnce }, (_, lane) => writeForEver(lane)))
for (let n = 0; n < Number(times); n++) {
  await addOne()
  await store.commit([{ op: 'create', doc: { partition: name, kind: 'own', id: String(n) } }])
}
await store.close()
writeSync(1, 'done\n')
