import { locales } from '../../data/bilingual.ts'
import type { DraftDoc, Phrasing } from '../../data/knowledge-draft.ts'
import type { KnowledgeTopic } from '../../data/knowledge-topic.ts'
import { matchPhrasings, type PhrasingMatcher } from './match-phrasing.ts'
import { topicOf } from './new-topic.ts'

/** What staff added and a colleague approved: new topics by id, and how to find all of it in what people ask. */
export type Additions = { topics: ReadonlyMap<string, KnowledgeTopic>; matcher: PhrasingMatcher }

/** `inFiles` are the topics of the files: a phrasing whose topic is neither there nor live is left out, and a topic that has moved into the files is theirs. */
export function liveAdditions(
  drafts: readonly DraftDoc[],
  inFiles: (topic: string) => boolean,
  isWord: (word: string) => boolean,
): Additions {
  const live = drafts.filter((one) => one.status === 'live')
  const topics = live.flatMap((one) => (one.kind === 'topic-draft' && !inFiles(one.topic) ? [topicOf(one)] : []))
  const byId = new Map(topics.map((one) => [one.id, one]))
  const ofTopics = topics.flatMap((topic) =>
    locales.flatMap((locale) => topic[locale].phrasings.map((text): Phrasing => ({ text, locale, topic: topic.id }))),
  )
  const added = live.flatMap((one): Phrasing[] =>
    one.kind === 'phrasing' && (inFiles(one.topic) || byId.has(one.topic))
      ? [{ text: one.text, locale: one.locale, topic: one.topic }]
      : [],
  )
  return { topics: byId, matcher: matchPhrasings([...ofTopics, ...added], isWord) }
}
