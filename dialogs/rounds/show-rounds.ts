import type { Context, Opened, Topic } from '../context.ts'
import type { Flow } from '../flow.ts'
import { oneOf } from '../info-sessions/reading.ts'
import type { Choice, ListItem, Reply } from '../reply.ts'
import { chooseTopic } from './choose-schools.ts'
import type { RoundView } from './port.ts'
import { moment, roundRefused, roundStaff, standingVar, toMatrix, toMeetings, toProposal, toRound, toRounds } from './round-vars.ts'

const pageSize = 6
const toNew: Choice = { label: { key: 'rounds.button.new' }, value: 'round-new' }

/** For an intermediary all rounds; for a candidate the one that is open for them. `rest` is where a page begins. */
export const roundTopic: Topic = {
  id: 'round',
  async open(context, rest): Promise<Opened> {
    const all = context.schools.rounds.list(context.who)
    if (!all) return context.who.staffId === undefined ? chooseTopic.open(context, '') : { replies: [{ key: 'topic.notForYou' }] }
    if (all.length === 0) return { replies: [{ key: 'rounds.list.none', choices: [toNew] }] }
    const from = Number(rest) || 0
    const items = all
      .slice(from, from + pageSize)
      .map((one): ListItem => ({ title: one.name, facts: [standingVar(one)], choices: [toRound(one.id)] }))
    const next = from + pageSize
    const more: Choice[] = all.length > next ? [{ label: { key: 'rounds.button.more' }, value: `round ${next}` }] : []
    return {
      replies: [
        { key: 'rounds.list.all', vars: { count: all.length }, card: { type: 'list', items } },
        { key: 'rounds.list.further', choices: [...more, toNew] },
      ],
    }
  },
}

/** Who has not answered, by name. */
const silent = ({ candidates, schools }: RoundView) => [
  ...candidates.filter(({ active, answered }) => active && !answered).map(({ name }) => name),
  ...schools.filter(({ gone, answered }) => !gone && !answered).map(({ name }) => name),
]

export function roundReplies(round: RoundView): Reply[] {
  const { id, name, candidates, schools, standing, top } = round
  const waiting = silent(round)
  const inIt = candidates.filter(({ active }) => active)
  const stopped = candidates.filter(({ active }) => !active).map((one) => one.name)
  const out = inIt.filter((one) => one.out).map((one) => one.name)
  const counted = (all: readonly { answered: boolean }[]) => ({
    key: 'rounds.show.of' as const,
    vars: { count: all.filter(({ answered }) => answered).length, all: all.length },
  })
  const remind: Choice[] = waiting.length > 0 ? [{ label: { key: 'rounds.button.remind' }, value: `round-remind ${id}` }] : []
  const close: Choice = { label: { key: 'rounds.button.close' }, value: `round-close ${id}` }
  const choices = standing === 'closed' ? [toMatrix(id), toProposal(id), toMeetings(id)] : [toMatrix(id), ...remind, close]
  const facts = [
    { label: { key: 'rounds.fact.standing' as const }, value: standingVar(round) },
    { label: { key: 'rounds.fact.top' as const }, value: String(top) },
    { label: { key: 'rounds.fact.candidates' as const }, value: counted(inIt) },
    { label: { key: 'rounds.fact.schools' as const }, value: counted(schools) },
    ...(waiting.length > 0 ? [{ label: { key: 'rounds.fact.silent' as const }, value: { joined: waiting } }] : []),
    ...(out.length > 0 ? [{ label: { key: 'rounds.fact.out' as const }, value: { joined: out } }] : []),
    ...(stopped.length > 0 ? [{ label: { key: 'rounds.fact.stopped' as const }, value: { joined: stopped } }] : []),
  ]
  return [{ key: 'rounds.show.about', vars: { name }, card: { type: 'facts', title: name, facts, choices } }]
}

export const showTopic: Topic = {
  id: 'round-show',
  roles: roundStaff,
  async open({ schools, who }, rest) {
    const found = await schools.rounds.show(who, rest.trim())
    return { replies: found.ok ? roundReplies(found.round) : [roundRefused(found)] }
  },
}

export const remindTopic: Topic = {
  id: 'round-remind',
  roles: roundStaff,
  async open({ schools, who, turn }, rest) {
    const result = await schools.rounds.remind(who, rest.trim(), turn)
    if (!result.ok) return { replies: [roundRefused(result, [toRound(rest.trim())])] }
    return { replies: [{ key: 'rounds.reminded', vars: { count: result.count }, choices: [toRound(rest.trim())] }] }
  },
}

type Answers = { round: string; name: string; closes: string; sure: string }

export const closeFlow: Flow<Answers, Context> = {
  id: 'round-close',
  version: 1,
  steps: () => [
    {
      key: 'sure',
      ask: ({ name = '', closes = '' }) => ({
        key: 'rounds.close.sure',
        vars: { name, closes: moment(closes) },
        choices: [
          { label: { key: 'rounds.close.yes' }, value: 'yes' },
          { label: { key: 'rounds.close.no' }, value: 'no' },
        ],
      }),
      schema: () => oneOf(['yes', 'no'], 'rounds.yesOrNo'),
    },
  ],
  async done({ sure, round, name }, { schools, who }) {
    if (sure === 'no') return { replies: [{ key: 'rounds.kept', choices: [toRound(round)] }] }
    const result = await schools.rounds.close(who, round)
    if (!result.ok) return { replies: [roundRefused(result)] }
    return { replies: [{ key: 'rounds.close.done', vars: { name }, choices: [toMatrix(round), toProposal(round), toMeetings(round)] }] }
  },
  stopped: ({ round = '' }) => [{ key: 'rounds.kept', choices: [toRound(round)] }],
}

export const closeTopic: Topic = {
  id: 'round-close',
  roles: roundStaff,
  async open({ schools, who }, rest) {
    const round = schools.rounds.list(who)?.find((one) => one.id === rest.trim())
    if (!round) return { replies: [roundRefused({ ok: false, reason: 'unknown' })] }
    if (round.standing === 'closed')
      return { replies: [{ key: 'rounds.refused.closed', vars: { who: '' }, choices: [toRound(round.id), toRounds] }] }
    return { replies: [], flow: { id: 'round-close', answers: { round: round.id, name: round.name, closes: round.closesAt } } }
  },
}
