import { Worker } from 'node:worker_threads'
import { EmbedderError } from './embedder-error.ts'
import type { FromModel, ToModel } from './onnx-worker.ts'
import type { OpenEmbedder } from './open-embedder.ts'
import { within } from './within.ts'

/** Texts the model is given at once. */
const most = 16

/** A model in a folder, in a thread of its own, since it would keep everything else waiting. Throws EmbedderError. */
export async function openFolderEmbedder(folder: string, signal?: AbortSignal): Promise<OpenEmbedder> {
  const worker = new Worker(new URL('./onnx-worker.ts', import.meta.url), { workerData: { folder } })
  const opened = Promise.withResolvers<{ name: string; dimensions: number }>()
  const waiting = new Map<number, PromiseWithResolvers<Float32Array[]>>()
  let gone: EmbedderError | undefined
  let asked = 0

  function settle(id: number): PromiseWithResolvers<Float32Array[]> | undefined {
    const one = waiting.get(id)
    waiting.delete(id)
    // A thread that is idle does not keep the program alive.
    if (waiting.size === 0) worker.unref()
    return one
  }

  function fail(error: EmbedderError): void {
    gone ??= error
    opened.reject(error)
    for (const id of [...waiting.keys()]) settle(id)?.reject(error)
  }

  worker.on('message', (message: FromModel) => {
    if (message.kind === 'open') opened.resolve(message)
    else if (message.kind === 'vectors') settle(message.id)?.resolve(message.vectors)
    else if (message.id === undefined) fail(new EmbedderError(message.error))
    else settle(message.id)?.reject(new EmbedderError(message.error))
  })
  worker.once('error', (cause) => fail(new EmbedderError(`LOKET_EMBEDDER_FOLDER: the model ended. It says: ${cause.message}`, { cause })))
  worker.once('exit', () => fail(new EmbedderError('LOKET_EMBEDDER_FOLDER: the model has ended')))

  function run(texts: readonly string[]): Promise<Float32Array[]> {
    if (gone) return Promise.reject(gone)
    const id = ++asked
    const one = Promise.withResolvers<Float32Array[]>()
    waiting.set(id, one)
    worker.ref()
    worker.postMessage({ id, texts } satisfies ToModel)
    return one.promise
  }

  try {
    const { name, dimensions } = await within(signal, opened.promise)
    worker.unref()
    return {
      name,
      dimensions,
      async embed(texts, signal) {
        const all: Float32Array[] = []
        for (let from = 0; from < texts.length; from += most) {
          signal?.throwIfAborted()
          all.push(...(await within(signal, run(texts.slice(from, from + most)))))
        }
        return all
      },
      close: async () => void (await worker.terminate()),
    }
  } catch (error) {
    await worker.terminate()
    throw error
  }
}
