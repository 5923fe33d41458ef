import { execFile } from 'node:child_process'
import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openModelCache } from '../../bot/knowledge/model-cache.ts'
import { knowledgeFolder } from '../../data/load-knowledge.ts'

const root = join(import.meta.dirname, '../..')
const cache = join(tmpdir(), 'loket-test-model')

/** Trains the knowledge base as it is now, unless that was done before on this machine. Takes up to a minute of both processors. */
export async function trainModel(): Promise<void> {
  await mkdir(cache, { recursive: true })
  if (openModelCache(cache, knowledgeFolder).read()) return
  const { PATH = '', HOME = '' } = process.env
  await promisify(execFile)(process.execPath, ['bot/build-knowledge.ts'], { cwd: root, env: { PATH, HOME, LOKET_DATA: cache } })
}

/** Puts the trained model, if there is one, into a data folder, so that a program there need not train beside what is tested. */
export async function copyModel(folder: string): Promise<void> {
  const names = await readdir(cache).catch(() => [])
  await Promise.all(names.filter((name) => name.endsWith('.model')).map((name) => copyFile(join(cache, name), join(folder, name))))
}
