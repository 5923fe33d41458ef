import type { Bilingual, Locale } from '../data/bilingual.ts'
import type { Audience, KnowledgeTopic } from '../data/knowledge-topic.ts'

/** How sure the desk is: it answers (one topic, or two for two questions in one message), lets the person choose among up to three, or does not know. */
export type Decision = { band: 'answer' | 'choose' | 'unknown'; locale: Locale; topics: { id: string; score: number }[] }

export type Asked = { text: string; locale: Locale; audience: Audience; last?: string | undefined }

/** What the desk learns from: a question with what became of it, or how an answer was received. Written without personal data. */
export type Learned =
  | { kind: 'question'; text: string; locale: Locale; band: Decision['band']; topics: string[] }
  | { kind: 'feedback'; topic: string; good: boolean; text?: string }

/** The knowledge base as dialogs use it. `log` keeps entries of the same `id` once. */
export type Questions = {
  ask: (asked: Asked) => Promise<Decision>
  topic: (id: string) => KnowledgeTopic | undefined
  /** The name people know a source by, for `004 §1.1`. */
  source: (reference: string) => Bilingual | undefined
  log: (id: string, learned: Learned) => void
}
