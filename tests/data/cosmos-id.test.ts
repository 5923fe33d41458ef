import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromSafeText, fromSortKey, itemId, partitionKey, safeText, sortKey } from '../../data/cosmos-id.ts'
import { fromCosmosItem, toCosmosItem } from '../../data/cosmos-item.ts'
import { orderKey } from '../../data/order-key.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc
    .array(fc.constantFrom('~', '-', '/', '\ud800', 'a', '~-', '~~', '~002f', 'x'.repeat(300)), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join('')),
)

test('what operators see in Cosmos is readable', () => {
  expect(itemId({ kind: 'conversation', id: 'state' })).toBe('conversation~-state')
  expect(itemId({ kind: 'hours', id: '2026-09-01/1' })).toBe('hours~-2026-09-01~002f1')
  expect(partitionKey('candidate/1')).toBe('candidate/1')
  expect(sortKey('hours', '2026-09-01/1')).toBe('hours/2026-09-01/1')
})

test('item ids are safe, short enough, and different for different documents', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, anyText, (kind, id, otherKind, otherId) => {
      const name = itemId({ kind, id })
      expect(name).toMatch(/^[A-Za-z0-9_.~-]{1,1000}$/)
      expect(itemId({ kind: otherKind, id: otherId }) === name).toBe(kind === otherKind && id === otherId)
    }),
  )
})

test('a long id is hashed, and stays apart from its neighbours', () => {
  const names = ['x'.repeat(990), 'x'.repeat(2000), `${'x'.repeat(2000)}y`].map((id) => itemId({ kind: 'note', id }))
  expect(new Set(names).size).toBe(3)
  for (const name of names) expect(name).toMatch(/^note~-x{190,990}[A-Za-z0-9_~-]*$/)
  for (const name of names) expect(name.length).toBeLessThanOrEqual(1000)
})

test('partition keys fit, and are different for different partitions', () => {
  const long = 'x'.repeat(1900)
  const partitions = [long, `${long}y`, `${long}z`, '漢'.repeat(800), '漢'.repeat(801), '\ud800'.repeat(900), partitionKey(`${long}y`)]
  expect(new Set(partitions.map(partitionKey)).size).toBe(partitions.length)
  for (const partition of partitions) expect(Buffer.byteLength(partitionKey(partition))).toBeLessThanOrEqual(2048)
})

test('safe texts, sort keys and items come back as they went in', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (partition, kind, id) => {
      expect(fromSafeText(safeText(kind))).toBe(kind)
      expect(fromSortKey(sortKey(kind, orderKey(id)))).toEqual({ kind, id })
      const doc = { partition, kind, id, ttl: 60, list: [{ text: id }] }
      expect(fromCosmosItem({ ...toCosmosItem({ ...doc, etag: 'old' }, 'commit'), _etag: 'new' })).toEqual({ ...doc, etag: 'new' })
    }),
  )
})
