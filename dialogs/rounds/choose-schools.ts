import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome, Step } from '../flow.ts'
import { oneOf, reading } from '../info-sessions/reading.ts'
import { personChoice } from '../journey/now-reply.ts'
import { matchOption } from '../match-option.ts'
import type { Choice, Reply, Var } from '../reply.ts'
import { chooseForm } from './choose-form.ts'
import type { OwnRound, RoundRefusal } from './port.ts'
import { moment } from './round-vars.ts'

type Option = { id: string; name: string }
type Key = `choice${number}`
type Answers = { round: string; options: Option[]; top: number; share: string; check: string } & Record<Key, string>

const id = 'round-choose'
const version = 1
/** More schools than this are lists to choose from. */
const mostButtons = 5
/** More than a programme asks for. */
const most = 9
const keys = Array.from({ length: most }, (_, index): Key => `choice${index + 1}`)
/** Answers that name no school. */
const unnamed = ['done', 'out', 'none']
const endings = /^(?:klaar|dit is het|geen|niemand meer|done|that is all|that's all|none)$/i

const rankedOf = (answers: Partial<Answers>): string[] =>
  keys.flatMap((key) => {
    const value = answers[key]
    return value === undefined || unnamed.includes(value) ? [] : [value]
  })
const isOut = (answers: Partial<Answers>) => answers.choice1 === 'out'
const left = (answers: Partial<Answers>, key: Key): Option[] => {
  const before = keys.slice(0, keys.indexOf(key)).map((one) => answers[one])
  return (answers.options ?? []).filter((one) => !before.includes(one.id))
}

const choice = (key: Key, index: number): Step<Answers, Context> => ({
  key,
  skip: (answers) =>
    index >= (answers.top ?? 1) ||
    keys.slice(0, index).some((one) => answers[one] === 'done' || answers[one] === 'out') ||
    left(answers, key).length === 0,
  ask(answers) {
    const options = left(answers, key).map((one): Choice => ({ label: { nl: one.name, en: one.name }, value: one.id }))
    const end: Choice = { label: { key: index === 0 ? 'rounds.choose.out' : 'rounds.choose.done' }, value: index === 0 ? 'out' : 'done' }
    const asked = { key: index === 0 ? 'rounds.choose.first' : 'rounds.choose.next', vars: { number: index + 1 } } as const
    if (options.length <= mostButtons) return { ...asked, choices: [...options, end] }
    const form = index === 0 && { card: chooseForm({ flow: id, version, step: key, top: answers.top ?? 1, options }) }
    return { ...asked, ...form, choices: [end] }
  },
  schema: (answers) =>
    reading<string>((text) => {
      const typed = text.trim()
      const options = left(answers, key)
      const end = index === 0 ? 'out' : 'done'
      // A place of the form that was left open.
      if (typed === '' && index > 0) return { ok: true, value: 'none' }
      if (typed === end || (index > 0 && endings.test(typed))) return { ok: true, value: end }
      const found =
        options.find((one) => one.id === typed)?.id ??
        matchOption(
          typed,
          options.map((one) => ({ id: one.id, label: { nl: one.name, en: one.name } })),
        )
      if (found !== undefined) return { ok: true, value: found }
      const named = (answers.options ?? []).map((one) => ({ id: one.id, label: { nl: one.name, en: one.name } }))
      return { ok: false, key: matchOption(typed, named) === undefined ? 'rounds.choose.unclear' : 'rounds.choose.twice' }
    }),
})

const share: Step<Answers, Context> = {
  key: 'share',
  skip: isOut,
  ask: () => ({
    key: 'rounds.choose.share',
    choices: [
      { label: { key: 'rounds.choose.shareYes' }, value: 'yes' },
      { label: { key: 'rounds.choose.shareNo' }, value: 'no' },
    ],
  }),
  schema: () => oneOf(['yes', 'no'], 'rounds.choose.shareUnclear'),
}

const named = (answers: Partial<Answers>): Var => ({
  joined: rankedOf(answers).map(
    (school, index): Var => ({
      key: 'rounds.choose.ranked',
      vars: { number: index + 1, name: answers.options?.find((one) => one.id === school)?.name ?? '' },
    }),
  ),
})

const check: Step<Answers, Context> = {
  key: 'check',
  ask: (answers) => ({
    key: isOut(answers) ? 'rounds.choose.checkOut' : `rounds.choose.check.${answers.share === 'yes' ? 'shared' : 'private'}`,
    vars: { schools: named(answers) },
    choices: [
      { label: { key: 'rounds.choose.yes' }, value: 'yes' },
      { label: { key: 'rounds.choose.change' }, value: 'change' },
    ],
  }),
  schema: () => oneOf(['yes', 'change'], 'rounds.choose.checkUnclear'),
}

async function done(answers: Answers, { schools, who }: Context): Promise<Outcome> {
  if (answers.check === 'change') return { replies: [], reopen: [...keys, 'share', 'check'] }
  const out = isOut(answers)
  const result = await schools.rounds.choose(who, { round: answers.round, ranked: rankedOf(answers), shares: answers.share === 'yes', out })
  if (!result.ok) return { replies: [refusedReply(result)] }
  return {
    replies: [
      {
        key: out ? 'rounds.choose.savedOut' : 'rounds.choose.saved',
        vars: { until: moment(result.closesAt) },
        choices: [again(answers.round)],
      },
    ],
  }
}

const again = (round: string): Choice => ({ label: { key: 'rounds.button.again' }, value: `round-choose ${round}` })

/** What a candidate hears who is too late, or was not asked: kindly, with somebody to talk to. */
const refusedReply = ({ reason }: RoundRefusal): Reply => ({
  key: reason === 'closed' || reason === 'planned' || reason === 'stopped' ? `rounds.own.${reason}` : 'rounds.own.none',
  choices: [personChoice],
})

/** A candidate names schools in order; changeable until the round closes. */
export const chooseFlow: Flow<Answers, Context> = {
  id,
  version,
  resumable: true,
  steps: () => [...keys.map(choice), share, check],
  done,
  stopped: ({ round = '' }) => [{ key: 'rounds.choose.stopped', choices: [again(round)] }],
}

/** The schools of a round with what there is, and what was chosen before. */
function shown({ programme }: Context, round: OwnRound): Reply[] {
  const { name, closesAt, top, schools, choice: before } = round
  const term = (list: 'parts' | 'groups', of: string): Var =>
    programme.matching.vocabularies[list].find((one) => one.id === of)?.title ?? of
  const items = schools.map(({ name: title, part, groups, full }) => ({
    title,
    facts: [
      term('parts', part),
      full
        ? ({ key: 'rounds.own.full' } as const)
        : ({ key: 'rounds.own.places', vars: { groups: { joined: groups.map((one) => term('groups', one)) } } } as const),
    ],
    choices: [],
  }))
  const chosen = before?.ranked.flatMap((one) => schools.find((school) => school.id === one)?.name ?? []) ?? []
  const vars = { name, until: moment(closesAt), top }
  return [
    { key: 'rounds.own.intro', vars, card: { type: 'list', items } },
    ...(before
      ? [{ key: before.out ? 'rounds.own.beforeOut' : 'rounds.own.before', vars: { schools: { joined: chosen } } } satisfies Reply]
      : []),
  ]
}

export const chooseTopic: Topic = {
  id,
  async open(context, rest) {
    const { schools, who } = context
    const mine = rest.trim() === '' ? (await schools.rounds.mine(who))[0] : undefined
    const found = mine ? ({ ok: true, round: mine } as const) : await schools.rounds.own(who, rest.trim())
    if (!found.ok) return { replies: [refusedReply(found)] }
    const { round } = found
    const options = round.schools.map((one) => ({ id: one.id, name: one.name }))
    if (options.length === 0) return { replies: [{ key: 'rounds.own.none', choices: [personChoice] }] }
    const before = context.parked[id]?.answers
    const kept = before?.round === round.id ? before : {}
    return { replies: shown(context, round), flow: { id, answers: { ...kept, round: round.id, options, top: round.top } } }
  },
}
