import { fileURLToPath } from 'node:url'
import type { KnowledgeTopic } from '../data/knowledge-topic.ts'
import { loadKnowledge } from '../data/load-knowledge.ts'
import type { Programme } from '../data/programme.ts'
import type { Store } from '../data/store.ts'
import type { Questions } from '../dialogs/questions.ts'
import type { EmbedderConfig } from './config.ts'
import { liveOpinion } from './knowledge/embedding/live-opinion.ts'
import { liveEngine } from './knowledge/live-engine.ts'
import { knowledgeService } from './knowledge-service.ts'
import type { Log } from './log.ts'
import { questionLog } from './question-log.ts'
import { noKnowledge } from './questions.ts'

type Options = {
  store: Store
  programme: Programme
  cacheFolder: string
  embedder: EmbedderConfig | undefined
  now: () => Date
  log: Log
  failed: (error: unknown) => void
}

export type Knowledge = {
  questions: Questions
  /** Reads the topics and trains, once the program answers: the start does not wait for either. */
  begin: () => void
  trained: Promise<void>
  close: () => Promise<void>
}

/** Where a programme's knowledge base is. */
export const dataFolder = (name: string) => fileURLToPath(new URL(`../data/${name}/`, import.meta.url))

/** The knowledge base of a programme, ready at once; without one every question goes to a person. */
export function openKnowledge({ store, programme, cacheFolder, embedder, now, log, failed }: Options): Knowledge {
  if (!programme.knowledge) return { questions: noKnowledge, begin: () => {}, trained: Promise.resolve(), close: async () => {} }
  const folder = dataFolder(programme.knowledge)
  let read: KnowledgeTopic[] | undefined
  const topics = () => {
    read ??= loadKnowledge(folder)
    return read
  }
  const live = liveEngine({ folder, topics, cacheFolder, log })
  const opinion =
    embedder &&
    liveOpinion(async (signal) => {
      await live.trained.catch(() => {})
      signal.throwIfAborted()
      const { openOpinion } = await import('./knowledge/embedding/open-opinion.ts')
      return openOpinion(embedder, { folder, topics: topics(), cacheFolder }, signal)
    }, log)
  const learned = questionLog({ store, programme, now, failed })
  return {
    questions: knowledgeService({ folder, topics, engine: live.engine, opinion: opinion?.about, log: learned }),
    begin() {
      try {
        topics()
        live.begin()
        opinion?.begin()
      } catch (error) {
        log.error({ error }, 'the knowledge base cannot be read, so no question can be answered; what is wrong with it stands beside this')
      }
    },
    trained: live.trained,
    async close() {
      live.close()
      await opinion?.close()
      await learned.close()
    },
  }
}
