import { describe, expect, test } from 'vitest'
import { ConflictError } from '../../data/store.ts'
import type { Anything, Subject } from './store-contract.ts'

/** One document at a time: what goes in comes out, and only what the writer has seen is overwritten. */
export function documentContract({ store, advance, fresh }: Subject): void {
  const note = (fields: object = {}): Anything => ({ partition: fresh(), kind: 'note', id: '1', ...fields })

  describe('documents', () => {
    test('an unknown id is undefined, in a known and in an unknown partition', async () => {
      const doc = note()
      await store().commit([{ op: 'create', doc }])
      expect(await store().get({ ...doc, id: '2' })).toBeUndefined()
      expect(await store().get({ ...doc, kind: 'other' })).toBeUndefined()
      expect(await store().get({ ...doc, partition: fresh() })).toBeUndefined()
    })

    test.each<[string, object]>([
      ['unicode', { text: 'Zoë 👩🏽‍🏫 — “ǅ” שלום 𝒳 \u0000 \u2028 \\ " \n', 'sleutel é': 'ja' }],
      ['nesting', { a: { b: [{ c: [[], {}, [null]] }, 1, 'x', true] }, empty: {}, none: null }],
      ['numbers', { zero: 0, small: 5e-324, large: 1.7976931348623157e308, negative: -0.1, exact: Number.MAX_SAFE_INTEGER }],
      ['dates', { at: new Date('2026-03-29T01:30:00.000Z').toISOString(), day: '2026-02-29' }],
      ['names that mean something elsewhere', { _ts: 1, _etag: 'x', _rid: 'y', pk: 'z', k: 1, body: { $type: 'date' }, value: 'select' }],
      ['a megabyte', { text: 'Juf en meester ë. '.repeat(55_000) }],
    ])('a document comes back as it went in: %s', async (_, fields) => {
      const doc = note(fields)
      const [etag] = await store().commit([{ op: 'create', doc }])
      expect(await store().get(doc)).toEqual({ ...doc, etag })
    })

    test('a field without a value is left out', async () => {
      const doc = note({ gone: undefined, kept: null })
      await store().commit([{ op: 'create', doc }])
      const found = await store().get<Anything>(doc)
      expect(found && 'gone' in found).toBe(false)
      expect(found?.kept).toBeNull()
    })

    test('create refuses an existing id and leaves it alone', async () => {
      const doc = note({ text: 'eerste' })
      const [etag] = await store().commit([{ op: 'create', doc }])
      await expect(store().commit([{ op: 'create', doc: { ...doc, etag, text: 'tweede' } as Anything }])).rejects.toBeInstanceOf(
        ConflictError,
      )
      expect(await store().get(doc)).toEqual({ ...doc, etag })
    })

    test('put without an etag makes and overwrites; each write has an etag of its own', async () => {
      const doc = note({ text: 'eerste', only: 'here' })
      const [first] = await store().commit([{ op: 'put', doc }])
      const second = { partition: doc.partition, kind: doc.kind, id: doc.id, text: 'tweede' }
      const [etag] = await store().commit([{ op: 'put', doc: second }])
      expect(await store().get(doc)).toEqual({ ...second, etag })
      const [again] = await store().commit([{ op: 'put', doc: second }])
      expect(new Set([first, etag, again]).size).toBe(3)
    })

    test('put of a stale read is refused; of a fresh read it is kept', async () => {
      const doc = note({ step: 1 })
      await store().commit([{ op: 'create', doc }])
      const mine = await store().get<Anything>(doc)
      const yours = await store().get<Anything>(doc)
      await store().commit([{ op: 'put', doc: { ...mine, ...doc, step: 2 } as Anything }])
      await expect(store().commit([{ op: 'put', doc: { ...yours, ...doc, step: 3 } as Anything }])).rejects.toBeInstanceOf(ConflictError)
      expect(await store().get(doc)).toMatchObject({ step: 2 })
    })

    test('put of a read document that has gone, or has gone and come back, is refused', async () => {
      const doc = note({ step: 1 })
      const [etag] = await store().commit([{ op: 'create', doc }])
      await store().commit([{ op: 'remove', key: doc }])
      await expect(store().commit([{ op: 'put', doc: { ...doc, etag } as Anything }])).rejects.toBeInstanceOf(ConflictError)
      await store().commit([{ op: 'create', doc }])
      await expect(store().commit([{ op: 'put', doc: { ...doc, etag } as Anything }])).rejects.toBeInstanceOf(ConflictError)
    })

    test('remove takes a document away, and again is fine; with an etag only what was seen', async () => {
      const doc = note()
      const [first] = await store().commit([{ op: 'create', doc }])
      const [etag] = await store().commit([{ op: 'put', doc }])
      await expect(store().commit([{ op: 'remove', key: doc, etag: first ?? '' }])).rejects.toBeInstanceOf(ConflictError)
      expect(await store().get(doc)).toEqual({ ...doc, etag })
      expect(await store().commit([{ op: 'remove', key: doc, etag: etag ?? '' }])).toEqual([''])
      expect(await store().get(doc)).toBeUndefined()
      expect(await store().commit([{ op: 'remove', key: doc }])).toEqual([''])
      await expect(store().commit([{ op: 'remove', key: doc, etag: etag ?? '' }])).rejects.toBeInstanceOf(ConflictError)
    })

    test('what is stored shares nothing with what was given or what was read', async () => {
      const deep = { list: [1] }
      const doc = note({ deep })
      const committing = store().commit([{ op: 'create', doc }])
      deep.list.push(2)
      await committing
      const read = await store().get<Anything & { deep: typeof deep }>(doc)
      expect(read?.deep).toEqual({ list: [1] })
      read?.deep.list.push(3)
      expect((await store().get<Anything>(doc))?.deep).toEqual({ list: [1] })
    })

    test('a document with a ttl is gone afterwards for every read, and its id is free again', async () => {
      const doc = note({ ttl: 2, kind: fresh() })
      const stays: Anything = { ...doc, id: '2', ttl: 3600 }
      const [, staysEtag] = await store().commit([
        { op: 'create', doc },
        { op: 'create', doc: stays },
      ])
      const [etag] = await store().commit([{ op: 'put', doc }])
      expect(await store().get(doc)).toEqual({ ...doc, etag })
      await advance(4)
      expect(await store().get(doc)).toBeUndefined()
      expect((await store().list(doc.partition, doc.kind)).docs).toEqual([{ ...stays, etag: staysEtag }])
      expect((await store().find(doc.kind)).docs).toEqual([{ ...stays, etag: staysEtag }])
      await expect(store().commit([{ op: 'put', doc: { ...doc, etag } as Anything }])).rejects.toBeInstanceOf(ConflictError)
      await expect(store().commit([{ op: 'remove', key: doc, etag: etag ?? '' }])).rejects.toBeInstanceOf(ConflictError)
      const { ttl: _, ...forever } = doc
      await store().commit([{ op: 'create', doc: forever }])
      await advance(4)
      expect(await store().get(doc)).toMatchObject(forever)
    })

    test('a ttl counts from the last write', async () => {
      const doc = note({ ttl: 4 })
      await store().commit([{ op: 'create', doc }])
      await advance(3)
      await store().commit([{ op: 'put', doc }])
      await advance(2)
      expect(await store().get(doc)).toMatchObject(doc)
    })

    test.each([0, -1, 1.5, Number.NaN, 2 ** 31])('a ttl of %s is a bug', async (ttl) => {
      await expect(store().commit([{ op: 'create', doc: note({ ttl }) }])).rejects.toThrow(/ttl/)
    })
  })
}
