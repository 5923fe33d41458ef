import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sqliteStore } from '../../data/sqlite-store.ts'
import { ConflictError, type Store, StoreUnavailableError, type Write } from '../../data/store.ts'
import { movableClock } from '../support/movable-clock.ts'

let folder: string
let path: string
let store: Store
let clock: ReturnType<typeof movableClock>
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-group-'))
  path = join(folder, 'loket.sqlite')
  clock = movableClock()
  store = sqliteStore({ path, now: clock.now, lockWaitMs: 300 })
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const create = (id: string, ttl?: number): Write => ({ op: 'create', doc: { partition: 'p', kind: 'note', id, ...(ttl ? { ttl } : {}) } })

/** Transactions in the write-ahead log: frames whose header says how large the database is after a commit, https://sqlite.org/walformat.html. */
function transactions(): number {
  const wal = readFileSync(`${path}-wal`)
  let commits = 0
  for (let at = 32; at < wal.length; at += 24 + 4096) if (wal.readUInt32BE(at + 4) !== 0) commits++
  return commits
}
function looking<T>(look: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(path)
  try {
    return look(db)
  } finally {
    db.close()
  }
}
const rows = () => looking((db) => Number(db.prepare('select count(*) as n from doc').get()?.n))

test('commits of one moment share one transaction, and so one sync', async () => {
  const before = transactions()
  await Promise.all(Array.from({ length: 16 }, (_, n) => store.commit([create(`a${n}`), create(`b${n}`)])))
  expect(transactions() - before).toBe(1)
  await store.commit([create('one')])
  await store.commit([create('two')])
  expect(transactions() - before).toBe(3)
})

test('commits of one moment see each other in the order they came', async () => {
  const outcomes = await Promise.allSettled([
    store.commit([create('1'), create('2')]),
    store.commit([create('3'), create('2')]),
    store.commit([{ op: 'remove', key: { partition: 'p', kind: 'note', id: '2' } }]),
    store.commit([create('2')]),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  expect((await store.list('p', 'note')).docs.map(({ id }) => id)).toEqual(['1', '2'])
})

test('only refusals cost no sync, and name the document', async () => {
  await store.commit([create('1')])
  const before = transactions()
  await expect(store.commit([create('1')])).rejects.toThrow(new ConflictError('note 1 in p has changed since it was read'))
  expect(transactions()).toBe(before)
})

test('close writes what waits; afterwards the store says it is closed', async () => {
  const waiting = store.commit([create('1')])
  await store.close()
  expect(await waiting).toHaveLength(1)
  await expect(store.commit([create('2')])).rejects.toThrow('closed')
  await expect(store.get({ partition: 'p', kind: 'note', id: '1' })).rejects.toThrow(/not open|finalized/)
  expect(rows()).toBe(1)
})

test('expired rows leave the file, a few at a time, while others are written', async () => {
  await store.commit(Array.from({ length: 90 }, (_, n) => create(`short-${n}`, 60)))
  await store.commit([create('long', 7200)])
  await clock.advance(3600)
  await store.commit([create('new')])
  expect(rows()).toBe(92 - 25)
  await expect.poll(rows).toBe(2)
  await clock.advance(7200)
  await store.commit([create('newer')])
  expect(rows()).toBe(2)
})

test('what is deleted is not left in the file', async () => {
  const doc = { partition: 'p', kind: 'note', id: '1', text: 'burgerservicenummer '.repeat(400) }
  await store.commit([{ op: 'create', doc }])
  await store.commit([{ op: 'remove', key: doc }])
  await store.close()
  expect(readFileSync(path).includes('burgerservicenummer')).toBe(false)
})

test('a lock of another process is waited for without stopping this one', async () => {
  const other = new DatabaseSync(path)
  other.exec('begin immediate')
  const waiting = store.commit([create('1')])
  let reads = 0
  while (reads < 3) {
    await new Promise((resolve) => setImmediate(resolve))
    expect(await store.get({ partition: 'p', kind: 'note', id: '1' })).toBeUndefined()
    reads++
  }
  other.exec('rollback')
  other.close()
  expect(await waiting).toHaveLength(1)
})

test('a lock that stays makes the store unavailable; nothing is kept, and later commits go on', async () => {
  const other = new DatabaseSync(path)
  other.exec('begin immediate')
  await expect(store.commit([create('1')])).rejects.toBeInstanceOf(StoreUnavailableError)
  other.exec('rollback')
  other.close()
  await store.commit([create('2')])
  expect((await store.list('p', 'note')).docs.map(({ id }) => id)).toEqual(['2'])
})

test('an error of the database makes the store unavailable and harms nothing', async () => {
  await store.commit([create('1')])
  looking((db) => db.exec("create trigger full before insert on doc begin select raise(abort, 'full'); end"))
  await expect(store.commit([create('2')])).rejects.toThrow(StoreUnavailableError)
  looking((db) => db.exec('drop trigger full'))
  await store.commit([create('3')])
  expect((await store.list('p', 'note')).docs.map(({ id }) => id)).toEqual(['1', '3'])
})
