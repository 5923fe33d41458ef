import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { StoreOpenError } from '../../data/store-open-error.ts'
import { type CosmosWorld, cosmosWorld } from '../support/cosmos-world.ts'

let world: CosmosWorld
beforeAll(async () => {
  world = await cosmosWorld()
})
afterAll(() => world.close())
beforeEach(() => world.front.clearFaults())

const refusal = (error: unknown) => {
  expect(error).toBeInstanceOf(StoreOpenError)
  const { reason, message } = error as StoreOpenError
  expect(message).not.toContain('\n')
  return { reason, message }
}
const opening = (options: Parameters<CosmosWorld['open']>[0]) => world.open({ retryForMs: 200, ...options }).then(() => 'opened', refusal)

test('a wrong key, and one that is no key, are named', async () => {
  const wrong = { reason: 'unauthorized', message: `Cosmos at ${world.front.endpoint} refuses the key. Check COSMOS_KEY` }
  expect(await opening({ key: Buffer.from('wrong').toString('base64') })).toEqual(wrong)
  expect(await opening({ key: 'not base64!' })).toEqual(wrong)
})

test.each([
  ['nobody listens', 'https://localhost:1/'],
  ['no such host', 'https://no-such-account.invalid/'],
  ['no address', 'loket.documents.azure.com'],
])('%s: the endpoint and the network are to be checked', async (_, endpoint) => {
  expect(await opening({ endpoint })).toMatchObject({ reason: 'unreachable', message: expect.stringContaining('Check COSMOS_ENDPOINT') })
})

test('a certificate that is not trusted is unreachable too', async () => {
  expect(await opening({ agent: undefined })).toMatchObject({
    reason: 'unreachable',
    message: expect.stringMatching(/certificate/),
  })
})

test('a firewall or a missing role says what to give and to make', async () => {
  world.front.inject({ status: 403, times: 9 })
  expect(await opening({})).toMatchObject({
    reason: 'unauthorized',
    message: expect.stringMatching(/firewall.*Data Contributor.*database loket/),
  })
})

test('an account that is too busy to open says so', async () => {
  world.front.inject({ status: 429, retryAfterMs: 50, times: 99 })
  expect(await opening({})).toMatchObject({ reason: 'unreachable', message: expect.stringContaining('more throughput') })
})

test('without a key the managed identity’s token is sent; a refused one is unauthorized', async () => {
  const credential = (token: string) => ({ getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) })
  const store = await world.open({ key: undefined, credential: credential(world.front.token) })
  const key = { partition: 'p', kind: 'note', id: '1' }
  await store.commit([{ op: 'create', doc: key }])
  expect(await store.get(key)).toMatchObject(key)
  expect(await opening({ key: undefined, credential: credential('another') })).toMatchObject({ reason: 'unauthorized' })
})

test('a managed identity that cannot get a token makes Cosmos unreachable', async () => {
  const credential = {
    getToken: async () => {
      throw Object.assign(new Error('no managed identity endpoint found'), { name: 'CredentialUnavailableError' })
    },
  }
  expect(await opening({ key: undefined, credential })).toMatchObject({
    reason: 'unreachable',
    message: expect.stringContaining('managed identity'),
  })
})

test('a closed store says so', async () => {
  const store = await world.open()
  await store.close()
  const key = { partition: 'p', kind: 'note', id: '1' }
  for (const call of [
    () => store.get(key),
    () => store.commit([{ op: 'put', doc: key }]),
    () => store.list('p', 'note'),
    () => store.find('note'),
  ]) {
    await expect(call()).rejects.toThrow('closed')
  }
})
