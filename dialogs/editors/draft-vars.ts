import type { Locale } from '../../data/bilingual.ts'
import type { Audience } from '../../data/knowledge-topic.ts'
import type { TextKey } from '../../locales/texts.ts'
import { asPhrasing } from '../../rules/editors/check-text.ts'
import { filled } from '../answers/answer.ts'
import type { Context } from '../context.ts'
import type { CardSpec, Var } from '../reply.ts'
import type { Draft, Proposal } from './port.ts'

type FactLine = { label: Var; value: Var }
type FactName = Extract<TextKey, `knowledge.fact.${string}`> extends `knowledge.fact.${infer Name}` ? Name : never

const line = (name: FactName, value: Var): FactLine => ({ label: { key: `knowledge.fact.${name}` }, value })

/** How a topic is called: its question. A topic that is gone goes by its id. */
export function topicVar({ questions }: Pick<Context, 'questions'>, id: string): Var {
  const topic = questions.topic(id)
  return topic ? { nl: topic.nl.question, en: topic.en.question } : id
}

export const nameVar = (name: string): Var => (name === '' ? { key: 'knowledge.colleague' } : name)

const both = (audience: readonly Audience[]) => (audience.length > 1 ? 'both' : (audience[0] ?? 'candidate'))

/** What would be added, whole: for a check before saving and for a review. */
export function contentCard(content: Proposal, context: Context): CardSpec & { type: 'facts' } {
  if (content.kind === 'phrasing') {
    const { text, locale, topic: id } = content
    const topic = context.questions.topic(id)
    const facts = [
      line('question', asPhrasing(text)),
      line('language', languageVar(locale)),
      line('topic', topicVar(context, id)),
      ...(topic ? [line('answer', filled(topic, 'short', context))] : []),
    ]
    return { type: 'facts', title: { key: 'knowledge.title.phrasing' }, facts }
  }
  const { question, short, audience, phrasings } = content
  const facts = [
    line('questionNl', question.nl),
    line('questionEn', question.en),
    line('shortNl', short.nl),
    line('shortEn', short.en),
    line('audience', { key: `knowledge.audience.${both(audience)}` }),
    ...(phrasings.length > 0 ? [line('phrasings', { list: phrasings.map((one) => asPhrasing(one.text)) })] : []),
  ].filter(({ value }) => value !== '')
  return { type: 'facts', title: { key: 'knowledge.title.topic' }, facts }
}

const languageVar = (locale: Locale): Var => ({ key: `knowledge.language.${locale}` })

/** A draft as it was proposed. */
export function proposalOf({ doc }: Draft): Proposal {
  if (doc.kind === 'phrasing') return { kind: 'phrasing', text: doc.text, locale: doc.locale, topic: doc.topic }
  return { kind: 'topic', question: doc.question, short: doc.short, audience: doc.audience, phrasings: doc.phrasings }
}

/** A draft whole, with who made it and what was said about it. */
export function draftCard(draft: Draft, context: Context): CardSpec {
  const { doc, author } = draft
  const card = contentCard(proposalOf(draft), context)
  const words = doc.reviewed?.words
  const life = [
    line('author', doc.author === context.who.staffId ? { key: 'knowledge.you' } : nameVar(author)),
    line('at', { at: doc.at, style: 'dateTime' }),
    line('status', { key: `knowledge.status.${doc.status}` }),
    ...(words ? [line('words', words)] : []),
  ]
  return { ...card, facts: [...card.facts, ...life] }
}

/** The question of a draft in a few words, for a list. */
export const draftTitle = ({ doc }: Draft): Var =>
  doc.kind === 'phrasing' ? doc.text : { nl: doc.question.nl || doc.question.en, en: doc.question.en || doc.question.nl }
