import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Doc, Store, Write } from '../../data/store.ts'
import type { RequestKind } from '../support/cosmos-faults.ts'
import { type CosmosWorld, cosmosWorld } from '../support/cosmos-world.ts'

let world: CosmosWorld
let store: Store
beforeEach(async () => {
  world = await cosmosWorld({ maxPageItems: 60 })
  store = await world.open()
  world.front.resetCounts()
})
afterEach(() => world.close())

const key = { partition: 'candidate/1', kind: 'note', id: '1' }
const create = (id: string): Write => ({ op: 'create', doc: { ...key, id } })
/** The requests since the last look, by kind, without the zeros. */
function requests(): Partial<Record<RequestKind, number>> {
  const { total: _, ...kinds } = world.front.requests()
  world.front.resetCounts()
  return Object.fromEntries(Object.entries(kinds).filter(([, count]) => count > 0))
}
const definition = async () => JSON.parse((await world.front.admin('GET', '/dbs/loket/colls/documents')).body)

test('a container is made with one index, time to live and a partition key, and later only read', async () => {
  expect(await definition()).toMatchObject({
    id: 'documents',
    partitionKey: { paths: ['/pk'], version: 2 },
    defaultTtl: -1,
    indexingPolicy: {
      indexingMode: 'consistent',
      includedPaths: [{ path: '/s/?' }, { path: '/d/dueAt/?' }],
      excludedPaths: [{ path: '/*' }],
    },
  })
  await world.open()
  expect(requests()).toEqual({ metadata: 1, pointRead: 1 })
})

test('each call is one request from the first on, also of a store that has just opened', async () => {
  const doc: Doc = { ...key, ttl: 60 }
  const calls: [() => Promise<unknown>, Partial<Record<RequestKind, number>>][] = [
    [() => store.commit([{ op: 'create', doc }]), { batch: 1 }],
    [() => store.get(key), { pointRead: 1 }],
    [() => store.get({ ...key, id: 'unknown' }), { pointRead: 1 }],
    [async () => store.commit([{ op: 'put', doc: (await store.get(key)) ?? doc }, create('2'), create('3')]), { pointRead: 1, batch: 1 }],
    [() => store.commit([create('2')]).catch(() => 'refused'), { batch: 1 }],
    [() => store.list(key.partition, key.kind), { query: 1 }],
    [() => store.list(key.partition, key.kind, { prefix: '2', limit: 1, descending: true }), { query: 1 }],
    [() => store.contents(key.partition), { query: 1 }],
    [() => store.find(key.kind), { crossPartitionQuery: 1 }],
    [() => store.commit([{ op: 'remove', key }]), { batch: 1 }],
    [() => store.commit([]), {}],
    [() => store.ping(), { pointRead: 1 }],
  ]
  for (const [call, expected] of calls) {
    await call()
    expect(requests()).toEqual(expected)
  }
})

test('removing what is missing takes one request more only beside other writes', async () => {
  await store.commit([{ op: 'remove', key }])
  expect(requests()).toEqual({ batch: 1 })
  await store.commit([{ op: 'remove', key }, create('2')])
  expect(requests()).toEqual({ batch: 2 })
})

test('a list that Cosmos gives in parts is asked for until the page is full', async () => {
  await store.commit(Array.from({ length: 100 }, (_, n) => create(String(1000 + n))))
  requests()
  expect((await store.list(key.partition, key.kind, { limit: 59 })).docs).toHaveLength(59)
  expect(requests()).toEqual({ query: 1 })
  expect((await store.list(key.partition, key.kind)).docs.map(({ id }) => id)).toEqual(
    Array.from({ length: 100 }, (_, n) => String(1000 + n)),
  )
  expect(requests()).toEqual({ query: 2 })
})

test('reads ask for session consistency and name what this store has seen', async () => {
  await store.commit([create('1')])
  await store.get(key)
  await store.list(key.partition, key.kind)
  const [batch, read, query] = world.front.seen()
  expect(batch?.headers['x-ms-consistency-level']).toBe('Session')
  expect(read?.headers['x-ms-session-token']).toBe('0:1#1')
  expect(query?.headers['x-ms-session-token']).toBe('0:1#1')
})

test.each([
  ['without time to live', { indexingPolicy: { includedPaths: [{ path: '/*' }] } }, { defaultTtl: -1 }],
  ['without the index', { defaultTtl: 3600, indexingPolicy: { includedPaths: [] } }, { defaultTtl: 3600 }],
  ['of before notices', { defaultTtl: -1, indexingPolicy: { includedPaths: [{ path: '/s/?' }] } }, { defaultTtl: -1 }],
])('a container %s is completed', async (_, made, completed) => {
  await world.front.admin('POST', '/dbs', {}, JSON.stringify({ id: 'older' }))
  await world.front.admin('POST', '/dbs/older/colls', {}, JSON.stringify({ id: 'documents', partitionKey: { paths: ['/pk'] }, ...made }))
  const older = await world.open({ database: 'older' })
  const changed = JSON.parse((await world.front.admin('GET', '/dbs/older/colls/documents')).body)
  expect(changed).toMatchObject({ ...completed, indexingPolicy: { includedPaths: [{ path: '/s/?' }, { path: '/d/dueAt/?' }] } })
  await older.commit([create('1')])
  expect((await older.list(key.partition, key.kind)).docs).toHaveLength(1)
})

test('a container with more indexes is left as it is; one with another partition key is refused', async () => {
  await world.front.admin('POST', '/dbs', {}, JSON.stringify({ id: 'own' }))
  const own = { id: 'documents', partitionKey: { paths: ['/pk'] }, defaultTtl: -1, indexingPolicy: { includedPaths: [{ path: '/*' }] } }
  await world.front.admin('POST', '/dbs/own/colls', {}, JSON.stringify(own))
  await world.open({ database: 'own' })
  expect(JSON.parse((await world.front.admin('GET', '/dbs/own/colls/documents')).body)).toMatchObject(own)
  await world.front.admin('POST', '/dbs', {}, JSON.stringify({ id: 'foreign' }))
  await world.front.admin('POST', '/dbs/foreign/colls', {}, JSON.stringify({ id: 'documents', partitionKey: { paths: ['/tenant'] } }))
  await expect(world.open({ database: 'foreign' })).rejects.toMatchObject({ reason: 'foreign', message: /COSMOS_DATABASE/ })
})

test('two machines that open a new account at once both succeed', async () => {
  const stores = await Promise.all([1, 2, 3].map(() => world.open({ database: 'new' })))
  await Promise.all(stores.map((one, n) => one.commit([create(String(n))])))
  expect((await store.list(key.partition, key.kind)).docs).toEqual([])
  expect((await stores[0]?.list(key.partition, key.kind))?.docs).toHaveLength(3)
})
