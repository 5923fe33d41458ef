import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { KnowledgeTopic } from '../../data/knowledge-topic.ts'
import { createEngine, type Engine } from '../../rules/knowledge/engine.ts'
import { createPlainEngine } from '../../rules/knowledge/plain-engine.ts'
import type { Log } from '../log.ts'
import { openModelCache } from './model-cache.ts'

export type LiveEngine = {
  /** The best engine there is now. */
  engine: () => Engine
  /** Starts training when there is something to train; until then the start of the program has the machine to itself. */
  begin: () => void
  /** Resolves when the trained engine answers; rejects when training failed, and the plain one goes on. */
  trained: Promise<void>
  close: () => void
}

type Options = { folder: string; topics: () => readonly KnowledgeTopic[]; cacheFolder: string; log: Log }

const trainer = fileURLToPath(new URL('./training-process.ts', import.meta.url))

/**
 * Answers at once: with the trained model of this content when it is in the cache folder, otherwise with a plain engine while another
 * process trains one and keeps it there. A process of its own, since training takes some hundreds of MB that a thread would leave behind.
 */
export function liveEngine({ folder, topics, cacheFolder, log }: Options): LiveEngine {
  const cache = openModelCache(cacheFolder, folder)
  const kept = cache.read()
  const { promise: trained, resolve, reject } = Promise.withResolvers<void>()
  let best = kept && createEngine(kept)
  let plain: Engine | undefined
  let child: ChildProcess | undefined
  if (best) resolve()

  function begin() {
    if (best || child) return
    let complaint = ''
    child = spawn(process.execPath, [trainer, folder, cacheFolder], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint = `${complaint}${chunk.toString()}`.slice(-2000)
    })
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (signal) return resolve()
      const model = code === 0 ? cache.read() : undefined
      if (!model) return reject(new Error(complaint || 'the trained model cannot be read back'))
      best = createEngine(model)
      resolve()
    })
  }
  trained.catch((error: unknown) =>
    log.error(
      { error },
      'the knowledge base could not be trained; questions get choices only. Is LOKET_DATA writable? Try: npm run build:knowledge',
    ),
  )
  const untrained = () => {
    plain ??= createPlainEngine(topics())
    return plain
  }
  return {
    engine: () => best ?? untrained(),
    begin,
    trained,
    close: () => void child?.kill(),
  }
}
