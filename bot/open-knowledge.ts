import { fileURLToPath } from 'node:url'
import type { Programme } from '../data/programme.ts'
import type { Store } from '../data/store.ts'
import type { Questions } from '../dialogs/questions.ts'
import { liveEngine } from './knowledge/live-engine.ts'
import { knowledgeService } from './knowledge-service.ts'
import type { Log } from './log.ts'
import { questionLog } from './question-log.ts'
import { noKnowledge } from './questions.ts'

type Options = { store: Store; programme: Programme; cacheFolder: string; now: () => Date; log: Log; failed: (error: unknown) => void }

export type Knowledge = { questions: Questions; trained: Promise<void>; close: () => Promise<void> }

/** Where a programme's knowledge base is. */
export const dataFolder = (name: string) => fileURLToPath(new URL(`../data/${name}/`, import.meta.url))

/** The knowledge base of a programme, ready at once; without one every question goes to a person. */
export function openKnowledge({ store, programme, cacheFolder, now, log, failed }: Options): Knowledge {
  if (!programme.knowledge) return { questions: noKnowledge, trained: Promise.resolve(), close: async () => {} }
  const folder = dataFolder(programme.knowledge)
  const live = liveEngine({ folder, cacheFolder, log })
  const learned = questionLog({ store, programme, now, failed })
  return {
    questions: knowledgeService({ folder, engine: live.engine, log: learned }),
    trained: live.trained,
    async close() {
      live.close()
      await learned.close()
    },
  }
}
