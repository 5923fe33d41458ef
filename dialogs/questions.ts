import type { Bilingual, Locale } from '../data/bilingual.ts'
import type { Audience, KnowledgeTopic } from '../data/knowledge-topic.ts'
import type { Band, Learned } from '../data/learned.ts'

/** How sure the desk is: it answers (one topic, or two for two questions in one message), lets the person choose among up to three, or does not know. */
export type Decision = { band: Band; locale: Locale; topics: Likely[] }

/** A topic that a question may be about; `score` from 0 to 1. */
export type Likely = { id: string; score: number }

export type Asked = { text: string; locale: Locale; audience: Audience; last?: string | undefined }

/** The knowledge base as dialogs use it. `log` keeps entries of the same `id` once. */
export type Questions = {
  ask: (asked: Asked) => Promise<Decision>
  topic: (id: string) => KnowledgeTopic | undefined
  topics: () => readonly KnowledgeTopic[]
  /** At most three topics from likely to unlikely, however unsure. For editors; a candidate gets what `ask` decides. */
  likely: (asked: Asked) => readonly Likely[]
  /** The name people know a source by, for `004 §1.1`. */
  source: (reference: string) => Bilingual | undefined
  log: (id: string, learned: Learned) => void
}
