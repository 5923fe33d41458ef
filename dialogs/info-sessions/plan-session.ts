import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import type { CardSpec, Choice, Field, Reply } from '../reply.ts'
import { endOf, type PlanAnswers, type PlanStep, plannedFacts, planSteps } from './plan-steps.ts'
import { oneOf } from './reading.ts'
import { exactPlaceVar, factLine, sessionVars } from './session-vars.ts'

type Answers = PlanAnswers & { text: string; check: string; which: string }

const id = 'session-plan'
const version = 1
const changeable = ['start', 'minutes', 'language', 'where', 'seats', 'host', 'text'] as const
const ownTexts = ['titleNl', 'titleEn', 'aboutNl', 'aboutEn'] as const
const textChoices: Choice[] = [
  { label: { key: 'sessions.staff.text.standard' }, value: 'standard' },
  { label: { key: 'sessions.staff.text.own' }, value: 'own' },
]

function form({ programme }: Context): CardSpec {
  const field = (key: (typeof changeable)[number], input: Field['input'], more: Partial<Field> = {}): Field => ({
    key,
    label: { key: `sessions.staff.form.${key}` },
    input,
    required: true,
    ...more,
  })
  const languages = (['nl', 'en', 'both'] as const).map((one): Choice => ({ label: { key: `sessions.language.${one}` }, value: one }))
  const fields = [
    field('start', 'text'),
    field('minutes', 'text', { value: String(programme.infoSession.minutes) }),
    field('language', 'choice', { choices: languages, value: 'nl' }),
    field('where', 'text'),
    field('seats', 'text', { value: String(programme.infoSession.seats) }),
    field('host', 'text'),
    field('text', 'choice', { choices: textChoices, value: 'standard' }),
  ]
  return {
    type: 'form',
    title: { key: 'sessions.staff.form.title' },
    submit: { key: 'sessions.staff.form.submit' },
    flow: id,
    version,
    step: 'start',
    fields,
  }
}

function steps(context: Context): PlanStep<Answers>[] {
  const known = planSteps<Answers>(() => ({ seats: context.programme.infoSession.seats, minutes: context.programme.infoSession.minutes }))
  const start: PlanStep<Answers> = {
    ...known.start,
    ask: (answers) => ({ ...known.start.ask(answers, context), ...(Object.keys(answers).length === 0 && { card: form(context) }) }),
  }
  const text: PlanStep<Answers> = {
    key: 'text',
    ask: () => ({ key: 'sessions.staff.ask.text', choices: textChoices }),
    schema: () => oneOf(['standard', 'own'], 'sessions.staff.unclear.text'),
  }
  const own = ownTexts.map((key): PlanStep<Answers> => ({ ...known[key], skip: (answers) => answers.text !== 'own' }))
  return [start, known.minutes, known.language, known.where, known.seats, known.host, text, ...own, check, which]
}

const check: PlanStep<Answers> = {
  key: 'check',
  ask: (answers, context) => ({
    key: 'sessions.staff.check',
    card: summary(answers, context),
    choices: [
      { label: { key: 'sessions.staff.plan' }, value: 'yes' },
      { label: { key: 'sessions.staff.changeSomething' }, value: 'change' },
    ],
  }),
  schema: () => oneOf(['yes', 'change'], 'sessions.staff.checkUnclear'),
}

const which: PlanStep<Answers> = {
  key: 'which',
  skip: (answers) => answers.check !== 'change',
  ask: () => ({
    key: 'sessions.staff.which',
    choices: changeable.map((key) => ({ label: { key: `sessions.staff.field.${key}` }, value: key })),
  }),
  schema: () => oneOf(changeable, 'sessions.staff.whichUnclear'),
}

function summary(answers: Partial<Answers>, context: Context): CardSpec {
  const facts = plannedFacts(answers as Answers, context)
  const lines = [
    factLine('when', {
      key: 'sessions.span',
      vars: { ...sessionVars(facts), until: { at: endOf(facts.start, answers.minutes ?? 0), style: 'time' } },
    }),
    factLine('where', exactPlaceVar(facts.place)),
    factLine('language', { key: `sessions.language.${facts.language}` }),
    factLine('host', facts.host),
    factLine('capacity', facts.capacity),
    factLine('about', facts.description),
  ]
  return { type: 'facts', title: facts.title, facts: lines }
}

async function done(answers: Answers, context: Context): Promise<Outcome> {
  const again = [...(answers.which === 'text' ? ownTexts : []), answers.which, 'check', 'which']
  if (answers.check === 'change') return { replies: [], reopen: again }
  const result = await context.sessions.staff.create(context.who, plannedFacts(answers, context))
  if (!result.ok) return { replies: [{ key: 'topic.notForYou' }] }
  const { card } = result
  const choices: Choice[] = [
    { label: { key: 'sessions.button.manageOne' }, value: `manage-session ${card.id}` },
    { label: { key: 'sessions.button.plan' }, value: id },
  ]
  const reply: Reply = { key: 'sessions.staff.planned', vars: { ...sessionVars(card), count: card.capacity }, choices }
  return { replies: [reply] }
}

/** Planning a session, question by question or on one card. */
export const planFlow: Flow<Answers, Context> = {
  id,
  version,
  resumable: true,
  steps,
  done,
  stopped: () => [{ key: 'sessions.staff.planStopped' }],
}

export const planTopic: Topic = {
  id,
  roles: ['intermediary'],
  open: async ({ parked }) => ({ replies: [], flow: { id, answers: parked[id]?.answers ?? {} } }),
}
