import { describe, expect, test } from 'vitest'
import type { Page } from '../../data/store.ts'
import type { Anything, Subject } from './store-contract.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 9, minute)).toISOString()

/** What the scheduler asks: everything that has come due, whatever it is and wherever it lives. */
export function dueContract({ store, fresh, advance }: Subject): void {
  const put = (partition: string, id: string, fields: Partial<Anything>) =>
    store().commit([{ op: 'put', doc: { partition, kind: 'note', id, ...fields } as Anything }])
  async function pages(before: string, limit?: number): Promise<string[][]> {
    const found: string[][] = []
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page: Page<Anything> = await store().due(before, { after, ...(limit && { limit }) })
      found.push(page.docs.map(({ id }) => id))
      after = page.next
    }
    return found
  }

  describe('due', () => {
    test('documents of any kind and partition whose time has come, earliest first, whole', async () => {
      await store().clear()
      const [one, two] = [fresh(), fresh()]
      await put(one, 'third', { dueAt: at(3), kind: 'survey' })
      await put(two, 'first', { dueAt: at(1), text: 'dag' })
      await put(one, 'second', { dueAt: at(2) })
      await put(one, 'later', { dueAt: at(4) })
      await put(one, 'never', {})
      expect(await pages(at(0))).toEqual([[]])
      expect(await pages(at(3))).toEqual([['first', 'second', 'third']])
      expect((await store().due(at(4), { from: at(3) })).docs.map(({ id }) => id)).toEqual(['third', 'later'])
      const { docs } = await store().due(at(1))
      expect(docs).toEqual([await store().get({ partition: two, kind: 'note', id: 'first' })])
      expect(docs[0]).toMatchObject({ dueAt: at(1), text: 'dag' })
    })

    test('what is written again without it, moved or removed, is due no longer or later', async () => {
      await store().clear()
      const partition = fresh()
      for (const id of ['settled', 'moved', 'removed', 'expired', 'kept']) {
        await put(partition, id, { dueAt: at(1), ...(id === 'expired' && { ttl: 60 }) })
      }
      await put(partition, 'settled', { settledAt: at(1) })
      const moved = await store().get<Anything>({ partition, kind: 'note', id: 'moved' })
      await store().commit([{ op: 'put', doc: { ...(moved as Anything), dueAt: at(5) } }])
      await store().commit([{ op: 'remove', key: { partition, kind: 'note', id: 'removed' } }])
      await advance(61)
      expect(await pages(at(4))).toEqual([['kept']])
      expect(await pages(at(5))).toEqual([['kept', 'moved']])
    })

    test('comes in pages, complete and without doubles, also of one instant', async () => {
      await store().clear()
      const ids = Array.from({ length: 25 }, (_, n) => `n${String(n).padStart(2, '0')}`)
      await Promise.all(ids.map((id, n) => put(fresh(), id, { dueAt: at(n < 20 ? 1 : 2) })))
      const found = await pages(at(2), 10)
      expect(found.every((page) => page.length <= 10)).toBe(true)
      expect(found.flat().toSorted()).toEqual(ids)
    })

    test('an instant is written in one way, so that order is time', async () => {
      for (const dueAt of ['2026-11-25', '2026-11-25T09:00:00Z', '2026-11-25T10:00:00.000+01:00', '']) {
        await expect(put(fresh(), 'x', { dueAt })).rejects.toThrow(RangeError)
        await expect(store().due(dueAt)).rejects.toThrow(RangeError)
      }
      await expect(store().due(at(1), { after: 'some id' })).rejects.toThrow(RangeError)
      await expect(store().due(at(1), { limit: 1001 })).rejects.toThrow(RangeError)
    })
  })
}
