import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { kindOf, kinds } from '../../data/kinds.ts'
import { sqliteStore } from '../../data/sqlite-store.ts'
import type { Key, Write } from '../../data/store.ts'
import { someMorning } from '../support/desk.ts'
import { eraseAll, everyDocument, livedIn } from '../support/privacy-life.ts'

const root = join(import.meta.dirname, '../..')

test('every kind of document that a source names is in the table of kinds: export, erasure and docs/privacy.md follow from it', () => {
  const named = globSync('{bot,data,rules}/**/*.ts', { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .filter((text) => text.includes('partition'))
    .flatMap((text) => [...text.matchAll(/\bkind: '([a-z-]+)'/g)].map((match) => match[1]))
  const known = new Set(kinds.map((row) => row.kind))
  expect([...new Set(named)].filter((kind) => kind !== undefined && !known.has(kind))).toEqual([])
})

test('whatever a lived-in desk stores falls under a row', async () => {
  const store = sqliteStore({ path: ':memory:', now: () => someMorning })
  const stored: Key[] = []
  const commit = (writes: readonly Write[]) => {
    stored.push(...writes.map((write) => (write.op === 'remove' ? write.key : write.doc)))
    return store.commit(writes)
  }
  await eraseAll(await livedIn({ store: { ...store, commit } }))
  expect(stored.length).toBeGreaterThan(100)
  expect([...new Set(stored.filter((key) => !kindOf(key)).map(({ partition, kind }) => `${kind} in ${partition}`))]).toEqual([])
})

test('a row stands once, says in two languages what it is, and its partitions have a person’s kinds under a group', () => {
  const keys = kinds.map((row) => `${row.kind} ${row.partition}`)
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  const ungrouped = kinds.filter((row) => row.whose === 'person' && !row.group).map((row) => row.kind)
  expect(ungrouped).toEqual([])
  const kept = kinds.filter((row) => row.partition === 'candidate/*' && row.erased !== 'removed').map((row) => row.kind)
  expect(kept).toEqual([])
})

test('what goes by itself has a ttl, no longer than the programme or its kind says', async () => {
  const { store, programme } = await livedIn()
  const wrong = (await everyDocument(store)).flatMap((doc) => {
    const row = kindOf(doc)
    const byItself =
      row && (row.kept === 'created' ? row.whose === 'person' : ['scan', 'conversation', 'audit', 'question-log'].includes(row.kept))
    if (!row || !byItself) return []
    const days = row.kept === 'created' ? 30 : (programme.retention.find((one) => one.id === row.kept)?.days ?? 0)
    return doc.ttl !== undefined && doc.ttl <= days * 86_400 ? [] : [`${doc.kind} in ${doc.partition}: ${doc.ttl}`]
  })
  expect(wrong).toEqual([])
})
