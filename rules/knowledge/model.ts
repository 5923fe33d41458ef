import type { Locale } from '../../data/bilingual.ts'
import type { Audience } from '../../data/knowledge-topic.ts'
import type { Concepts, WordLists } from '../../data/load-words.ts'
import type { Gate } from './gate.ts'
import type { Vocabulary } from './lexicon.ts'
import type { Quantised } from './quantise.ts'
import type { Postings } from './similarity.ts'

/** A question whose topic is known; `topic` is null for one that the knowledge base has no answer to. */
export type Example = { text: string; topic: string | null; locale: Locale; also?: string[] | undefined }

/** What the engine must know of a topic beside its phrasings. Without `audience` everyone may see it. */
export type TopicInfo = { id: string; related: readonly string[]; audience?: readonly Audience[] }

/** What was learnt about one language; `topics` are the classes in order. */
export type LocaleModel = {
  locale: Locale
  topics: string[]
  vocabulary: Vocabulary
  examples: number
  hashes: Uint32Array
  idf: Float32Array
  softmax: Quantised
  bayes: Quantised
  postings: Postings
  answer: Gate
  choose: Gate
}

/** Words and concepts as they were when the model was trained. */
export type Lists = { words: WordLists; concepts: Concepts }

/** Everything learnt, for all languages; `words` are the bits of each language's word list. */
export type KnowledgeModel = {
  version: number
  lists: Lists
  topics: TopicInfo[]
  locales: LocaleModel[]
  words: { locale: Locale; bits: Uint8Array }[]
}

/** Changes when models of an earlier version can no longer be read. */
export const modelVersion = 4
