import { locales } from '../../data/bilingual.ts'
import type { KnowledgeTopic } from '../../data/knowledge-topic.ts'
import type { Example } from './model.ts'

/** The questions of the knowledge base, canonical ones included, to learn from. */
export const examplesOf = (topics: readonly KnowledgeTopic[]): Example[] =>
  topics.flatMap((topic) =>
    locales.flatMap((locale) => [topic[locale].question, ...topic[locale].phrasings].map((text) => ({ text, topic: topic.id, locale }))),
  )
