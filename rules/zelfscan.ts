import type { Bilingual } from '../data/bilingual.ts'
import type { Road } from '../data/programme/care.ts'
import type { Condition, Effect, NextStep, OutcomeCondition, ScanOutcome, ScanQuestion, ScanRule } from '../data/programme/zelfscan.ts'
import type { Programme } from '../data/programme.ts'

/** Question id to option id. Answers to questions that are not asked (any more), or with an option that does not exist, are left aside. */
export type ScanAnswers = Readonly<Record<string, string>>

/** An answer that made a rule fire, with the words to name it. */
export type Because = { question: string; answer: string; asked: Bilingual; label: Bilingual }
export type Fired = { rule: string; effect: Effect; text: Bilingual; because: Because[]; roads: Road[] }

/** `number` is that of the next question, from 1; `total` what this person gets as far as is known now. */
export type ScanProgress = { number: number; answered: number; total: number; part: string; next?: ScanQuestion; done: boolean }

/** `roads` are those of what blocks when something does, otherwise of every rule that fired; the next step's own road comes first. */
export type ScanResult = {
  outcome: ScanOutcome
  nextStep: NextStep
  blocks: Fired[]
  ask: Fired[]
  think: Fired[]
  fits: Fired[]
  roads: Road[]
  programmeVersion: string
  scanVersion: number
  firedRules: string[]
}

const holds = (when: Condition, given: ScanAnswers) => {
  for (const question in when) {
    const answer = given[question]
    if (answer === undefined || !when[question]?.includes(answer)) return false
  }
  return true
}

/** Runs for every question of every turn, so it looks at each rule no more than it has to. */
const walk = ({ zelfscan }: Programme, answers: ScanAnswers) => {
  const questions: ScanQuestion[] = []
  const given: Record<string, string> = Object.create(null)
  let blocked = false
  for (const question of zelfscan.questions) {
    if (question.blocked) {
      blocked ||= zelfscan.rules.some((rule) => rule.effect === 'blocks' && holds(rule.when, given))
      if ((question.blocked === 'skip') === blocked) continue
    }
    if (question.skip?.some((when) => holds(when, given))) continue
    questions.push(question)
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
    if (answer !== undefined && question.options.some((option) => option.id === answer)) given[question.id] = answer
  }
  return { questions, given }
}

/** The questions this person gets, in order, as far as their answers tell. */
export const scanQuestions = (programme: Programme, answers: ScanAnswers): ScanQuestion[] => walk(programme, answers).questions

/** How far somebody is. `total` can change when an answer opens or closes questions; `part` is that of the next question, or the last. */
export const scanProgress = (programme: Programme, answers: ScanAnswers): ScanProgress => {
  const { questions, given } = walk(programme, answers)
  const next = questions.find((question) => !(question.id in given))
  const part = (next ?? questions.at(-1))?.part ?? ''
  const number = next ? questions.indexOf(next) + 1 : questions.length
  return { number, answered: Object.keys(given).length, total: questions.length, part, done: !next, ...(next && { next }) }
}

const fire = (programme: Programme, rule: ScanRule, given: ScanAnswers): Fired => ({
  rule: rule.id,
  effect: rule.effect,
  text: rule.text,
  because: programme.zelfscan.questions
    .filter((question) => question.id in rule.when)
    .flatMap((question) =>
      question.options
        .filter((option) => option.id === given[question.id])
        .map((option) => ({ question: question.id, answer: option.id, asked: question.text, label: option.label })),
    ),
  roads: roadsById(programme, rule.roads ?? []),
})

const roadsById = (programme: Programme, ids: readonly string[]) =>
  [...new Set(ids)].flatMap((id) => programme.roads.filter((road) => road.id === id))

const meets = (when: OutcomeCondition, fired: readonly Fired[]) => {
  const count = (effect: Effect) => fired.filter((one) => one.effect === effect).length
  return (
    (!when.rules || fired.some((one) => when.rules?.includes(one.rule))) &&
    (['blocks', 'ask', 'think', 'fits'] as const).every((effect) => count(effect) >= (when[effect] ?? 0))
  )
}

/**
 * What the answers so far say. A full scan and a half one both have exactly one outcome; ask `scanProgress` whether it is full.
 * It is advice with its reasons: a person decides.
 */
export const scanOutcome = (programme: Programme, answers: ScanAnswers): ScanResult => {
  const { given } = walk(programme, answers)
  const { rules, outcomes, version } = programme.zelfscan
  const fired = rules.filter((rule) => holds(rule.when, given)).map((rule) => fire(programme, rule, given))
  const outcome = outcomes.find((one) => !one.when || meets(one.when, fired))
  if (!outcome) throw new Error(`Programme ${programme.id} has no outcome for these answers: it was not loaded by loadProgramme.`)
  const group = (effect: Effect) => fired.filter((one) => one.effect === effect)
  const [blocks, ask, think, fits] = [group('blocks'), group('ask'), group('think'), group('fits')]
  const leading = blocks.length > 0 ? blocks : [...ask, ...think, ...fits]
  const own = 'road' in outcome.next ? [outcome.next.road] : []
  const roads = roadsById(programme, [...own, ...leading.flatMap((one) => one.roads.map((road) => road.id))])
  const firedRules = fired.map((one) => one.rule)
  return {
    outcome,
    nextStep: outcome.next,
    blocks,
    ask,
    think,
    fits,
    roads,
    programmeVersion: programme.version,
    scanVersion: version,
    firedRules,
  }
}
