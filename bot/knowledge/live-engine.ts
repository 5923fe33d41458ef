import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { loadKnowledge } from '../../data/load-knowledge.ts'
import { createEngine, type Engine } from '../../rules/knowledge/engine.ts'
import { createPlainEngine } from '../../rules/knowledge/plain-engine.ts'
import type { Log } from '../log.ts'
import { openModelCache } from './model-cache.ts'

export type LiveEngine = {
  /** The best engine there is now. */
  engine: () => Engine
  /** Resolves when the trained engine answers; rejects when training failed, and the plain one goes on. */
  trained: Promise<void>
  close: () => void
}

const trainer = fileURLToPath(new URL('./training-process.ts', import.meta.url))

/**
 * Answers at once: with the trained model of this content when it is in the cache folder, otherwise with a plain engine while another
 * process trains one and keeps it there. A process of its own, since training takes some hundreds of MB that a thread would leave behind.
 */
export function liveEngine({ folder, cacheFolder, log }: { folder: string; cacheFolder: string; log: Log }): LiveEngine {
  const cache = openModelCache(cacheFolder, folder)
  const kept = cache.read()
  if (kept) {
    const engine = createEngine(kept)
    return { engine: () => engine, trained: Promise.resolve(), close: () => {} }
  }
  let current = createPlainEngine(loadKnowledge(folder))
  const child = spawn(process.execPath, [trainer, folder, cacheFolder], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString()}`.slice(-2000)
  })
  const { promise: trained, resolve, reject } = Promise.withResolvers<void>()
  child.once('error', reject)
  child.once('close', (code, signal) => {
    if (signal) return resolve()
    const model = code === 0 ? cache.read() : undefined
    if (!model) return reject(new Error(complaint || 'the trained model cannot be read back'))
    current = createEngine(model)
    resolve()
  })
  trained.catch((error: unknown) =>
    log.error(
      { error },
      'the knowledge base could not be trained; questions get choices only. Is LOKET_DATA writable? Try: npm run build:knowledge',
    ),
  )
  return { engine: () => current, trained, close: () => void child.kill() }
}
