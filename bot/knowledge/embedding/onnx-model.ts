import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Tensor } from 'onnxruntime-web'
import { toUnit } from '../../../rules/knowledge/embedding/to-unit.ts'
import { EmbedderError } from './embedder-error.ts'
import { type ModelFolder, readModelFolder } from './model-folder.ts'

/** A model in memory. `run` blocks its thread: some 10 to 50 ms for a short text. */
export type OnnxModel = { name: string; dimensions: number; run: (texts: readonly string[]) => Promise<Float32Array[]> }

/** Loads a model from a folder. Throws EmbedderError. */
export async function openOnnxModel(folder: string): Promise<OnnxModel> {
  const settings = readModelFolder(folder)
  const bytes = readFileSync(settings.modelFile)
  const { runtime, Tokenizer } = await libraries()
  const broken = (what: string) => (cause: unknown) => {
    throw new EmbedderError(`LOKET_EMBEDDER_FOLDER: ${what}. It says: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
  runtime.env.wasm.numThreads = 1
  runtime.env.logLevel = 'error'
  const session = await runtime.InferenceSession.create(bytes, { executionProviders: ['wasm'] }).catch(
    broken(`${settings.modelFile} cannot be loaded; is it a whole ONNX file?`),
  )
  const tokenizer = await Promise.try(() => new Tokenizer(settings.tokenizer, settings.tokenizerConfig)).catch(
    broken('tokenizer.json is of a kind that is not known'),
  )
  const idsOf = (text: string): number[] => {
    const { ids } = tokenizer.encode(settings.prompt + text)
    return ids.length <= settings.mostTokens ? ids : [...ids.slice(0, settings.mostTokens - 1), ids.at(-1)!]
  }

  async function run(texts: readonly string[]): Promise<Float32Array[]> {
    const rows = texts.map(idsOf)
    const width = Math.max(1, ...rows.map(({ length }) => length))
    const cells = (value: (row: number[], at: number) => number) =>
      new runtime.Tensor(
        'int64',
        BigInt64Array.from(
          rows.flatMap((row) => Array.from({ length: width }, (_, at) => value(row, at))),
          BigInt,
        ),
        [rows.length, width],
      )
    const known: Record<string, () => Tensor> = {
      input_ids: () => cells((row, at) => row[at] ?? 0),
      attention_mask: () => cells((row, at) => Number(at < row.length)),
      token_type_ids: () => cells(() => 0),
    }
    const feeds = session.inputNames.map((name) => {
      if (!Object.hasOwn(known, name))
        throw new EmbedderError(`LOKET_EMBEDDER_FOLDER: the model wants "${name}", so it is no sentence embedding model`)
      return [name, known[name]!()] as const
    })
    const output = await session.run(Object.fromEntries(feeds))
    const name = ['sentence_embedding', 'last_hidden_state', 'token_embeddings'].find((one) => output[one]) ?? session.outputNames[0] ?? ''
    return pooled(output[name], rows, settings)
  }

  const [sample] = await run(['test'])
  const identity = createHash('sha256')
    .update(bytes)
    .update(JSON.stringify({ ...settings, modelFile: '' }))
  return { name: `onnx ${identity.digest('hex').slice(0, 20)}`, dimensions: sample?.length ?? 0, run }
}

/** One vector a text from the model's output: as it is when it is one a text already, otherwise the mean or the first of its tokens. */
function pooled(output: Tensor | undefined, rows: readonly number[][], { pooling }: ModelFolder): Float32Array[] {
  const data = output?.data
  if (!output || !(data instanceof Float32Array) || output.dims.length < 2 || output.dims.length > 3 || output.dims[0] !== rows.length)
    throw new EmbedderError(
      `LOKET_EMBEDDER_FOLDER: the model gives ${output?.type ?? 'nothing'} [${output?.dims ?? ''}], so it is no sentence embedding model`,
    )
  const [, width = 0, deep] = output.dims
  const dimensions = deep ?? width
  return rows.map((row, one) => {
    if (deep === undefined) return toUnit(data.slice(one * dimensions, (one + 1) * dimensions))
    const sum = new Float32Array(dimensions)
    const tokens = pooling === 'first' ? 1 : row.length
    for (let token = 0; token < tokens; token++) {
      const from = (one * width + token) * dimensions
      for (let at = 0; at < dimensions; at++) sum[at]! += data[from + at]!
    }
    return toUnit(sum)
  })
}

/** Optional dependencies: 140 MB that only this embedder needs. */
async function libraries() {
  try {
    const [runtime, { Tokenizer }] = await Promise.all([import('onnxruntime-web'), import('@huggingface/tokenizers')])
    return { runtime, Tokenizer }
  } catch (cause) {
    throw new EmbedderError(
      'LOKET_EMBEDDER_FOLDER needs the optional packages onnxruntime-web and @huggingface/tokenizers. Install without --omit=optional',
      { cause },
    )
  }
}
