import { type DraftDoc, draftKey, type NewTopic, type Phrasing } from '../../../data/knowledge-draft.ts'
import type { Proposal } from '../../../dialogs/editors/port.ts'
import { asPhrasing } from '../../../rules/editors/check-text.ts'
import { phraseKey } from '../../../rules/editors/content-words.ts'
import { newTopicId } from '../../../rules/editors/new-topic.ts'
import { shortHash } from '../person-of.ts'

/** A proposal as a draft of revision 0. Its id is made from what is asked, so that the same question is one draft, whoever sends it in and how often. */
export function draftOf(proposal: Proposal, author: string, now: Date, taken: (topic: string) => boolean): DraftDoc {
  const life = { status: 'draft' as const, revision: 0, author, at: now.toISOString() }
  if (proposal.kind === 'phrasing') {
    const { text, locale, topic }: Phrasing = proposal
    const id = `p-${shortHash('phrasing', locale, phraseKey(text))}`
    return { ...draftKey(id), kind: 'phrasing', ...life, text: asPhrasing(text), locale, topic }
  }
  const { question, short, audience, phrasings } = proposal
  const content: NewTopic = { topic: newTopicId(question.nl || question.en, taken), question, short, audience, phrasings }
  return { ...draftKey(`t-${shortHash('topic', phraseKey(question.nl || question.en))}`), kind: 'topic-draft', ...life, ...content }
}

/** Whether two drafts say the same, whatever became of them. */
export function sameContent(one: DraftDoc, other: DraftDoc): boolean {
  if (one.kind === 'phrasing') return other.kind === 'phrasing' && one.topic === other.topic
  if (other.kind === 'phrasing') return false
  const content = ({ question, short, audience }: NewTopic) => JSON.stringify([question.nl, question.en, short.nl, short.en, audience])
  return content(one) === content(other)
}

/** The questions by which a draft would be found, to see whether they stand elsewhere. */
export const questionsOf = (draft: DraftDoc): Pick<Phrasing, 'text' | 'locale'>[] =>
  draft.kind === 'phrasing'
    ? [draft]
    : [{ text: draft.question.nl, locale: 'nl' as const }, { text: draft.question.en, locale: 'en' as const }, ...draft.phrasings].filter(
        ({ text }) => text !== '',
      )
