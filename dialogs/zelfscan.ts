import * as z from 'zod'
import type { ScanQuestion } from '../data/programme/zelfscan.ts'
import type { TextKey } from '../locales/texts.ts'
import { type ScanAnswers, scanOutcome, scanProgress, scanQuestions } from '../rules/zelfscan.ts'
import type { Context, Topic } from './context.ts'
import type { Flow, Outcome, Step } from './flow.ts'
import { matchOption } from './match-option.ts'
import type { Choice } from './reply.ts'
import { scanResult } from './zelfscan-result.ts'

type Answers = Record<string, string>

/** The check at the end and the choice of an answer to change; no question of a programme may have these ids (they hold a capital). */
const check = 'checkAnswers'
const which = 'whichAnswer'

const scanAnswers = (answers: Partial<Answers>): ScanAnswers =>
  Object.fromEntries(
    Object.entries(answers).filter(
      (entry): entry is [string, string] => entry[0] !== check && entry[0] !== which && entry[1] !== undefined,
    ),
  )

/** Tells whether a question is asked after these answers. The steps of one turn are tried on the same answers: they are walked once. */
function visibleAfter(programme: Context['programme']) {
  let last: { answers: Partial<Answers>; ids: Set<string> } | undefined
  return (answers: Partial<Answers>, id: string) => {
    if (last?.answers !== answers) last = { answers, ids: new Set(scanQuestions(programme, scanAnswers(answers)).map((one) => one.id)) }
    return last.ids.has(id)
  }
}

const questionStep = (question: ScanQuestion, position: number, visible: ReturnType<typeof visibleAfter>): Step<Answers, Context> => ({
  key: question.id,
  skip: (answers) => !visible(answers, question.id),
  ask: (answers, { programme }) => {
    const progress = scanProgress(programme, scanAnswers(answers))
    const vars = { number: progress.number, total: progress.total, question: question.text, help: question.help ?? '' }
    const part = programme.zelfscan.parts.find((one) => one.id === question.part)
    const choices = question.options.map((option): Choice => ({ label: option.label, value: option.id }))
    return {
      key: position === 0 ? 'zelfscan.first' : question.help ? 'zelfscan.questionHelp' : 'zelfscan.question',
      vars: { ...vars, part: part?.title ?? '', minutes: programme.zelfscan.minutes },
      choices,
    }
  },
  schema: () =>
    z.string().transform((text, issue) => {
      const option = matchOption(text, question.options)
      if (!option) issue.addIssue({ code: 'custom', message: 'zelfscan.pickOne' satisfies TextKey })
      return option ?? z.NEVER
    }),
})

const checkStep: Step<Answers, Context> = {
  key: check,
  ask: (answers, { programme }) => ({
    key: 'zelfscan.check',
    vars: {
      answers: {
        list: asked(answers, programme).map(({ question, label }) => ({
          key: 'zelfscan.answerLine',
          vars: { question: question.text, answer: label },
        })),
      },
    },
    choices: [
      { label: { key: 'zelfscan.seeResult' }, value: 'result' },
      { label: { key: 'zelfscan.changeAnswer' }, value: 'change' },
    ],
  }),
  schema: () => z.enum(['result', 'change'], 'zelfscan.checkUnclear' satisfies TextKey),
}

const whichStep: Step<Answers, Context> = {
  key: which,
  skip: (answers) => answers[check] !== 'change',
  ask: (answers, { programme }) => ({
    key: 'zelfscan.which',
    vars: { count: asked(answers, programme).length },
    choices: asked(answers, programme).map(({ question, label }, index) => ({
      label: { key: 'zelfscan.whichChoice', vars: { number: index + 1, answer: label } },
      value: question.id,
    })),
  }),
  schema: (answers, { programme }) =>
    z.enum(['', ...asked(answers, programme).map(({ question }) => question.id)], 'zelfscan.whichUnclear' satisfies TextKey),
}

function asked(answers: Partial<Answers>, programme: Context['programme']) {
  return scanQuestions(programme, scanAnswers(answers)).flatMap((question) => {
    const label = question.options.find((option) => option.id === answers[question.id])?.label
    return label ? [{ question, label }] : []
  })
}

async function done(answers: Answers, context: Context): Promise<Outcome> {
  const changing = answers[which]
  if (answers[check] === 'change' && changing) return { replies: [], reopen: [changing, check, which] }
  const outcome = scanOutcome(context.programme, scanAnswers(answers))
  const memory = {
    zelfscan: {
      at: context.now.toISOString(),
      outcome: outcome.outcome.id,
      programmeVersion: outcome.programmeVersion,
      rules: outcome.firedRules,
    },
  }
  const { personId, proved } = context.who
  if (personId !== undefined && proved) await context.journeys.begin(personId, { zelfscan: memory.zelfscan })
  return { replies: scanResult(outcome, context), memory }
}

/** The zelfscan: the questions are the programme's. Anonymous; only the outcome and the rules that fired are remembered with the conversation. */
export const zelfscanFlow: Flow<Answers, Context> = {
  id: 'zelfscan',
  version: 1,
  resumable: true,
  steps({ programme }) {
    const visible = visibleAfter(programme)
    return [...programme.zelfscan.questions.map((question, position) => questionStep(question, position, visible)), checkStep, whichStep]
  },
  done,
  stopped: () => [
    {
      key: 'zelfscan.stopped',
      choices: [
        { label: { key: 'zelfscan.resume' }, value: 'zelfscan resume' },
        { label: { key: 'menu.menu' }, value: 'menu' },
      ],
    },
  ],
}

/** Opens the zelfscan, or asks whether to go on where somebody stopped. */
export const zelfscanTopic: Topic = {
  id: 'zelfscan',
  async open({ parked }, rest) {
    const kept = parked.zelfscan
    if (kept && rest === 'resume') return { replies: [], flow: { id: 'zelfscan', answers: kept.answers } }
    if (!kept || rest === 'fresh') return { replies: [], flow: { id: 'zelfscan' } }
    const choices: Choice[] = [
      { label: { key: 'zelfscan.resume' }, value: 'zelfscan resume' },
      { label: { key: 'zelfscan.fresh' }, value: 'zelfscan fresh' },
    ]
    return { replies: [{ key: 'zelfscan.parked', vars: { answered: Object.keys(kept.answers).length }, choices }] }
  },
}
