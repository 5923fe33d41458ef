import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod'
import { openOnnxModel } from './onnx-model.ts'

/** What goes to the thread of a model and what comes back. The first message back says which model it is; `error` is for the operator. */
export type ToModel = { id: number; texts: readonly string[] }
export type FromModel =
  | { kind: 'open'; name: string; dimensions: number }
  | { kind: 'vectors'; id: number; vectors: Float32Array[] }
  | { kind: 'error'; id?: number; error: string }

const { folder } = z.object({ folder: z.string() }).parse(workerData)
const say = (message: FromModel) => parentPort?.postMessage(message)
const said = (error: unknown) => (error instanceof Error ? error.message : String(error))

try {
  const { name, dimensions, run } = await openOnnxModel(folder)
  let last: Promise<void> = Promise.resolve()
  parentPort?.on('message', ({ id, texts }: ToModel) => {
    last = last.then(() =>
      run(texts).then(
        (vectors) => say({ kind: 'vectors', id, vectors }),
        (error: unknown) => say({ kind: 'error', id, error: said(error) }),
      ),
    )
  })
  say({ kind: 'open', name, dimensions })
} catch (error) {
  say({ kind: 'error', error: said(error) })
}
