import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { EmbedderError } from './embedder-error.ts'

/** A sentence embedding model as published on Hugging Face, read from a folder. */
export type ModelFolder = {
  modelFile: string
  tokenizer: object
  tokenizerConfig: object
  /** Goes before every text, as some models want ("query: "). */
  prompt: string
  /** What stands for the whole text: the mean of its tokens, or the first one. */
  pooling: 'mean' | 'first'
  /** Longer texts are cut to so many tokens. */
  mostTokens: number
}

/** Where a model may lie, best first: one in 8 bits is four times smaller and nearly as good. */
export const modelFiles = ['model.onnx', 'model_quantized.onnx', 'onnx/model_quantized.onnx', 'onnx/model.onnx']

const settings = {
  tokenizer: z.looseObject({ model: z.looseObject({}) }),
  tokenizerConfig: z.looseObject({ model_max_length: z.number().optional() }),
  sentences: z.looseObject({
    prompts: z.record(z.string(), z.string()).optional(),
    default_prompt_name: z.string().nullish(),
  }),
  pooling: z.looseObject({ pooling_mode_cls_token: z.boolean().optional() }),
  length: z.looseObject({ max_seq_length: z.number().optional() }),
}
const longest = 256

/** Reads what a model's folder says about it. Throws EmbedderError that names the file. */
export function readModelFolder(folder: string): ModelFolder {
  const modelFile = modelFiles.map((name) => join(folder, name)).find((file) => existsSync(file))
  if (!modelFile)
    throw new EmbedderError(
      `LOKET_EMBEDDER_FOLDER: ${folder} holds no model. Put a sentence embedding model in it: tokenizer.json and one of ${modelFiles.join(', ')}`,
    )
  const tokenizer = read(folder, 'tokenizer.json', settings.tokenizer)
  if (!tokenizer)
    throw new EmbedderError(`LOKET_EMBEDDER_FOLDER: ${join(folder, 'tokenizer.json')} is missing. It is published beside the model`)
  const tokenizerConfig = read(folder, 'tokenizer_config.json', settings.tokenizerConfig) ?? {}
  const { prompts, default_prompt_name } = read(folder, 'config_sentence_transformers.json', settings.sentences) ?? {}
  const pooling = read(folder, '1_Pooling/config.json', settings.pooling)
  const length = read(folder, 'sentence_bert_config.json', settings.length)?.max_seq_length ?? tokenizerConfig.model_max_length
  return {
    modelFile,
    tokenizer,
    tokenizerConfig,
    prompt: prompts?.[default_prompt_name ?? 'query'] ?? '',
    pooling: pooling?.pooling_mode_cls_token ? 'first' : 'mean',
    mostTokens: Math.max(2, Math.min(longest, length ?? longest)),
  }
}

function read<Type>(folder: string, name: string, schema: z.ZodType<Type>): Type | undefined {
  const file = join(folder, name)
  if (!existsSync(file)) return undefined
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new EmbedderError(
      `LOKET_EMBEDDER_FOLDER: ${file} cannot be read as what it should be. Fetch it anew from where the model is published`,
      { cause },
    )
  }
}
