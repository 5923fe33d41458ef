import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { sqliteStore } from '../../data/sqlite-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'loket-scrub-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bytes = () => readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes('Quispelwever'))

test('what was removed or written over is in no file of the store after a scrub, while another process has it open', async () => {
  const path = join(folder, 'loket.db')
  const now = () => new Date('2026-12-01T10:00:00Z')
  const [store, other] = [sqliteStore({ path, now }), sqliteStore({ path, now })]
  // Documents of all sizes, between others, so that pages split and join.
  const key = (index: number) => ({ partition: `p/${index % 7}`, kind: 'note', id: String(index) })
  const text = (index: number, name: string) => `${name} `.repeat(1 + ((index * 37) % 400))
  const put = (index: number, name: string) => {
    const doc = { ...key(index), text: text(index, name) }
    return store.commit([{ op: 'put', doc }])
  }
  for (let index = 0; index < 600; index++) await put(index, index % 3 === 0 ? 'Quispelwever' : 'somebody')
  expect(bytes().length).toBeGreaterThan(0)
  for (let index = 0; index < 600; index += 3) {
    if (index % 2 === 0) await store.commit([{ op: 'remove', key: key(index) }])
    else await put(index, 'erased')
  }
  await store.scrub?.()
  expect(bytes()).toEqual([])
  expect((await other.find('note', { limit: 1000 })).docs).toHaveLength(500)
  await Promise.all([store.close(), other.close()])
  expect(bytes()).toEqual([])
})
