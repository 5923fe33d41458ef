import type { Questions } from '../dialogs/questions.ts'

/** A desk without a knowledge base: it knows no answer, and says so. */
export const noKnowledge: Questions = {
  ask: async ({ locale }) => ({ band: 'unknown', locale, topics: [] }),
  topic: () => undefined,
  topics: () => [],
  likely: () => [],
  source: () => undefined,
  log: () => {},
}
