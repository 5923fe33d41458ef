import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examine } from '../../bot/examine.ts'
import { azureOpenai, embeddings, refusal } from '../support/azure-openai.ts'
import { groupedWords, writeWordModel } from '../support/word-model.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-doctor-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const missing = async (env: Record<string, string>) =>
  (await examine({ LOKET_DATA: folder, ...env })).filter((one) => one.state === 'missing')

test('on a fresh machine nothing is missing, and it says what could be set', async () => {
  const findings = await examine({ LOKET_DATA: folder })
  expect(findings.filter((one) => one.state === 'missing')).toEqual([])
  expect(findings.map((one) => one.what).join('\n')).toMatch(
    /Teams: no credentials[\s\S]*mail: no server[\s\S]*programme: [\s\S]*knowledge base: \d+ topics[\s\S]*store: embedded/,
  )
  expect(findings.every((one) => one.state === 'ok' || (one.mend ?? '').length > 10)).toBe(true)
})

test('production without anything is told all that is missing, each with what to do', async () => {
  const found = await missing({ LOKET_MODE: 'production' })
  expect(found.map((one) => one.what.split(' ')[0])).toEqual([
    'LOKET_SECRET',
    'LOKET_PUBLIC_URL',
    'MicrosoftAppType',
    'MicrosoftAppId',
    'MicrosoftAppTenantId',
    'MicrosoftAppPassword',
    'SMTP_URL',
    'MAIL_FROM',
    'BLOB_ENDPOINT',
  ])
})

test('a programme that does not exist is named', async () => {
  expect((await missing({ LOKET_PROGRAMME: 'atlantis' })).map((one) => one.what).join()).toContain('atlantis')
})

test('a programme without a knowledge base is told what that means', async () => {
  const findings = await examine({ LOKET_DATA: folder, LOKET_PROGRAMME: 'almere-po' })
  expect(findings.map((one) => one.what).join('\n')).toContain('every question goes to a person')
})

test('an embedder is tried: a model in a folder, a deployment, and what is wrong with either', async () => {
  await writeWordModel(join(folder, 'model'), groupedWords(['loon salaris', 'diploma']))
  const said = async (env: Record<string, string>) =>
    (await examine({ LOKET_DATA: folder, ...env }))
      .filter(({ what }) => what.startsWith('embedder'))
      .map(({ state, what }) => `${state} ${what}`)
  expect(await said({})).toEqual(['ok embedder: none is set; questions are understood without'])
  expect((await said({ LOKET_EMBEDDER_FOLDER: join(folder, 'model') })).join()).toMatch(
    /^ok embedder: the model in .*model: 2 dimensions, \d+ ms a question$/,
  )
  expect((await said({ LOKET_EMBEDDER_FOLDER: folder })).join()).toMatch(/^missing embedder: .* holds no model/)
  const service = await azureOpenai(({ headers, input }) =>
    headers['api-key'] === 'right' ? embeddings(input) : refusal(401, 'Access denied'),
  )
  const azure = (key: string) => said({ AZURE_OPENAI_ENDPOINT: service.endpoint, AZURE_OPENAI_EMBEDDINGS: 'small', AZURE_OPENAI_KEY: key })
  expect((await azure('right')).join()).toMatch(/^ok embedder: deployment small on Azure OpenAI at .*: 4 dimensions/)
  expect((await azure('wrong')).join()).toMatch(/^missing embedder: .* refuses the key\. Check AZURE_OPENAI_KEY/)
  await service.close()
})

test('a data folder that is a file is told to be one', async () => {
  const file = join(folder, 'file')
  await writeFile(file, 'x')
  const found = await missing({ LOKET_DATA: file })
  expect(found.map((one) => one.what)).toEqual([expect.stringContaining(file), expect.stringMatching(/^documents: cannot be kept/)])
})
