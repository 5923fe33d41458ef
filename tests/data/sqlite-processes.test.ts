import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sqliteStore } from '../../data/sqlite-store.ts'
import type { Doc, Store } from '../../data/store.ts'

const script = join(import.meta.dirname, '..', 'support', 'store-worker.ts')
let folder: string
let path: string
const children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-processes-'))
  path = join(folder, 'loket.sqlite')
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** Starts a worker; `lines` grows with what it prints, `ended` resolves with its exit code. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [script, path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const lines: string[] = []
  createInterface(child.stdout).on('line', (line) => lines.push(line))
  return { child, lines, ended: once(child, 'close').then(([code]) => code as number | null) }
}

function integrity(): unknown {
  const db = new DatabaseSync(path)
  const found = db.prepare('pragma integrity_check').all()
  db.close()
  return found.map((row) => row.integrity_check)
}

async function all(store: Store, kind: string): Promise<Doc[]> {
  const docs: Doc[] = []
  let after: string | undefined
  do {
    const page = await store.find(kind, { after, limit: 1000 })
    docs.push(...page.docs)
    after = page.next
  } while (after !== undefined)
  return docs
}

test('kill -9 in the middle of commits loses none that was acknowledged, and keeps none by half', async () => {
  for (const round of ['one', 'two', 'three']) {
    const { child, lines, ended } = start(round, 'write')
    await expect.poll(() => lines.length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(300)
    child.kill('SIGKILL')
    await ended
    expect(integrity()).toEqual(['ok'])
    const store = sqliteStore({ path, now: () => new Date() })
    const names = async (kind: string) =>
      (await all(store, kind)).filter(({ partition }) => partition.startsWith(round)).map(({ id }) => id)
    const left = new Set(await names('left'))
    expect(lines.filter((line) => !left.has(line))).toEqual([])
    expect((await names('right')).toSorted()).toEqual([...left].toSorted())
    await store.close()
  }
}, 60_000)

test('several processes start on one new file at once, count together and lose nothing', async () => {
  const names = ['a', 'b', 'c']
  const workers = names.map((name) => start(name, 'count', '100'))
  expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0, 0])
  expect(integrity()).toEqual(['ok'])
  const store = sqliteStore({ path, now: () => new Date() })
  expect(await store.get({ partition: 'shared', kind: 'counter', id: '1' })).toMatchObject({ value: 300 })
  for (const name of names) expect((await store.list(name, 'own', { limit: 1000 })).docs).toHaveLength(100)
  await store.close()
}, 60_000)
