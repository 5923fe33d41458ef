import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EmbedderError } from '../../../bot/knowledge/embedding/embedder-error.ts'
import { openFolderEmbedder } from '../../../bot/knowledge/embedding/folder-embedder.ts'
import { groupedWords, writeWordModel } from '../../support/word-model.ts'

const words = groupedWords(['salaris loon geld poen', 'diploma hbo studie', 'coach begeleider'])
let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'loket-embedder-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

let made = 0
/** Embeds with a model made as asked, in its own thread, and ends it. */
async function embed(texts: string[], options: Parameters<typeof writeWordModel>[2] = {}, vocabulary = words) {
  const folder = join(root, String(++made))
  await writeWordModel(folder, vocabulary, options)
  const embedder = await openFolderEmbedder(folder)
  try {
    return { vectors: (await embedder.embed(texts)).map((one) => [...one]), name: embedder.name, dimensions: embedder.dimensions }
  } finally {
    await embedder.close()
  }
}
const alike = (one: number[] = [], other: number[] = []) => one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)

describe('a model in a folder', () => {
  test('texts that mean the same point the same way, however long the others in the batch are', async () => {
    const { vectors, dimensions } = await embed(['Krijg ik loon?', 'wat schuift het aan poen en geld', 'diploma', 'een hbo coach', ''])
    const [loon, poen, diploma, both, empty] = vectors
    expect(dimensions).toBe(3)
    expect(alike(loon, poen)).toBeCloseTo(1)
    expect(alike(loon, diploma)).toBeCloseTo(0)
    expect(alike(diploma, both)).toBeCloseTo(Math.SQRT1_2)
    expect(empty).toEqual([0, 0, 0])
    expect((await embed(['Krijg ik loon?'])).vectors).toEqual([loon])
  })

  test.each<[string, Parameters<typeof writeWordModel>[2]]>([
    ['in the folder of the exporter', { modelFile: 'onnx/model.onnx' }],
    ['in 8 bits', { modelFile: 'onnx/model_quantized.onnx' }],
    ['one that wants token types', { inputs: ['input_ids', 'attention_mask', 'token_type_ids'] }],
    ['one that gives a vector a text itself', { mean: true }],
    ['one with a tokenizer of pieces', { pieces: true }],
  ])('%s', async (_, options) => {
    const vocabulary = options?.pieces ? groupedWords(['▁sal aris ▁loon', '▁dip loma']) : words
    const { vectors } = await embed(['salaris', 'loon', 'diploma'], options, vocabulary)
    expect(alike(vectors[0], vectors[1])).toBeCloseTo(1)
    expect(alike(vectors[0], vectors[2])).toBeCloseTo(0)
  })

  test('what the model says about itself is followed: prompt, which token speaks for the text, and length', async () => {
    const prompt = { 'config_sentence_transformers.json': { prompts: { query: 'coach ' }, default_prompt_name: null } }
    expect((await embed(['loon'], { files: prompt })).vectors[0]).toEqual([Math.fround(Math.SQRT1_2), 0, Math.fround(Math.SQRT1_2)])
    const first = { '1_Pooling/config.json': { pooling_mode_cls_token: true, pooling_mode_mean_tokens: false } }
    expect((await embed(['loon'], { files: first })).vectors[0]).toEqual([0, 0, 0])
    const short = { 'sentence_bert_config.json': { max_seq_length: 3 } }
    expect((await embed(['loon diploma coach'], { files: short })).vectors[0]).toEqual([1, 0, 0])
  })

  test('the name is that of the model, not of the folder', async () => {
    const [one, same, other] = [await embed([]), await embed([]), await embed([], {}, groupedWords(['a', 'b', 'c']))]
    expect(one.name).toBe(same.name)
    expect(one.name).not.toBe(other.name)
  })

  test('a signal ends the wait, and an ended model says so', async () => {
    const folder = join(root, 'ended')
    await writeWordModel(folder, words)
    const embedder = await openFolderEmbedder(folder)
    await expect(embedder.embed(['loon'], AbortSignal.abort())).rejects.toThrow('aborted')
    const waiting = embedder.embed(Array.from({ length: 40 }, () => 'loon'))
    waiting.catch(() => {})
    await embedder.close()
    await expect(waiting).rejects.toThrow('has ended')
    await expect(embedder.embed(['loon'])).rejects.toThrow(EmbedderError)
  })
})

describe('an operator is told what is wrong with the folder', () => {
  const cases: [string, (folder: string) => Promise<void>, RegExp][] = [
    ['nothing there', async () => {}, /holds no model.*tokenizer\.json and one of model\.onnx/],
    ['no tokenizer', (folder) => rm(join(folder, 'tokenizer.json')), /tokenizer\.json is missing/],
    ['half a tokenizer', (folder) => writeFile(join(folder, 'tokenizer.json'), '{"model": {'), /tokenizer\.json cannot be read/],
    [
      'a tokenizer of tomorrow',
      (folder) => writeFile(join(folder, 'tokenizer.json'), '{"model": {"type": "Mind"}}'),
      /of a kind that is not known/,
    ],
    ['a model of which most is gone', (folder) => writeFile(join(folder, 'model.onnx'), 'ONNX'), /model\.onnx cannot be loaded/],
    ['a model for pictures', (folder) => writeWordModel(folder, words, { inputs: ['input_ids', 'pixels'] }), /wants "pixels"/],
  ]
  test.each(cases)('%s', async (name, spoil, says) => {
    const folder = join(root, `wrong-${name}`)
    if (name !== 'nothing there') await writeWordModel(folder, words)
    await spoil(folder)
    const error: unknown = await openFolderEmbedder(folder).catch((one: unknown) => one)
    expect(error).toBeInstanceOf(EmbedderError)
    expect(String(error)).toMatch(says)
    expect(String(error)).toContain('LOKET_EMBEDDER_FOLDER')
  })
})
