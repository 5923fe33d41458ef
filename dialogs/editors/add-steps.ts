import type { Locale } from '../../data/bilingual.ts'
import type { Audience, KnowledgeTopic } from '../../data/knowledge-topic.ts'
import type { TextKey } from '../../locales/texts.ts'
import { checkAnswer, checkQuestion, countWords, longestQuestion, mostAnswerWords } from '../../rules/editors/check-text.ts'
import { searchTopics } from '../../rules/editors/search-topics.ts'
import { fact } from '../answers/facts.ts'
import type { Context } from '../context.ts'
import type { Step } from '../flow.ts'
import { oneOf, type Read, reading } from '../info-sessions/reading.ts'
import { languageOf } from '../language.ts'
import type { Choice } from '../reply.ts'
import { meantExactly } from '../words.ts'
import { audienceChoices, newTopicForm } from './add-form.ts'
import type { Unanswered } from './port.ts'
import { standingRefusal } from './refusals.ts'

/** `what` and `found` are `new`, `topic:<id>` or `search:<words>`; `list` is what was shown, `revises` the draft that is being changed. */
export type AddAnswers = {
  list?: Unanswered[]
  revises?: { id: string; revision: number }
  question: string
  language: Locale
  what: string
  found: string
  questionNl: string
  questionEn: string
  shortNl: string
  shortEn: string
  audience: 'candidate' | 'coach' | 'both'
  check: string
  which: string
}
export type AddStep = Step<AddAnswers, Context>

const mostFound = 6
const newTopic: Choice = { label: { key: 'knowledge.button.newTopic' }, value: 'new' }

/** The language of the question: as it was logged, as it evidently is, or as it was said to be. */
export const localeOf = ({ list, question, language }: Partial<AddAnswers>): Locale | undefined =>
  language ?? list?.find((one) => one.text === question)?.locale ?? languageOf(question ?? '')

/** What the question is to belong to, once that is chosen. */
export const targetOf = ({ what, found }: Partial<AddAnswers>): string | undefined => (what?.startsWith('search:') ? found : what)

const forNewTopic = (answers: Partial<AddAnswers>) => targetOf(answers) === 'new'
const toChoice = ({ id, nl, en }: KnowledgeTopic): Choice => ({ label: { nl: nl.question, en: en.question }, value: `topic:${id}` })

/** The three likeliest topics for candidates and coaches together. */
function suggestions({ questions }: Context, text: string, locale: Locale): KnowledgeTopic[] {
  const likely = (['candidate', 'coach'] as const).flatMap((audience) => questions.likely({ text, locale, audience }))
  const ids = [...new Set([...likely].sort((a, b) => b.score - a.score).map((one) => one.id))]
  return ids.flatMap((id) => questions.topic(id) ?? []).slice(0, 3)
}

const wordsOf = (what: string | undefined) => what?.replace(/^search:/, '') ?? ''

/** A topic that was picked, "new topic", or words to search for in which something was found. */
function readTarget(typed: string, { questions }: Context, search: boolean): Read<string> {
  const value = typed.replace(/\s+/g, ' ').trim()
  if (value === 'new') return { ok: true, value }
  if (value.startsWith('topic:'))
    return questions.topic(value.slice(6)) ? { ok: true, value } : { ok: false, key: 'knowledge.refused.noTopic' }
  if (!search) return { ok: false, key: 'knowledge.refused.pickTopic' }
  const words = value.slice(0, 100)
  const found = searchTopics(words, questions.topics(), 1).length > 0
  return found ? { ok: true, value: `search:${words}` } : { ok: false, key: 'knowledge.refused.searchNone', vars: { words } }
}

/** A plain yes or no is an answer to something else. */
function readQuestion(typed: string): Read<string> {
  if (['yes', 'no'].includes(meantExactly(typed) ?? '')) return { ok: false, key: 'knowledge.refused.empty' }
  const checked = checkQuestion(typed)
  if (checked.ok) return { ok: true, value: checked.text }
  return { ok: false, key: `knowledge.refused.${checked.reason as 'empty' | 'tooLong' | 'personal'}`, vars: { longest: longestQuestion } }
}

function readAnswer(typed: string, context: Context): Read<string> {
  const checked = checkAnswer(typed, (name) => fact(name, context) !== undefined)
  if (checked.ok) return { ok: true, value: checked.text }
  if (checked.reason === 'placeholder')
    return {
      ok: false,
      key: 'knowledge.refused.placeholder',
      vars: { name: checked.name, examples: { joined: figures(context).slice(0, 4) } },
    }
  if (checked.reason === 'tooLong')
    return { ok: false, key: 'knowledge.refused.answerTooLong', vars: { count: countWords(typed), longest: mostAnswerWords } }
  return { ok: false, key: 'knowledge.refused.answerEmpty' }
}

/** Figures that can be filled in, as they are written in an answer. */
const figures = (context: Context): string[] =>
  ['opening-hours', 'next-session', `contact:${context.programme.helpdesk}`, ...context.programme.budgets.map(({ id }) => `hours:${id}`)]
    .filter((name) => fact(name, context) !== undefined)
    .map((name) => `{{${name}}}`)

const question: AddStep = {
  key: 'question',
  freeText: 'questions',
  ask: ({ list = [] }) => ({
    key: list.length > 0 ? 'knowledge.ask.question' : 'knowledge.ask.questionNone',
    choices: list.map(({ text, count }) => ({ label: { key: 'knowledge.ask.asked', vars: { text, count } }, value: text })),
  }),
  schema: ({ revises }, context) =>
    reading<string>((typed) => {
      const read = readQuestion(typed)
      if (!read.ok || revises) return read
      const standing = context.editors.standing(read.value, 'nl') ?? context.editors.standing(read.value, 'en')
      return standing ? { ok: false, ...standingRefusal(context, standing) } : read
    }),
}

const language: AddStep = {
  key: 'language',
  skip: (answers) => answers.language === undefined && localeOf(answers) !== undefined,
  ask: () => ({
    key: 'knowledge.ask.language',
    choices: (['nl', 'en'] as const).map((one) => ({ label: { key: `knowledge.language.${one}` }, value: one })),
  }),
  schema: () =>
    reading<string>((typed) => {
      const named = { nl: 'nl', dutch: 'nl', nederlands: 'nl', en: 'en', english: 'en', engels: 'en' }[typed.trim().toLowerCase()]
      return named ? { ok: true, value: named } : { ok: false, key: 'knowledge.refused.language' }
    }),
}

const what: AddStep = {
  key: 'what',
  freeText: 'questions',
  ask: (answers, context) => {
    const near = suggestions(context, answers.question ?? '', localeOf(answers) ?? 'nl')
    return {
      key: near.length > 0 ? 'knowledge.ask.what' : 'knowledge.ask.whatNone',
      vars: { question: answers.question ?? '' },
      choices: [...near.map(toChoice), newTopic],
    }
  },
  schema: (_answers, context) => reading<string>((typed) => readTarget(typed, context, true)),
}

const found: AddStep = {
  key: 'found',
  skip: (answers) => !answers.what?.startsWith('search:'),
  ask: (answers, { questions }) => ({
    key: 'knowledge.ask.found',
    vars: { words: wordsOf(answers.what) },
    choices: [...searchTopics(wordsOf(answers.what), questions.topics(), mostFound).map(toChoice), newTopic],
  }),
  schema: (_answers, context) => reading<string>((typed) => readTarget(typed, context, false)),
}

const text = (key: 'questionNl' | 'questionEn' | 'shortNl' | 'shortEn'): AddStep => ({
  key,
  freeText: 'questions',
  skip: (answers) => !forNewTopic(answers),
  ask: (answers) => {
    const inLocale = key.endsWith('Nl') ? 'nl' : 'en'
    const asIs = key.startsWith('question') && localeOf(answers) === inLocale && answers.question
    const first = key === 'questionNl' && answers.questionEn === undefined && answers.shortNl === undefined
    return {
      key: `knowledge.ask.${key}` satisfies TextKey,
      vars: { longest: mostAnswerWords },
      ...(asIs && { choices: [{ label: { key: 'knowledge.button.asIs' as const }, value: asIs }] }),
      ...(first && { card: newTopicForm(answers, localeOf(answers)) }),
    }
  },
  schema: (_answers, context) =>
    reading<string>((typed) => (key.startsWith('question') ? readQuestion(typed) : readAnswer(typed, context))),
})

export const audiences: Record<AddAnswers['audience'], Audience[]> = {
  candidate: ['candidate'],
  coach: ['coach'],
  both: ['candidate', 'coach'],
}

const audience: AddStep = {
  key: 'audience',
  skip: (answers) => !forNewTopic(answers),
  ask: () => ({ key: 'knowledge.ask.audience', choices: audienceChoices }),
  schema: () => oneOf(['candidate', 'coach', 'both'], 'knowledge.refused.audience'),
}

/** The questions about a question, in order; the check comes after them. */
export const contentSteps: readonly AddStep[] = [
  question,
  language,
  what,
  found,
  text('questionNl'),
  text('questionEn'),
  text('shortNl'),
  text('shortEn'),
  audience,
]
