import { knowledgeFolder, loadKnowledge } from '../../data/load-knowledge.ts'
import type { Decision, Question } from '../../rules/knowledge/engine.ts'
import { readConfig } from '../config.ts'
import type { Opinion } from './embedding/open-opinion.ts'
import { openEngine } from './open-engine.ts'

/** Asks as the product does, but waits for training and for the embedder. Close it to let the program end. */
export type Asker = { ask: (question: Question) => Promise<Decision>; close: () => Promise<void> }

/** Opens the knowledge base for a tool, with the embedder that is configured; other settings need not be right. */
export async function openAsker(env: Readonly<Record<string, string | undefined>>): Promise<Asker> {
  const mine = Object.entries(env).filter(([name]) => /^(?:LOKET_DATA|LOKET_EMBEDDER_FOLDER|AZURE_OPENAI_\w+)$/.test(name))
  const { data, embedder } = readConfig(Object.fromEntries(mine))
  const engine = await openEngine(knowledgeFolder, data)
  let opinion: Opinion | undefined
  if (embedder) {
    const { openOpinion } = await import('./embedding/open-opinion.ts')
    opinion = await openOpinion(embedder, { folder: knowledgeFolder, topics: loadKnowledge(), cacheFolder: data })
  }
  return {
    async ask(question) {
      const decision = engine.ask(question)
      return opinion ? opinion.about(question, decision) : decision
    },
    close: async () => await opinion?.close(),
  }
}
