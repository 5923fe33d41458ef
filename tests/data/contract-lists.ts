import { describe, expect, test } from 'vitest'
import type { Doc, ListOptions, Page } from '../../data/store.ts'
import type { Anything, Subject } from './store-contract.ts'

/** More documents at once: in order and in pages within a partition, in pages across partitions. */
export function listContract({ store, fresh }: Subject): void {
  async function put(partition: string, kind: string, ids: string[]): Promise<void> {
    for (let n = 0; n < ids.length; n += 100) {
      await store().commit(
        ids.slice(n, n + 100).map((id) => ({ op: 'put', doc: { partition, kind, id, nr: ids.indexOf(id) } as Anything })),
      )
    }
  }
  async function pages(next: (after: string | undefined) => Promise<Page<Doc>>): Promise<string[][]> {
    const found: string[][] = []
    let after: string | undefined
    do {
      const page = await next(after)
      found.push(page.docs.map(({ id }) => id))
      after = page.next
    } while (after !== undefined)
    return found
  }
  const listed = (partition: string, options?: ListOptions) => pages((after) => store().list(partition, 'note', { ...options, after }))

  describe('lists', () => {
    test('nothing there is one empty page', async () => {
      expect(await store().list(fresh(), 'note')).toEqual({ docs: [] })
      expect(await store().find(fresh())).toEqual({ docs: [] })
    })

    test('one partition comes in the order of ids, whole documents with their etags', async () => {
      const partition = fresh()
      await put(partition, 'note', ['b', 'a10', 'a9', 'B', 'é', '~', '_'])
      expect(await listed(partition)).toEqual([['B', '_', 'a10', 'a9', 'b', '~', 'é']])
      expect(await listed(partition, { descending: true })).toEqual([['é', '~', 'b', 'a9', 'a10', '_', 'B']])
      const [first] = (await store().list(partition, 'note')).docs
      expect(first).toEqual(await store().get({ partition, kind: 'note', id: 'B' }))
    })

    test('comes in pages, in both directions; the last page has no next', async () => {
      const partition = fresh()
      await put(partition, 'note', ['a', 'b', 'c', 'd', 'e'])
      expect(await listed(partition, { limit: 2 })).toEqual([['a', 'b'], ['c', 'd'], ['e']])
      expect(await listed(partition, { limit: 2, descending: true })).toEqual([['e', 'd'], ['c', 'b'], ['a']])
      expect(await listed(partition, { limit: 5 })).toEqual([['a', 'b', 'c', 'd', 'e']])
    })

    test('after is any id, there or not, and is left out itself', async () => {
      const partition = fresh()
      await put(partition, 'note', ['a', 'b', 'd'])
      const idsOf = async (options: ListOptions) => (await store().list(partition, 'note', options)).docs.map(({ id }) => id)
      expect(await idsOf({ after: 'b' })).toEqual(['d'])
      expect(await idsOf({ after: 'c' })).toEqual(['d'])
      expect(await idsOf({ after: 'c', descending: true })).toEqual(['b', 'a'])
      expect(await idsOf({ after: 'b', descending: true })).toEqual(['a'])
      expect(await idsOf({ after: 'z' })).toEqual([])
    })

    test('a prefix narrows the list, also with pages and in both directions', async () => {
      const partition = fresh()
      const sessions = ['2026-09-01/1', '2026-09-01/2', '2026-09-01/3', '2026-09-02/1', '2026-08-31/9', '2026-09-01']
      await put(partition, 'note', sessions)
      expect(await listed(partition, { prefix: '2026-09-01/', limit: 2 })).toEqual([['2026-09-01/1', '2026-09-01/2'], ['2026-09-01/3']])
      expect(await listed(partition, { prefix: '2026-09-01', limit: 3, descending: true })).toEqual([
        ['2026-09-01/3', '2026-09-01/2', '2026-09-01/1'],
        ['2026-09-01'],
      ])
      expect(await listed(partition, { prefix: '%' })).toEqual([[]])
      expect((await store().list(partition, 'note', { prefix: '2026-09', after: '2026-08' })).docs).toHaveLength(5)
      expect((await store().list(partition, 'note', { prefix: '2026-08', after: '2026-09' })).docs).toHaveLength(0)
      expect((await store().list(partition, 'note', { prefix: '2026-08', after: '2026-09', descending: true })).docs).toHaveLength(1)
    })

    test('a hundred by default, a thousand at most', async () => {
      const partition = fresh()
      const ids = Array.from({ length: 250 }, (_, n) => String(n).padStart(4, '0'))
      await put(partition, 'note', ids)
      expect((await listed(partition)).map((page) => page.length)).toEqual([100, 100, 50])
      expect((await listed(partition, { limit: 1000 })).map((page) => page.length)).toEqual([250])
      for (const limit of [0, -1, 1001, 1.5]) {
        await expect(store().list(partition, 'note', { limit })).rejects.toThrow(RangeError)
        await expect(store().find('note', { limit })).rejects.toThrow(RangeError)
      }
    })

    test('a list sees one partition and one kind, a find one kind in all partitions, once each', async () => {
      const [one, two, kind, other] = [fresh(), fresh(), fresh(), fresh()]
      await put(one, kind, ['1', '2', 'only-one'])
      await put(two, kind, ['1', '2'])
      await put(one, other, ['1', 'only-other'])
      const inOne = (await store().list(one, kind)).docs
      expect(inOne.map(({ partition, kind, id }) => [partition, kind, id])).toEqual(['1', '2', 'only-one'].map((id) => [one, kind, id]))
      const found = (await store().find(kind)).docs
      expect(found.map(({ partition, id }) => `${partition} ${id}`).toSorted()).toEqual(
        [`${one} 1`, `${one} 2`, `${one} only-one`, `${two} 1`, `${two} 2`].toSorted(),
      )
      expect(found).toContainEqual(inOne[0])
    })

    test('the contents of a partition are all it holds, of every kind, in pages, and nothing of another one', async () => {
      const partition = fresh()
      expect(await store().contents(partition)).toEqual({ docs: [] })
      await put(partition, 'note', ['b', 'a', 'é', '\uffff', 'a/b'])
      await put(partition, 'note-card', ['a'])
      await put(partition, 'Zed', ['x', 'y'])
      await put(`${partition}x`, 'note', ['other'])
      const found: string[] = []
      const sizes: number[] = []
      for (let after: string | undefined, more = true; more; more = after !== undefined) {
        const page = await store().contents(partition, { after, limit: 3 })
        sizes.push(page.docs.length)
        found.push(...page.docs.map(({ kind, id }) => `${kind} ${id}`))
        after = page.next
      }
      expect(found.toSorted()).toEqual(
        ['Zed x', 'Zed y', 'note b', 'note a', 'note é', 'note \uffff', 'note a/b', 'note-card a'].toSorted(),
      )
      expect(found.filter((one) => one.startsWith('note '))).toEqual(['note a', 'note a/b', 'note b', 'note é', 'note \uffff'])
      expect(sizes).toEqual([3, 3, 2])
      const beyond = { kind: 'note', id: 'a/b' }
      const past = await store().contents(partition, { beyond, limit: 2 })
      const rest = await store().contents(partition, { beyond, after: past.next })
      const notes = [...past.docs, ...rest.docs].filter(({ kind }) => kind === 'note')
      expect(notes.map(({ id }) => id)).toEqual(['b', 'é', '\uffff'])
      expect((await store().contents(partition, { beyond: { kind: 'note', id: 'a0' } })).docs[0]?.id).toBe('b')
      const [first] = (await store().contents<Anything>(partition)).docs
      expect(first).toEqual(await store().get<Anything>(first ?? { partition, kind: '', id: '' }))
    })

    test('a find over many partitions is paged, complete and without doubles', async () => {
      const kind = fresh()
      const partitions = Array.from({ length: 12 }, fresh)
      await Promise.all(partitions.map((partition, n) => put(partition, kind, [`${n}-a`, `${n}-b`])))
      const found = await pages((after) => store().find(kind, { after, limit: 5 }))
      expect(found.every((page) => page.length <= 5)).toBe(true)
      expect(found.flat().toSorted()).toEqual(partitions.flatMap((_, n) => [`${n}-a`, `${n}-b`]).toSorted())
    })

    test('a find goes on only from a page of its own', async () => {
      await expect(store().find('note', { after: 'some id' })).rejects.toThrow(RangeError)
    })

    test('a find finds what was there all along, whatever is written and removed between its pages', async () => {
      const kind = fresh()
      const partition = fresh()
      await put(partition, kind, ['a', 'b', 'c', 'd', 'e', 'f'])
      const first = await store().find(kind, { limit: 2 })
      const seen = first.docs.map(({ id }) => id)
      const [gone = ''] = ['a', 'b', 'c', 'd', 'e', 'f'].filter((id) => !seen.includes(id))
      await store().commit([{ op: 'remove', key: { partition, kind, id: seen[0] ?? '' } }])
      await store().commit([{ op: 'remove', key: { partition, kind, id: gone } }])
      await put(partition, kind, ['aa', seen[1] ?? ''])
      const rest = (await pages((after) => store().find(kind, { limit: 2, after: after ?? first.next }))).flat()
      const all = [...seen, ...rest].filter((id) => id !== 'aa')
      expect(all.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].filter((id) => id !== gone))
    })
  })
}
