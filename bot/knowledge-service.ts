import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { bilingual } from '../data/bilingual.ts'
import type { KnowledgeTopic } from '../data/knowledge-topic.ts'
import type { Decision, Questions } from '../dialogs/questions.ts'
import type { Engine, Decision as Found, Question } from '../rules/knowledge/engine.ts'
import type { QuestionLog } from './question-log.ts'

type Options = {
  /** The folder of the knowledge base, and its topics. */
  folder: string
  topics: () => readonly KnowledgeTopic[]
  /** The engine as it is now: a plain one at a first start, the trained one from then on. */
  engine: () => Engine
  /** What an embedder makes of a decision, when there is one. */
  opinion?: ((question: Question, decision: Found) => Promise<Found>) | undefined
  log: QuestionLog
}

/** The knowledge base for dialogs: the engine's decision, the topics' texts, the names of sources, and what is learned from it. */
export function knowledgeService({ folder, topics, engine, opinion, log }: Options): Questions {
  const sources = z.record(z.string(), bilingual).parse(parse(readFileSync(join(folder, 'sources.yaml'), 'utf8')))
  return {
    async ask(asked) {
      const found = engine().ask(asked)
      return decisionOf(opinion ? await opinion(asked, found) : found)
    },
    topic: (id) => topics().find((one) => one.id === id),
    topics,
    likely: (asked) => engine().ask(asked).topics.slice(0, 3),
    source: (reference) => sources[reference.split(' ')[0] ?? ''],
    log: log.add,
  }
}

/** Two questions in one message are two answers; otherwise the likeliest, or the choice of three. */
function decisionOf({ band, locale, topics, parts }: Found): Decision {
  if (band !== 'answer') return { band, locale, topics: band === 'choose' ? topics : [] }
  return { band, locale, topics: parts ? parts.map((part) => part.topic) : topics.slice(0, 1) }
}
