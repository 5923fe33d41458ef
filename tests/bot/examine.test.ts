import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examine } from '../../bot/examine.ts'

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
    /Teams: no credentials[\s\S]*mail: not set[\s\S]*programme: [\s\S]*knowledge base: \d+ topics[\s\S]*store: embedded/,
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

test('a data folder that is a file is told to be one', async () => {
  const file = join(folder, 'file')
  await writeFile(file, 'x')
  const found = await missing({ LOKET_DATA: file })
  expect(found.map((one) => one.what)).toEqual([expect.stringContaining(file), expect.stringMatching(/^documents: cannot be kept/)])
})
