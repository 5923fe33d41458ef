import { execFile } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { azureOpenai, refusal } from '../support/azure-openai.ts'
import { postActivity, startProgram } from '../support/program.ts'
import { soon } from '../support/soon.ts'
import { trainedFolder } from '../support/trained-folder.ts'
import { groupedWords, writeWordModel } from '../support/word-model.ts'

let folder = ''
beforeAll(async () => {
  folder = await trainedFolder()
}, 240_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Writes down the address of every module a program loads, when it ends. */
const recorder = `
import { registerHooks } from 'node:module'
import { appendFileSync } from 'node:fs'
registerHooks({ load(url, context, next) { appendFileSync(process.env.LOADED, url + '\\n'); return next(url, context) } })`

const asks = (text: string) => ({ id: '1', text, conversation: { id: text } })

test('when none is set, nothing of an embedder is loaded', async () => {
  await writeFile(join(folder, 'recorder.mjs'), recorder)
  const loaded = join(folder, 'loaded.txt')
  const program = await startProgram({ LOKET_DATA: folder, LOADED: loaded, NODE_OPTIONS: `--import=${join(folder, 'recorder.mjs')}` })
  const { activities } = await postActivity(program.url, asks('moet ik hbo hebben'))
  expect(activities.map(({ label }) => label).join()).toMatch(/faq\./)
  expect(await program.stop()).toBe(0)
  const modules = (await readFile(loaded, 'utf8')).split('\n')
  expect(modules.some((one) => one.includes('/bot/open-knowledge.ts'))).toBe(true)
  expect(
    modules.filter((one) => /onnxruntime|@huggingface|\/embedding\/(?:open|azure|folder|onnx|build|measure|meaning|second)/.test(one)),
  ).toEqual([])
})

test('one that refuses keeps nobody from an answer, and the log says what to do', async () => {
  const service = await azureOpenai(() => refusal(401, 'Access denied'))
  const env = { AZURE_OPENAI_ENDPOINT: service.endpoint, AZURE_OPENAI_EMBEDDINGS: 'small', AZURE_OPENAI_KEY: 'wrong' }
  const program = await startProgram({ LOKET_DATA: folder, ...env })
  await soon(program.output).toMatch(/refuses the key.*npm run doctor/s)
  const { activities } = await postActivity(program.url, asks('moet ik hbo hebben'))
  expect(activities.map(({ label }) => label).join()).toMatch(/faq\./)
  expect(await program.stop()).toBe(0)
  await service.close()
})

test('npm run ask asks it too, and keeps what it was told for the program', async () => {
  await writeWordModel(join(folder, 'model'), groupedWords(['zelfscan blorf']))
  const { PATH = '', HOME = '' } = process.env
  const ask = async (env: Record<string, string>) => {
    const asked = await promisify(execFile)(process.execPath, ['bot/ask.ts', 'blorf'], {
      cwd: join(import.meta.dirname, '../..'),
      env: { PATH, HOME, LOKET_DATA: folder, ...env },
    })
    return asked.stdout
  }
  expect(await ask({})).toMatch(/^unknown \(nl\)/)
  expect(await ask({ LOKET_EMBEDDER_FOLDER: join(folder, 'model') })).toMatch(/^choose \(nl\)\n {2}self-scan/)
  expect((await readdir(folder)).filter((name) => name.endsWith('.vectors'))).toHaveLength(2)
  const program = await startProgram({ LOKET_DATA: folder, LOG_LEVEL: 'info', LOKET_EMBEDDER_FOLDER: join(folder, 'model') })
  await soon(program.output).toContain('the embedder is ready')
  expect((await postActivity(program.url, asks('blorf'))).activities.map(({ label }) => label)).toContain('faq.choose')
  expect(await program.stop()).toBe(0)
  const failed = ask({ LOKET_EMBEDDER_FOLDER: join(folder, 'nothing') })
  await expect(failed).rejects.toMatchObject({ code: 2, stderr: expect.stringMatching(/^LOKET_EMBEDDER_FOLDER: .* holds no model.*\n$/) })
}, 240_000)
