import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ConflictError, type Doc, type Store, StoreUnavailableError, type Write } from '../../data/store.ts'
import type { Fault, RequestKind } from '../support/cosmos-faults.ts'
import { type CosmosWorld, cosmosWorld } from '../support/cosmos-world.ts'

type Note = Doc & { text?: string }

let world: CosmosWorld
let store: Store
let key: { partition: string; kind: string; id: string }
let partitions = 0
beforeAll(async () => {
  world = await cosmosWorld()
  store = await world.open()
})
afterAll(() => world.close())
beforeEach(() => {
  key = { partition: `candidate/${++partitions}`, kind: 'note', id: '1' }
  world.front.clearFaults()
  world.front.resetCounts()
})
const create = (id = '1', text = 'eerste'): Write<Note> => ({ op: 'create', doc: { ...key, id, text } })
const statuses = (kind: RequestKind) =>
  world.front
    .seen()
    .filter((seen) => seen.kind === kind)
    .map(({ status }) => status)

const passing: [string, Fault][] = [
  ['429', { status: 429, retryAfterMs: 5 }],
  ['429 without a time', { status: 429 }],
  ['449', { status: 449 }],
  ['503', { status: 503 }],
  ['408', { status: 408 }],
  ['410', { status: 410 }],
  ['500', { status: 500 }],
  ['an error page of a gateway', { status: 502, body: '<html><title>Bad gateway</title></html>' }],
  ['an error without a body', { status: 503, body: '' }],
  ['a dropped connection', { drop: true }],
  ['a replica that lags behind', { status: 404, substatus: 1002 }],
  ['a region that hands over its writes', { status: 403, substatus: 3 }],
]
test.each(passing)('%s is tried again, whatever was asked', async (_, fault) => {
  for (const kind of ['batch', 'pointRead', 'query', 'crossPartitionQuery'] as const) world.front.inject({ ...fault, on: kind, times: 2 })
  const [etag] = await store.commit([create()])
  expect(await store.get(key)).toEqual({ ...key, text: 'eerste', etag })
  expect((await store.list(key.partition, key.kind)).docs).toHaveLength(1)
  expect((await store.find(key.kind)).docs.filter(({ partition }) => partition === key.partition)).toHaveLength(1)
  expect(world.front.requests()).toMatchObject({ batch: 3, pointRead: 3, query: 3, crossPartitionQuery: 3, total: 12 })
})

test('429 waits as long as its header says', async () => {
  world.front.inject({ status: 429, retryAfterMs: 150, on: 'pointRead' })
  await store.get(key)
  const [first, second] = world.front.seen()
  expect(Number(second?.at) - Number(first?.at)).toBeGreaterThanOrEqual(149)
})

test.each<[string, Fault, RegExp]>([
  ['load', { status: 429, retryAfterMs: 20, times: 99 }, /429.*more throughput/],
  ['a longer wait than there is time', { status: 429, retryAfterMs: 60_000 }, /429.*more throughput/],
  ['an outage', { status: 503, times: 99 }, /503/],
  ['no connection', { drop: true, times: 99 }, /REQUEST_SEND_ERROR/],
  ['a withdrawn key', { status: 401 }, /401.*COSMOS_KEY/],
  ['a firewall', { status: 403 }, /403.*firewall/],
])(
  '%s makes the store unavailable in time, and says so',
  async (_, fault, message) => {
    const hasty = await world.open({ retryForMs: 200 })
    const calls = [
      () => hasty.get(key),
      () => hasty.commit([create()]),
      () => hasty.list('a', 'note'),
      () => hasty.find('note'),
      () => hasty.ping(),
    ]
    for (const call of calls) {
      world.front.inject(fault)
      const started = performance.now()
      const error = await call().catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(StoreUnavailableError)
      expect(String(error)).toMatch(message)
      expect(performance.now() - started).toBeLessThan(10_000)
      world.front.clearFaults()
    }
  },
  60_000,
)

describe.each<[string, Fault]>([
  ['a dropped connection', { drop: true, after: true, on: 'batch' }],
  ['408', { status: 408, after: true, on: 'batch' }],
  ['503', { status: 503, after: true, on: 'batch' }],
])('a commit that was carried out, but answered with %s', (_, lost) => {
  test('is no conflict: a create', async () => {
    world.front.inject(lost)
    const [etag] = await store.commit([create()])
    expect(statuses('batch')).toHaveLength(2)
    expect(await store.get(key)).toEqual({ ...key, text: 'eerste', etag })
  })

  test('is no conflict: a put of what was read, and the etag is good for the next', async () => {
    const [first = ''] = await store.commit([create()])
    world.front.inject(lost)
    const [second = ''] = await store.commit([{ op: 'put', doc: { ...key, text: 'tweede', etag: first } as Note }])
    await store.commit([{ op: 'put', doc: { ...key, text: 'derde', etag: second } as Note }])
    expect(await store.get(key)).toMatchObject({ text: 'derde' })
  })

  test('is no conflict: a remove of what was read', async () => {
    const [etag = ''] = await store.commit([create()])
    world.front.inject(lost)
    expect(await store.commit([{ op: 'remove', key, etag }])).toEqual([''])
    expect(await store.get(key)).toBeUndefined()
    expect((await store.list(key.partition, key.kind)).docs).toEqual([])
  })

  test('is no conflict: many writes at once', async () => {
    const [etag = ''] = await store.commit([create('old')])
    const missing: Write = { op: 'remove', key: { ...key, id: 'missing' } }
    world.front.inject(lost)
    const etags = await store.commit([
      create('a'),
      { op: 'remove', key: { ...key, id: 'old' }, etag },
      { op: 'put', doc: { ...key, id: 'b' } },
      missing,
    ])
    expect(etags).toEqual([expect.stringMatching(/./), '', expect.stringMatching(/./), ''])
    expect((await store.list(key.partition, key.kind)).docs.map((doc) => [doc.id, doc.etag])).toEqual([
      ['a', etags[0]],
      ['b', etags[2]],
    ])
  })
})

test('a commit that was not carried out before the connection dropped is a conflict when another has written', async () => {
  await store.commit([create('1', 'van een ander')])
  world.front.inject({ drop: true, on: 'batch' })
  await expect(store.commit([create('1', 'van mij')])).rejects.toBeInstanceOf(ConflictError)
  const [etag = ''] = await store.commit([create('2')])
  await store.commit([{ op: 'put', doc: { ...key, id: '2', text: 'van een ander' } as Note }])
  world.front.inject({ drop: true, on: 'batch' })
  await expect(store.commit([{ op: 'remove', key: { ...key, id: '2' }, etag }])).rejects.toBeInstanceOf(ConflictError)
})

test('a commit carried out unseen, and partly written over by another since, succeeds; its old etag does not', async () => {
  const other = await world.open()
  world.front.inject({ drop: true, after: true, on: 'batch' })
  world.front.inject({ status: 429, retryAfterMs: 300, on: 'batch' })
  const committing = store.commit([create('a'), create('b')])
  await expect.poll(() => other.get<Note>({ ...key, id: 'b' })).toBeDefined()
  await expect.poll(() => statuses('batch').length).toBe(2)
  await other.commit([{ op: 'put', doc: { ...key, id: 'b', text: 'van een ander' } as Note }])
  const [a = '', b = ''] = await committing
  await store.commit([{ op: 'put', doc: { ...key, id: 'a', text: 'verder', etag: a } as Note }])
  await expect(store.commit([{ op: 'put', doc: { ...key, id: 'b', text: 'verder', etag: b } as Note }])).rejects.toBeInstanceOf(
    ConflictError,
  )
  expect(await store.get({ ...key, id: 'b' })).toMatchObject({ text: 'van een ander' })
})

test('the client retries nothing behind our back', async () => {
  const hasty = await world.open({ retryForMs: 0 })
  world.front.resetCounts()
  for (const fault of [{ drop: true }, { status: 503 }, { status: 429, retryAfterMs: 1 }, { status: 408 }] satisfies Fault[]) {
    world.front.inject(fault)
    await expect(hasty.get(key)).rejects.toBeInstanceOf(StoreUnavailableError)
    world.front.inject(fault)
    await expect(hasty.commit([create()])).rejects.toBeInstanceOf(StoreUnavailableError)
  }
  expect(world.front.requests()).toMatchObject({ pointRead: 4, batch: 4, total: 8 })
})
