import { afterEach, describe, expect, test } from 'vitest'
import { type AzureOptions, openAzureEmbedder } from '../../../bot/knowledge/embedding/azure-embedder.ts'
import { EmbedderError } from '../../../bot/knowledge/embedding/embedder-error.ts'
import { azureOpenai, embeddings, letters, refusal } from '../../support/azure-openai.ts'

let service: Awaited<ReturnType<typeof azureOpenai>> | undefined
afterEach(async () => {
  await service?.close()
  service = undefined
})

async function open(behave?: Parameters<typeof azureOpenai>[0], options: Partial<AzureOptions> = {}) {
  service = await azureOpenai(behave)
  return openAzureEmbedder({ endpoint: service.endpoint, deployment: 'our small one', key: 'secret', apiVersion: '2024-10-21', ...options })
}
/** The texts that failed an opening or an asking, and whether it may pass. */
async function failure(work: Promise<unknown>) {
  const error: unknown = await work.catch((one: unknown) => one)
  expect(error).toBeInstanceOf(EmbedderError)
  return error instanceof EmbedderError ? { says: error.message, passing: error.passing } : { says: '', passing: false }
}
const unit = (vector: number[]) => vector.map((one) => one / Math.hypot(...vector))

describe('asking', () => {
  test('goes to the deployment with the key, and comes back in order with length 1', async () => {
    const embedder = await open()
    const vectors = await embedder.embed(['a', 'bb', 'cab'])
    expect(embedder).toMatchObject({ dimensions: 4, name: 'azure text-embedding-3-small 4' })
    vectors.forEach((one, at) => {
      expect([...one].map((value, i) => Math.abs(value - unit(letters(['a', 'bb', 'cab'][at]!))[i]!) < 1e-6)).toEqual([
        true,
        true,
        true,
        true,
      ])
    })
    expect(service?.asked[1]).toMatchObject({
      path: 'POST /openai/deployments/our%20small%20one/embeddings?api-version=2024-10-21',
      headers: { 'api-key': 'secret', 'content-type': 'application/json' },
      input: ['a', 'bb', 'cab'],
    })
    expect(service?.asked[1]?.headers.authorization).toBeUndefined()
  })

  test('without a key it shows a managed identity', async () => {
    const embedder = await open(undefined, { key: undefined, token: async () => 'token' })
    await embedder.embed(['a'])
    expect(service?.asked.map(({ headers }) => [headers.authorization, headers['api-key']])).toEqual([
      ['Bearer token', undefined],
      ['Bearer token', undefined],
    ])
  })

  test('of a model that puts what matters first no more is kept than says enough', async () => {
    const long = await open(({ input }) => embeddings(input, { dimensions: 1536 }))
    const [vector] = await long.embed(['what matters'])
    expect([long.dimensions, vector?.length, Math.hypot(...(vector ?? []))]).toEqual([512, 512, expect.closeTo(1, 5)])
    await service?.close()
    expect((await open(({ input }) => embeddings(input, { dimensions: 1536, model: 'text-embedding-ada-002' }))).dimensions).toBe(1536)
  })

  test('many texts go in batches', async () => {
    const embedder = await open()
    const texts = Array.from({ length: 600 }, (_, at) => `text ${at}`)
    expect(await embedder.embed(texts)).toHaveLength(600)
    expect(service?.asked.map(({ input }) => input.length)).toEqual([1, 256, 256, 88])
  })

  test('a quota that is used up, or a machine that is ill, is asked again after as long as it says', async () => {
    const illThen = [refusal(429, 'Please retry', { 'retry-after-ms': '20' }), refusal(503, 'busy', { 'retry-after': '0' }), undefined]
    const embedder = await open(({ input }, turn) => (turn === 1 ? embeddings(input) : (illThen[turn - 2] ?? embeddings(input))))
    const from = performance.now()
    expect(await embedder.embed(['a'])).toHaveLength(1)
    expect(performance.now() - from).toBeGreaterThan(15)
    expect(service?.asked).toHaveLength(4)
  })

  test('a question does not wait for a quota, nor for an answer that does not come', async () => {
    const embedder = await open(({ input }, turn) =>
      turn === 1 ? embeddings(input) : turn === 2 ? refusal(429, 'Please retry', { 'retry-after': '30' }) : undefined,
    )
    await expect(embedder.embed(['a'], AbortSignal.timeout(50))).rejects.toThrow(/aborted/)
    await expect(embedder.embed(['a'], AbortSignal.timeout(50))).rejects.toThrow(/timeout/)
    expect(service?.asked).toHaveLength(3)
  })
})

describe('an operator is told what to do', () => {
  const cases: [string, Parameters<typeof azureOpenai>[0], RegExp, boolean][] = [
    [
      'a wrong key',
      () => refusal(401, 'Access denied due to invalid subscription key'),
      /refuses the key\. Check AZURE_OPENAI_KEY.*invalid subscription/,
      false,
    ],
    ['a firewall', () => refusal(403, 'Public access is disabled'), /does not allow this\. Check its firewall.*Public access/, false],
    [
      'a deployment that is not there',
      () => refusal(404, 'DeploymentNotFound'),
      /no deployment "our small one"\. Check AZURE_OPENAI_EMBEDDINGS/,
      false,
    ],
    [
      'a chat model',
      () => refusal(400, 'The embeddings operation does not work with the specified model'),
      /status 400.*does not work with/,
      false,
    ],
    [
      'a quota of a day',
      () => refusal(429, 'Please retry', { 'retry-after': '86400' }),
      /wants us to wait 86400 s.*tokens per minute/,
      true,
    ],
    ['another service', () => ({ status: 200, body: '<html>' }), /does not answer with 1 embeddings\. Check AZURE_OPENAI_ENDPOINT/, false],
    ['too few', () => embeddings([]), /does not answer with 1 embeddings/, false],
    ['another address', () => ({ status: 302, body: '', headers: { location: 'http://127.0.0.1:9/' } }), /cannot be reached/, true],
  ]
  test.each(cases)('%s', async (_, behave, says, passing) => {
    const failed = await failure(open(behave))
    expect(failed.says).toMatch(says)
    expect(failed.passing).toBe(passing)
    expect(failed.says).not.toContain('secret')
    expect(service?.asked).toHaveLength(1)
  })

  test('a machine that never answers, and one that is not there', async () => {
    expect(await failure(open(() => undefined, { requestTimeoutMs: 50 }))).toMatchObject({
      says: expect.stringMatching(/cannot be reached.*timeout/),
    })
    await service?.close()
    expect(await failure(open(undefined, { endpoint: service?.endpoint ?? '' }))).toMatchObject({
      says: expect.stringMatching(/cannot be reached\. Check AZURE_OPENAI_ENDPOINT.*ECONNREFUSED/),
      passing: true,
    })
  })

  test('a machine without an identity, and an identity without the role', async () => {
    const nobody = async () => Promise.reject(new Error('no identity here'))
    expect((await failure(open(undefined, { key: undefined, token: nobody }))).says).toMatch(
      /AZURE_OPENAI_KEY is not set.*no identity here/,
    )
    const failed = await failure(open(() => refusal(403, 'PermissionDenied'), { key: undefined, token: async () => 'token' }))
    expect(failed.says).toContain('"Cognitive Services OpenAI User"')
  })

  test('a deployment that got another model', async () => {
    const longer = await open(({ input }, turn) => embeddings(input, { dimensions: turn === 1 ? 4 : 3 }))
    expect((await failure(longer.embed(['a']))).says).toMatch(/3 numbers of .* after 4.*deployment was changed/)
    await service?.close()
    const other = await open(({ input }, turn) => embeddings(input, { model: turn === 1 ? 'ada' : 'large' }))
    expect((await failure(other.embed(['a']))).says).toMatch(/4 numbers of large after 4 of ada/)
  })
})
