import type { Bilingual, Locale } from './bilingual.ts'
import type { Audience } from './knowledge-topic.ts'

/** Where everything lives that staff add to the knowledge base while the product runs. */
export const knowledgePartition = 'knowledge' as const

/** `sketch` came out of a conversation and waits for its author to complete it (a text may be empty); `draft` waits for a colleague; `returned` waits for its author; `live` answers people; the others are kept a while to look back at. */
export type DraftStatus = 'sketch' | 'draft' | 'returned' | 'live' | 'rejected' | 'withdrawn'

/** Who did something to a draft, by staff id, and when (ISO 8601). */
export type Hand = { by: string; at: string }

type Life = { status: DraftStatus; revision: number; author: string; at: string; reviewed?: Hand & { words?: string } }
type Stored = { partition: typeof knowledgePartition; id: string; etag?: string; ttl?: number }

/** Another way to ask what a topic answers. */
export type Phrasing = { text: string; locale: Locale; topic: string }

/** A topic that is not in the files yet. `topic` is its id once it is live; `phrasings` are the questions it was made for. */
export type NewTopic = {
  topic: string
  question: Bilingual
  short: Bilingual
  audience: Audience[]
  phrasings: { text: string; locale: Locale }[]
}

export type PhrasingDoc = Stored & Life & Phrasing & { kind: 'phrasing' }
export type TopicDraftDoc = Stored & Life & NewTopic & { kind: 'topic-draft' }

/** Kinds `phrasing` and `topic-draft`, partition `knowledge`; `revision` grows with every change, so that two readings can be compared. */
export type DraftDoc = PhrasingDoc | TopicDraftDoc

/** The document of a draft's id: the first letter tells the kind. */
export const draftKey = (id: string) => ({
  partition: knowledgePartition,
  kind: id.startsWith('p-') ? ('phrasing' as const) : ('topic-draft' as const),
  id,
})
