import { findCandidate } from '../../rules/people/find-candidate.ts'
import { readMoment } from '../../rules/read-moment.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome, Step } from '../flow.ts'
import { oneOf, type Read, reading, shortText } from '../info-sessions/reading.ts'
import type { Choice, Var } from '../reply.ts'
import type { RoundRefusal } from './port.ts'
import { moment, roundRefused, roundStaff, toRound } from './round-vars.ts'

type Named = { id: string; name: string }
type Answers = { name: string; candidates: string; schools: string; opens: string; closes: string; check: string; which: Field }
const fields = ['name', 'candidates', 'schools', 'opens', 'closes'] as const
type Field = (typeof fields)[number]

const id = 'round-new'
const all = /^(?:allemaal|alle|allen|iedereen|alles|all|everybody|everyone)$/i
const mostNamed = 20

/** Who could be in it: candidates who look for a school, and schools that train. */
const possible = ({ schools, who }: Context) => ({
  candidates: schools.matches.waiting(who).map(({ card }): Named => ({ id: card.id, name: card.name })),
  schools: (schools.list(who) ?? []).filter(({ school }) => school.training).map((one): Named => ({ id: one.id, name: one.school.name })),
})

/** Names as they are typed, with commas or a line each; ids with commas between as the answer. */
function readNames(text: string, known: readonly Named[]): Read<string> {
  const ids: string[] = []
  if (all.test(text.trim())) return { ok: true, value: known.map((one) => one.id).join(',') }
  for (const said of text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')) {
    const found = findCandidate(known, said)
    if (!found.ok) return { ok: false, key: `rounds.make.wrong.${found.reason}`, vars: { said } }
    ids.push(found.card.id)
  }
  return ids.length > 0 ? { ok: true, value: [...new Set(ids)].join(',') } : { ok: false, key: 'rounds.make.wrong.nobody' }
}

const names = (ids: string | undefined, known: readonly Named[]): Var => ({
  joined: (ids ?? '').split(',').flatMap((one) => known.find((other) => other.id === one)?.name ?? []),
})

const whom = (key: 'candidates' | 'schools'): Step<Answers, Context> => ({
  key,
  freeText: true,
  longest: 4_000,
  ask(_answers, context) {
    const known = possible(context)[key]
    const everybody: Choice = { label: { key: `rounds.make.all.${key}` }, value: 'all' }
    return {
      key: `rounds.make.ask.${key}`,
      vars: { names: { joined: known.slice(0, mostNamed).map(({ name }) => name) }, count: known.length },
      choices: [everybody],
    }
  },
  schema: (_answers, context) => reading<string>((text) => readNames(text, possible(context)[key])),
})

const instant = (key: 'opens' | 'closes'): Step<Answers, Context> => ({
  key,
  ask: (_answers, { programme }) => ({
    key: `rounds.make.ask.${key}`,
    vars: { hours: programme.matching.rounds.remindHours },
    ...(key === 'opens' && { choices: [{ label: { key: 'rounds.make.now' as const }, value: 'now' }] }),
  }),
  schema: ({ opens }, { now, programme }) =>
    reading<string>((text) => {
      if (key === 'opens' && /^(?:nu|now|meteen|at once)$/i.test(text.trim())) return { ok: true, value: now.toISOString() }
      const read = readMoment(text, now, programme.timeZone)
      if (!read.ok) return { ok: false, key: `sessions.staff.start.${read.fault}` }
      const at = read.at.toISOString()
      return key === 'closes' && opens !== undefined && at <= opens ? { ok: false, key: 'rounds.refused.times' } : { ok: true, value: at }
    }),
})

const check: Step<Answers, Context> = {
  key: 'check',
  ask(answers, context) {
    const known = possible(context)
    const { name = '', opens = '', closes = '' } = answers
    const values: Record<Field, Var> = {
      name,
      candidates: names(answers.candidates, known.candidates),
      schools: names(answers.schools, known.schools),
      opens: moment(opens),
      closes: moment(closes),
    }
    return {
      key: 'rounds.make.check',
      vars: { top: context.programme.matching.rounds.top },
      card: {
        type: 'facts',
        title: name,
        facts: fields.map((field) => ({ label: { key: `rounds.make.field.${field}` }, value: values[field] })),
      },
      choices: [
        { label: { key: 'rounds.make.yes' }, value: 'yes' },
        { label: { key: 'rounds.make.change' }, value: 'change' },
      ],
    }
  },
  schema: () => oneOf(['yes', 'change'], 'rounds.make.checkUnclear'),
}

const which: Step<Answers, Context> = {
  key: 'which',
  skip: (answers) => answers.check !== 'change',
  ask: () => ({
    key: 'rounds.make.which',
    choices: fields.map((field) => ({ label: { key: `rounds.make.field.${field}` }, value: field })),
  }),
  schema: () => oneOf(fields, 'rounds.make.checkUnclear'),
}

/** What is asked once more when a round cannot be made like this; the rest of what was typed stays. */
const again: Partial<Record<RoundRefusal['reason'], (keyof Answers)[]>> = {
  'too-big': ['candidates', 'schools', 'check'],
  times: ['opens', 'closes', 'check'],
}

async function done({ check: answer, which: field, ...made }: Answers, context: Context): Promise<Outcome> {
  if (answer === 'change') return { replies: [], reopen: [field, 'check', 'which'] }
  const { schools, who, turn } = context
  const result = await schools.rounds.make(who, {
    name: made.name,
    candidates: made.candidates.split(','),
    schools: made.schools.split(','),
    ...{ opensAt: made.opens, closesAt: made.closes, request: turn },
  })
  const reopen = result.ok ? undefined : again[result.reason]
  if (!result.ok) return reopen ? { replies: [roundRefused(result, [])], reopen } : { replies: [roundRefused(result)] }
  const { id: round, name, opensAt, closesAt } = result.round
  return {
    replies: [{ key: 'rounds.make.done', vars: { name, opens: moment(opensAt), closes: moment(closesAt) }, choices: [toRound(round)] }],
  }
}

/** A new round, question by question; nobody hears of it before the check. */
export const makeFlow: Flow<Answers, Context> = {
  id,
  version: 1,
  resumable: true,
  steps: () => [
    { key: 'name', freeText: true, ask: () => ({ key: 'rounds.make.ask.name' }), schema: () => shortText(80) },
    whom('candidates'),
    whom('schools'),
    instant('opens'),
    instant('closes'),
    check,
    which,
  ],
  done,
  stopped: () => [{ key: 'rounds.make.stopped' }],
}

export const makeTopic: Topic = {
  id,
  roles: roundStaff,
  async open(context) {
    const { candidates, schools } = possible(context)
    if (candidates.length === 0 || schools.length === 0) return { replies: [{ key: 'rounds.make.nobody' }] }
    return { replies: [], flow: { id, answers: context.parked[id]?.answers ?? {} } }
  },
}
