import type { locales } from '../../data/bilingual.ts'
import type { TopicDraftDoc } from '../../data/knowledge-draft.ts'
import type { KnowledgeTopic } from '../../data/knowledge-topic.ts'
import { contentWords, phraseKey } from './content-words.ts'

/** A topic of the store as the topics of the files are: still to be checked against the sources, and known to come from the desk. */
export function topicOf({ topic, question, short, audience, phrasings, at }: TopicDraftDoc): KnowledgeTopic {
  const inLocale = (locale: (typeof locales)[number]) => ({
    question: question[locale],
    short: short[locale],
    more: '',
    phrasings: [
      ...new Set([phraseKey(question[locale]), ...phrasings.filter((one) => one.locale === locale).map((one) => phraseKey(one.text))]),
    ],
  })
  return {
    id: topic,
    group: 'desk',
    audience,
    related: [],
    verify: true,
    reviewed: at.slice(0, 10),
    sources: ['programme'],
    nl: inLocale('nl'),
    en: inLocale('en'),
  }
}

/** An id an editor can read, from the words of the Dutch question; `taken` tells which exist. */
export function newTopicId(question: string, taken: (id: string) => boolean): string {
  const words = contentWords(question, 'nl').flatMap((word) => word.replace(/[^a-z0-9]/g, '') || [])
  const base = `new-${words.slice(0, 4).join('-') || 'question'}`.slice(0, 48).replace(/-+$/, '')
  if (!taken(base)) return base
  for (let count = 2; ; count++) if (!taken(`${base}-${count}`)) return `${base}-${count}`
}
