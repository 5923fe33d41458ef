import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { wordTableModel } from './onnx-bytes.ts'

type Options = {
  /** More files beside the model, by name. */
  files?: Record<string, object>
  modelFile?: string
  inputs?: string[]
  mean?: boolean
  /** Cuts words into pieces as XLM-R and the E5 models do, in place of BERT's whole words. */
  pieces?: boolean
}

const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]']
const added = special.map((content, id) => ({
  id,
  content,
  special: true,
  single_word: false,
  lstrip: false,
  rstrip: false,
  normalized: false,
}))
const around = {
  type: 'TemplateProcessing',
  single: [
    { SpecialToken: { id: '[CLS]', type_id: 0 } },
    { Sequence: { id: 'A', type_id: 0 } },
    { SpecialToken: { id: '[SEP]', type_id: 0 } },
  ],
  pair: [],
  special_tokens: Object.fromEntries(['[CLS]', '[SEP]'].map((one) => [one, { id: one, ids: [special.indexOf(one)], tokens: [one] }])),
}

/**
 * Writes a real, small sentence embedding model into a folder, laid out as on Hugging Face: each word has the vector given, others have none.
 * What fills up a batch has a long vector, so that it shows when it is not left out.
 */
export async function writeWordModel(folder: string, words: ReadonlyMap<string, Float32Array>, options: Options = {}): Promise<void> {
  const dimensions = [...words.values()][0]?.length ?? 1
  const rows = [new Float32Array(dimensions).fill(100), ...special.slice(1).map(() => new Float32Array(dimensions)), ...words.values()]
  const vocabulary = [...special, ...words.keys()]
  const tokenizer = {
    version: '1.0',
    added_tokens: added,
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: options.pieces ? { type: 'Metaspace', replacement: '▁', add_prefix_space: true } : { type: 'BertPreTokenizer' },
    model: options.pieces
      ? { type: 'Unigram', unk_id: 1, vocab: vocabulary.map((one) => [one, -one.length / 10]) }
      : {
          type: 'WordPiece',
          unk_token: '[UNK]',
          continuing_subword_prefix: '##',
          max_input_chars_per_word: 100,
          vocab: Object.fromEntries(vocabulary.map((one, id) => [one, id])),
        },
    post_processor: around,
    decoder: null,
  }
  const files: Record<string, string | Uint8Array> = {
    [options.modelFile ?? 'model.onnx']: wordTableModel(rows, options),
    'tokenizer.json': JSON.stringify(tokenizer),
    ...Object.fromEntries(Object.entries(options.files ?? {}).map(([name, content]) => [name, JSON.stringify(content)])),
  }
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
}

/** Words with a direction of their own for each group: words of one group mean the same. */
export function groupedWords(groups: readonly string[]): Map<string, Float32Array> {
  return new Map(
    groups.flatMap((group, at) =>
      group.split(' ').map((word) => [word, Float32Array.from(groups, (_, other) => Number(other === at))] as const),
    ),
  )
}
