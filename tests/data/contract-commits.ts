import { describe, expect, test } from 'vitest'
import { ConflictError, type Doc, maxWrites, type Stored, type Write } from '../../data/store.ts'
import type { Anything, Subject } from './store-contract.ts'

type Counter = Doc & { value: number; by: number[] }

/** Who loses a race comes back after a growing random time, so that 200 at once do not make 40,000 requests. */
const contentionMs = 30

/** Several documents at a time: all or nothing, and nothing is lost between two who write at once. */
export function commitContract({ store, fresh }: Subject): void {
  const ids = async (partition: string) => (await store().list(partition, 'note', { limit: 1000 })).docs.map(({ id }) => id)

  describe('commits', () => {
    test('writes several kinds in one go and gives the etags in order', async () => {
      const partition = fresh()
      const old: Anything = { partition, kind: 'note', id: 'old' }
      const [oldEtag] = await store().commit([{ op: 'create', doc: old }])
      const etags = await store().commit([
        { op: 'create', doc: { partition, kind: 'hours', id: '1', minutes: 90 } as Anything },
        { op: 'remove', key: old, etag: oldEtag ?? '' },
        { op: 'put', doc: { partition, kind: 'balance', id: '1', minutes: 90 } as Anything },
      ])
      expect(etags).toHaveLength(3)
      expect(etags[1]).toBe('')
      expect(await store().get({ partition, kind: 'hours', id: '1' })).toMatchObject({ minutes: 90, etag: etags[0] })
      expect(await store().get({ partition, kind: 'balance', id: '1' })).toMatchObject({ minutes: 90, etag: etags[2] })
      expect(await store().get(old)).toBeUndefined()
    })

    test('nothing to write is nothing to do', async () => {
      expect(await store().commit([])).toEqual([])
    })

    const refusals: [string, (existing: Stored<Anything>) => Write][] = [
      ['a create of an existing id', (doc) => ({ op: 'create', doc })],
      ['a put with a stale etag', (doc) => ({ op: 'put', doc: { ...doc, etag: 'stale' } })],
      ['a put with an etag of a missing document', (doc) => ({ op: 'put', doc: { ...doc, id: 'missing' } })],
      ['a remove with a stale etag', (doc) => ({ op: 'remove', key: doc, etag: 'stale' })],
      ['a remove with an etag of a missing document', (doc) => ({ op: 'remove', key: { ...doc, id: 'missing' }, etag: doc.etag })],
    ]
    describe.each(refusals)('%s', (_, refusal) => {
      test.each([0, 1, 2])('at place %i undoes everything beside it', async (place) => {
        const partition = fresh()
        const doc: Anything = { partition, kind: 'note', id: 'existing', text: 'zo' }
        const [etag = ''] = await store().commit([{ op: 'create', doc }])
        const writes: Write[] = [
          { op: 'create', doc: { ...doc, id: 'new' } },
          { op: 'put', doc: { ...doc, id: 'other' } },
        ]
        writes.splice(place, 0, refusal({ ...doc, etag }))
        await expect(store().commit(writes)).rejects.toBeInstanceOf(ConflictError)
        expect(await ids(partition)).toEqual(['existing'])
        expect(await store().get(doc)).toEqual({ ...doc, etag })
      })
    })

    test('removing what is missing harms nothing beside it', async () => {
      const partition = fresh()
      const missing = (id: string): Write => ({ op: 'remove', key: { partition, kind: 'note', id } })
      const etags = await store().commit([missing('x'), { op: 'create', doc: { partition, kind: 'note', id: 'a' } }, missing('y')])
      expect(etags).toEqual(['', expect.stringMatching(/./), ''])
      expect(await ids(partition)).toEqual(['a'])
    })

    test('writes to one document in one commit are done in order', async () => {
      const partition = fresh()
      const doc: Anything = { partition, kind: 'note', id: 'a', text: 'eerst' }
      await store().commit([
        { op: 'create', doc },
        { op: 'put', doc: { ...doc, text: 'dan' } as Anything },
        { op: 'create', doc: { ...doc, id: 'b' } },
        { op: 'remove', key: { ...doc, id: 'b' } },
      ])
      expect(await ids(partition)).toEqual(['a'])
      expect(await store().get(doc)).toMatchObject({ text: 'dan' })
      await expect(
        store().commit([
          { op: 'remove', key: doc },
          { op: 'put', doc: { ...doc, etag: 'any' } },
        ]),
      ).rejects.toBeInstanceOf(ConflictError)
      expect(await ids(partition)).toEqual(['a'])
    })

    test('one refused commit among many at the same moment harms only itself', async () => {
      const partition = fresh()
      const create = (id: string): Write => ({ op: 'create', doc: { partition, kind: 'note', id } })
      await store().commit([create('taken')])
      const outcomes = await Promise.allSettled(
        Array.from({ length: 12 }, (_, n) => store().commit([create(`a${n}`), create(n % 3 === 0 ? 'taken' : `b${n}`)])),
      )
      expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map((_, n) => (n % 3 === 0 ? 'rejected' : 'fulfilled')))
      const kept = Array.from({ length: 12 }, (_, n) => n).filter((n) => n % 3 !== 0)
      expect(await ids(partition)).toEqual([...kept.flatMap((n) => [`a${n}`, `b${n}`]), 'taken'].toSorted())
    })

    test('of many who create the same id at once, one wins', async () => {
      const partition = fresh()
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, (_, winner) =>
          store().commit([{ op: 'create', doc: { partition, kind: 'note', id: '1', winner } as Anything }]),
        ),
      )
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await store().get({ partition, kind: 'note', id: '1' })).toMatchObject({
        winner: outcomes.findIndex(({ status }) => status === 'fulfilled'),
      })
    })

    test('200 at once who read, add one and retry on a conflict, lose nothing', async () => {
      const key = { partition: fresh(), kind: 'counter', id: '1' }
      await store().commit([{ op: 'create', doc: { ...key, value: 0, by: [] } as Anything }])
      const add = async (who: number): Promise<void> => {
        for (let tries = 0; ; tries++) {
          const counter = (await store().get<Counter>(key)) as Stored<Counter>
          const counted: Counter = { ...counter, value: counter.value + 1, by: [...counter.by, who] }
          try {
            await store().commit([{ op: 'put', doc: counted }])
            return
          } catch (error) {
            if (!(error instanceof ConflictError)) throw error
            await new Promise((resolve) => setTimeout(resolve, Math.random() * contentionMs * 2 ** Math.min(tries, 6)))
          }
        }
      }
      const all = Array.from({ length: 200 }, (_, who) => who)
      await Promise.all(all.map(add))
      const counter = await store().get<Counter>(key)
      expect(counter?.value).toBe(200)
      expect(counter?.by.toSorted((a, b) => a - b)).toEqual(all)
    }, 60_000)

    test(`${maxWrites} writes fit in a commit, one more is refused and says why`, async () => {
      const partition = fresh()
      const writes = Array.from(
        { length: maxWrites + 1 },
        (_, n): Write => ({ op: 'create', doc: { partition, kind: 'note', id: `${1000 + n}` } }),
      )
      await expect(store().commit(writes)).rejects.toThrow(/at most 100 writes, this one has 101/)
      expect(await ids(partition)).toEqual([])
      expect(await store().commit(writes.slice(1))).toHaveLength(maxWrites)
      expect(await ids(partition)).toHaveLength(maxWrites)
    })

    test.each<[string, Write[], RegExp]>([
      ['two partitions', ['a', 'b'].map((partition) => ({ op: 'put', doc: { partition, kind: 'note', id: '1' } })), /one partition/],
      ['an empty id', [{ op: 'put', doc: { partition: 'a', kind: 'note', id: '' } }], /non-empty/],
      ['an empty partition', [{ op: 'remove', key: { partition: '', kind: 'note', id: '1' } }], /non-empty/],
      [
        'over 2 MB',
        [{ op: 'put', doc: { partition: 'a', kind: 'note', id: '1', text: 'ë'.repeat(1_000_001) } as Anything }],
        /at most 2000000 bytes/,
      ],
    ])('%s in a commit is refused before anything is written', async (_, writes, message) => {
      await expect(store().commit(writes)).rejects.toThrow(message)
    })
  })
}
