import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Doc, Store, Stored } from '../../data/store.ts'
import { commitContract } from './contract-commits.ts'
import { documentContract } from './contract-documents.ts'
import { dueContract } from './contract-due.ts'
import { listContract } from './contract-lists.ts'
import { wildIdContract } from './contract-wild-ids.ts'

/** A document as the tests use it: any fields beside the key. */
export type Anything = Doc & { [field: string]: unknown }

/** One backend under test. `open` gives a store on the same data each time; `advance` lets that many seconds pass for it. */
export type Backend = { open: () => Promise<Store>; advance: (seconds: number) => Promise<void>; dispose?: () => Promise<void> }

/** What each part of the suite works with: the open store, and names nobody has used before. */
export type Subject = { store: () => Store; advance: (seconds: number) => Promise<void>; fresh: () => string }

/** Every store must pass these; a new backend is done when it does. `keeps` says whether documents outlive `close`. */
export function storeContract(name: string, start: () => Promise<Backend>, { keeps = true, timeout = 10_000 } = {}): void {
  describe(`store contract: ${name}`, { timeout }, () => {
    let backend: Backend
    let store: Store
    beforeAll(async () => {
      backend = await start()
      store = await backend.open()
    })
    afterAll(async () => {
      await store.close()
      await backend.dispose?.()
    })
    const subject: Subject = { store: () => store, advance: (seconds) => backend.advance(seconds), fresh: () => `test/${randomUUID()}` }

    documentContract(subject)
    commitContract(subject)
    listContract(subject)
    wildIdContract(subject)
    dueContract(subject)

    test('answers a ping, and closes twice without complaint', async () => {
      const other = await backend.open()
      await other.ping()
      await other.close()
      await other.close()
    })

    if (keeps) {
      test('what was committed is there after closing and opening again', async () => {
        const key = { partition: subject.fresh(), kind: 'note', id: 'kept' }
        const first = await backend.open()
        const [etag] = await first.commit([{ op: 'create', doc: { ...key, text: 'blijft' } as Anything }])
        await first.close()
        const second = await backend.open()
        const found: Stored<Anything> | undefined = await second.get(key)
        expect(found).toEqual({ ...key, text: 'blijft', etag })
        const [newer] = await second.commit([{ op: 'put', doc: { ...found, text: 'gewijzigd' } as Anything }])
        expect(newer).not.toBe(etag)
        await second.close()
      })
    }

    test('clear removes everything, and the store goes on', async () => {
      const doc = { partition: subject.fresh(), kind: 'note', id: '1' }
      await store.commit([{ op: 'create', doc: { ...doc, kind: 'other', ttl: 3600 } as Anything }])
      await store.commit([{ op: 'create', doc }])
      await store.clear()
      expect(await store.get(doc)).toBeUndefined()
      expect((await store.find('note')).docs).toEqual([])
      expect((await store.find('other')).docs).toEqual([])
      await store.commit([{ op: 'create', doc }])
      expect((await store.find('note')).docs).toHaveLength(1)
    })
  })
}
