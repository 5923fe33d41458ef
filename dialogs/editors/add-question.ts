import { checkAnswer, checkQuestion, hasGaps } from '../../rules/editors/check-text.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { oneOf } from '../info-sessions/reading.ts'
import type { Choice } from '../reply.ts'
import { addFlowId, addFlowVersion } from './add-form.ts'
import { type AddAnswers, type AddStep, audiences, contentSteps, localeOf, targetOf } from './add-steps.ts'
import { contentCard } from './draft-vars.ts'
import { type Draft, editorRoles, type Proposal } from './port.ts'
import { lookAt, refusal, reviewButton, whoReviews } from './refusals.ts'

/** Unanswered questions that are offered at once. */
const mostOffered = 6

const fields = {
  phrasing: ['question', 'topic'],
  topic: ['questionNl', 'questionEn', 'shortNl', 'shortEn', 'audience', 'topic'],
} as const
type FieldName = (typeof fields)['phrasing' | 'topic'][number]

/** The answers to drop when something is to be changed. */
const again = (which: string): string[] =>
  which === 'question' ? ['question', 'language', 'what', 'found'] : which === 'topic' ? ['what', 'found'] : [which]

function proposalOf(answers: AddAnswers): Proposal {
  const revises = answers.revises ? { revises: answers.revises } : {}
  const locale = localeOf(answers) ?? 'nl'
  const target = targetOf(answers) ?? ''
  if (target !== 'new') return { kind: 'phrasing', text: answers.question, locale, topic: target.replace(/^topic:/, ''), ...revises }
  return {
    kind: 'topic',
    question: { nl: answers.questionNl, en: answers.questionEn },
    short: { nl: answers.shortNl, en: answers.shortEn },
    audience: audiences[answers.audience],
    phrasings: [{ text: answers.question, locale }],
    ...revises,
  }
}

const check: AddStep = {
  key: 'check',
  ask: (answers, context) => {
    const proposal = proposalOf(answers as AddAnswers)
    return {
      key: proposal.kind === 'topic' ? 'knowledge.ask.checkTopic' : 'knowledge.ask.checkPhrasing',
      card: contentCard(proposal, context),
      choices: [
        { label: { key: 'knowledge.button.save' }, value: 'yes' },
        { label: { key: 'knowledge.button.change' }, value: 'change' },
      ],
    }
  },
  schema: () => oneOf(['yes', 'change'], 'knowledge.refused.check'),
}

const which: AddStep = {
  key: 'which',
  skip: (answers) => answers.check !== 'change',
  ask: (answers) => ({
    key: 'knowledge.ask.which',
    choices: fields[targetOf(answers) === 'new' ? 'topic' : 'phrasing'].map(
      (name: FieldName): Choice => ({ label: { key: `knowledge.field.${name}` }, value: name }),
    ),
  }),
  schema: (answers) => oneOf(fields[targetOf(answers) === 'new' ? 'topic' : 'phrasing'], 'knowledge.refused.which'),
}

async function done(answers: AddAnswers, context: Context): Promise<Outcome> {
  if (answers.check === 'change') return { replies: [], reopen: [...again(answers.which), 'check', 'which'] }
  const result = await context.editors.propose(context.who, proposalOf(answers))
  if (!result.ok) return { replies: [refusal(context, result)] }
  const addAnother: Choice = { label: { key: 'knowledge.button.addAnother' }, value: addFlowId }
  return { replies: [{ ...whoReviews(context, 'saved'), choices: [addAnother, lookAt(result.draft.doc.id), reviewButton] }] }
}

/** A question that people ask, to a topic there is or to a new one; a colleague reviews it before it counts. */
export const addFlow: Flow<AddAnswers, Context> = {
  id: addFlowId,
  version: addFlowVersion,
  resumable: true,
  steps: () => [...contentSteps, check, which],
  done,
  stopped: () => [{ key: 'knowledge.stopped' }],
}

export const addTopic: Topic = {
  id: addFlowId,
  roles: editorRoles,
  async open({ editors, parked }) {
    const kept = parked[addFlowId]
    if (kept && Object.hasOwn(kept.answers, 'question')) return { replies: [], flow: { id: addFlowId, answers: kept.answers } }
    return { replies: [], flow: { id: addFlowId, answers: { list: await editors.unanswered(mostOffered) } } }
  },
}

/** Whether it can stay as it is: in a sketch a text can be empty, too long, or hold the marks of what was taken out. */
const isQuestion = (text: string) => checkQuestion(text).ok
const isAnswer = (text: string) => checkAnswer(text, () => true).ok && !hasGaps(text)

/** The answers of a draft, for its author to change: all are there, so that the flow begins at the check; of a sketch what is missing is asked. */
export function answersOf({ doc }: Draft): Partial<AddAnswers> {
  const revises = { id: doc.id, revision: doc.revision }
  if (doc.kind === 'phrasing') return { revises, question: doc.text, language: doc.locale, what: `topic:${doc.topic}` }
  const [first] = doc.phrasings
  const asked = first?.text ?? doc.question.nl
  return {
    revises,
    ...(isQuestion(asked) && { question: asked }),
    language: first?.locale ?? 'nl',
    what: 'new',
    ...(isQuestion(doc.question.nl) && { questionNl: doc.question.nl }),
    ...(isQuestion(doc.question.en) && { questionEn: doc.question.en }),
    ...(isAnswer(doc.short.nl) && { shortNl: doc.short.nl }),
    ...(isAnswer(doc.short.en) && { shortEn: doc.short.en }),
    audience: doc.audience.length > 1 ? 'both' : (doc.audience[0] ?? 'candidate'),
  }
}
