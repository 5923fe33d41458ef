import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqliteStore } from '../../data/sqlite-store.ts'
import { StoreOpenError, type StoreOpenReason } from '../../data/store-open-error.ts'
import { movableClock } from '../support/movable-clock.ts'

const { now } = movableClock()
let folder: string
let good: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loket-open-'))
  good = join(folder, 'good.sqlite')
  const store = sqliteStore({ path: good, now })
  for (let n = 0; n < 50; n++) {
    await store.commit([{ op: 'create', doc: { partition: `p${n}`, kind: 'note', id: '1', ttl: 99, ...{ text: 'x'.repeat(2000) } } }])
  }
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

function opening(path: string): { reason: StoreOpenReason; message: string } | undefined {
  try {
    void sqliteStore({ path, now, lockWaitMs: 50 }).close()
    return undefined
  } catch (error) {
    if (!(error instanceof StoreOpenError)) throw error
    return { reason: error.reason, message: error.message }
  }
}

/** As a user without rights: permissions do not stop root, as which containers like to run tests. */
function withoutRights<T>(run: () => T): T {
  if (process.getuid?.() !== 0 || !process.seteuid) return run()
  process.seteuid(65_534)
  try {
    return run()
  } finally {
    process.seteuid(0)
  }
}

const copy = (name: string, change: (path: string) => void = () => {}): string => {
  const path = join(folder, name)
  copyFileSync(good, path)
  change(path)
  return path
}
const overwrite = (path: string, at: number, bytes: Buffer) => {
  const file = openSync(path, 'r+')
  writeSync(file, bytes, 0, bytes.length, at)
  closeSync(file)
}
const alter = (path: string, sql: string) => {
  const db = new DatabaseSync(path)
  db.exec(sql)
  db.close()
}

test('a good file opens, and its folder is made when missing', () => {
  expect(opening(copy('copy.sqlite'))).toBeUndefined()
  expect(opening(join(folder, 'a', 'b', 'new.sqlite'))).toBeUndefined()
  expect(existsSync(join(folder, 'a', 'b', 'new.sqlite'))).toBe(true)
})

test.each<[string, StoreOpenReason, RegExp, () => string]>([
  ['a folder that is a file', 'folder-not-writable', /Set LOKET_DATA to a folder/, () => join(good, 'loket.sqlite')],
  ['a path that is a folder', 'folder-not-writable', /Set LOKET_DATA to a folder/, () => folder],
  [
    'text',
    'not-a-database',
    /not a SQLite database\. Move it away/,
    () => copy('text', (path) => writeFileSync(path, 'dag '.repeat(2000))),
  ],
  ['a truncated file', 'corrupt', /damaged.*restore a back-up/, () => copy('truncated', (path) => truncateSync(path, 40_000))],
  ['a page of zeros', 'corrupt', /damaged/, () => copy('zeros', (path) => overwrite(path, 4096, Buffer.alloc(4096)))],
  ['a page of noise', 'corrupt', /damaged/, () => copy('noise', (path) => overwrite(path, 8192, Buffer.alloc(4096, 0xa5)))],
  ['another program’s', 'foreign', /another program/, () => copy('foreign', (path) => alter(path, 'pragma application_id = 7'))],
  ['one without our table', 'corrupt', /tables are not those/, () => copy('no-table', (path) => alter(path, 'drop table doc'))],
  [
    'a newer version’s',
    'newer-version',
    /newer version of this program \(3, this is 2\)/,
    () => copy('newer', (path) => alter(path, 'pragma user_version = 3')),
  ],
])('%s is refused as %s, with what to do', (_, reason, message, path) => {
  const file = path()
  const outcome = opening(file)
  expect(outcome?.reason).toBe(reason)
  expect(outcome?.message).toMatch(message)
  expect(outcome?.message).toContain(file)
  expect(outcome?.message).not.toContain('\n')
})

test('a file of the first version is brought up to date, once, with what was due in it', async () => {
  const dueAt = '2026-11-25T09:00:00.000Z'
  const insert = (id: string, body: object) =>
    `insert into doc (partition, kind, id, etag, body) values ('p', 'notice', '${id}', 'e', '${JSON.stringify({ partition: 'p', kind: 'notice', id, etag: 'e', ...body })}')`
  const path = copy('first-version', (file) =>
    alter(
      file,
      `drop index doc_due_at; alter table doc drop column due_at; pragma user_version = 1;
      ${insert('waits', { dueAt })}; ${insert('odd', { dueAt: 'soon' })}; ${insert('nothing', {})}`,
    ),
  )
  for (const _ of ['upgrade', 'again']) {
    const store = sqliteStore({ path, now })
    expect((await store.due('2027-01-01T00:00:00.000Z')).docs.map(({ id }) => id)).toEqual(['waits'])
    expect((await store.find('note')).docs).toHaveLength(50)
    await store.close()
  }
})

test('a folder, and a file, that may not be written to are refused as such', () => {
  const shut = join(folder, 'shut')
  mkdirSync(shut)
  copyFileSync(good, join(shut, 'loket.sqlite'))
  chmodSync(folder, 0o755)
  chmodSync(shut, 0o555)
  expect(withoutRights(() => opening(join(shut, 'sub', 'loket.sqlite')))).toMatchObject({ reason: 'folder-not-writable' })
  expect(withoutRights(() => opening(join(shut, 'new.sqlite')))).toMatchObject({ reason: 'folder-not-writable' })
  chmodSync(shut, 0o777)
  chmodSync(join(shut, 'loket.sqlite'), 0o444)
  expect(withoutRights(() => opening(join(shut, 'loket.sqlite')))).toMatchObject({ reason: 'file-not-writable' })
})

test('a file that another process keeps locked is refused after waiting', () => {
  const path = copy('locked')
  const other = new DatabaseSync(path)
  other.exec('pragma locking_mode = exclusive; begin exclusive')
  expect(opening(path)).toMatchObject({ reason: 'locked', message: expect.stringMatching(/Stop the other process/) })
  other.exec('rollback')
  other.close()
  expect(opening(path)).toBeUndefined()
})
