import { expect, test } from 'vitest'
import { answerBatch, type Item, type Items } from '../support/cosmos-batch.ts'

// The front stands in for the real service, so it has to be as strict: https://learn.microsoft.com/azure/cosmos-db/nosql/transactional-batch

/** A container in memory with one item, `there`. */
function container() {
  const kept = new Map<string, Item>([['there', { id: 'there', pk: 'p', _etag: 'now', text: 'old' }]])
  let writes = 0
  const items: Items = {
    read: async (_, id) => kept.get(id),
    write: async (item) => {
      const written = { ...item, _etag: `etag ${++writes}` }
      kept.set(item.id, written)
      return written
    },
    remove: async (_, id) => void kept.delete(id),
  }
  const batch = async (...operations: object[]) => {
    const { status, body } = await answerBatch(items, 'p', JSON.stringify(operations), () => {})
    const results: unknown = JSON.parse(body)
    return [status, ...(Array.isArray(results) ? results.map(({ statusCode }) => statusCode) : [])]
  }
  return { kept, batch }
}

const item = (id: string, fields: object = {}) => ({ id, pk: 'p', text: 'new', ...fields })
const create = (id: string, fields: object = {}) => ({ operationType: 'Create', resourceBody: item(id, fields) })
const upsert = (id: string, ifMatch?: string) => ({ operationType: 'Upsert', resourceBody: item(id), ifMatch })
const replace = (id: string, ifMatch?: string) => ({ operationType: 'Replace', id, resourceBody: item(id), ifMatch })
const remove = (id: string, ifMatch?: string) => ({ operationType: 'Delete', id, ifMatch })

test.each<[string, object[], number[]]>([
  ['everything at once', [create('a'), upsert('there', 'now'), upsert('b')], [200, 201, 200, 201]],
  ['what the batch itself has made', [create('a'), replace('a'), remove('a'), create('a')], [200, 201, 200, 204, 201]],
  ['a delete and a replace of what was read', [replace('there', 'now'), remove('there')], [200, 200, 204]],
])('a batch does %s', async (_, operations, statuses) => {
  expect(await container().batch(...operations)).toEqual(statuses)
})

test.each<[string, object, number]>([
  ['an existing id', create('there'), 409],
  ['a stale replace', replace('there', 'then'), 412],
  ['a stale upsert', upsert('there', 'then'), 412],
  ['a stale delete', remove('there', 'then'), 412],
  ['a replace of what is missing', replace('missing'), 404],
  ['a delete of what is missing', remove('missing'), 404],
])('%s fails the whole batch, with 424 beside it, and changes nothing', async (_, operation, status) => {
  const { kept, batch } = container()
  const before = new Map(kept)
  expect(await batch(create('a'), operation, create('b'))).toEqual([207, 424, status, 424])
  expect(kept).toEqual(before)
})

test.each<[string, object[], number]>([
  ['101 operations', Array.from({ length: 101 }, (_, n) => create(`${n}`)), 400],
  ['over 2 MiB', [create('a', { text: 'x'.repeat(2 * 1024 * 1024) })], 413],
  ['an item of another partition', [create('a', { pk: 'q' })], 400],
  ['an id with a slash', [create('a/b')], 400],
  ['an id of over 1,023 bytes', [create('é'.repeat(512))], 400],
  ['a ttl of nothing', [create('a', { ttl: 0 })], 400],
])('%s is refused altogether', async (_, operations, status) => {
  const { kept, batch } = container()
  expect(await batch(create('first'), ...operations)).toEqual([status])
  expect([...kept.keys()]).toEqual(['there'])
})
