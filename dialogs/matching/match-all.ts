import type { Context, Opened, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { oneOf } from '../info-sessions/reading.ts'
import type { Choice, ListItem, Reply, Var } from '../reply.ts'
import { pointsVar, refusal, toMatch, toOpen, wordsOf } from './match-vars.ts'
import type { RunPair, RunShown, Sent } from './port.ts'
import { matchRoles } from './waiting-list.ts'

const pageSize = 6

/** Everybody who waits, matched at once. A number shows a further page of what was found; `skip` and a candidate leaves somebody out. */
export const allTopic: Topic = {
  id: 'match-all',
  roles: matchRoles,
  async open(context, rest) {
    const [word, candidate = ''] = wordsOf(rest)
    const page = Number(word)
    const again = Number.isInteger(page) ? await context.matching.run(context.who) : undefined
    const run =
      again ??
      (await context.matching.cohort(context.who, word === 'skip' ? { skip: candidate } : word === 'unskip' ? { unskip: candidate } : {}))
    if (!run.ok) return { replies: [refusal(run.reason)] }
    return shown(run, again ? page : 0)
  },
}

function shown(run: RunShown, from: number): Opened {
  const { pairs, alone } = run
  if (pairs.length === 0 && alone.length === 0) return { replies: [{ key: 'matching.all.nobody', choices: [toMatch] }] }
  const items = [
    ...pairs.map((pair) => pairItem(pair, run.nameOf)),
    ...alone.map(
      ({ name, candidate, why }): ListItem => ({ title: name, facts: [{ key: `matching.alone.${why}` }], choices: [look(candidate)] }),
    ),
  ]
  const send: Choice[] =
    pairs.length > 0 ? [{ label: { key: 'matching.button.sendAll', vars: { count: pairs.length } }, value: `match-send ${run.id}` }] : []
  const more: Choice[] =
    items.length > from + pageSize ? [{ label: { key: 'matching.button.more' }, value: `match-all ${from + pageSize}` }] : []
  const moved: Choice[] = run.moves.length > 0 ? [{ label: { key: 'matching.button.moves' }, value: 'match-moves' }] : []
  return {
    replies: [
      {
        key: 'matching.all.list',
        vars: { count: pairs.length, alone: alone.length, proof: proofOf(run) },
        card: { type: 'list', items: items.slice(from, from + pageSize) },
      },
      { key: 'matching.all.next', choices: [...send, ...more, ...moved, toMatch].slice(0, 3) },
    ],
  }
}

/** Whether there is anything better. */
export const proofOf = ({ optimal, gap }: Pick<RunShown, 'optimal' | 'gap'>): Var =>
  optimal ? { key: 'matching.proof.optimal' } : { key: 'matching.proof.gap', vars: { points: Math.ceil(gap) } }

const look = (candidate: string): Choice => ({ label: { key: 'matching.button.look' }, value: `match-candidate ${candidate}` })

/** What there is to say of a pair. */
export function pairFacts({ target, coachName, score, locked, silent = [] }: RunPair, nameOf: RunShown['nameOf']): Var[] {
  const others: Var[] = silent.filter((id) => id !== target).map(nameOf)
  return [
    locked ? { key: 'matching.all.locked' } : { key: 'matching.all.points', vars: { points: pointsVar(score) } },
    ...(silent.includes(target) ? [{ key: 'matching.all.silentStill', vars: { coach: coachName } } as const] : []),
    ...(others.length > 0 ? [{ key: 'matching.all.silent', vars: { coaches: { joined: others } } } as const] : []),
  ]
}

function pairItem(pair: RunPair, nameOf: RunShown['nameOf']): ListItem {
  const { candidate, name, coachName } = pair
  return {
    title: { key: 'matching.all.pair', vars: { name, coach: coachName } },
    facts: pairFacts(pair, nameOf),
    choices: [look(candidate), { label: { key: 'matching.button.skip' }, value: `match-all skip ${candidate}` }],
  }
}

/** What came of sending all. */
export function sentReply(result: Sent): Reply {
  if (!result.ok) return refusal(result.reason)
  const { sent, not } = result
  const choices = [toOpen, toMatch]
  if (not.length === 0) return { key: 'matching.sendAll.done', vars: { count: sent.length }, choices }
  const list = not.map(({ name, why }): Var => ({ key: 'matching.sendAll.notLine', vars: { name, why: { key: `matching.why.${why}` } } }))
  return { key: 'matching.sendAll.some', vars: { count: sent.length, not: { list } }, choices }
}

type Answers = { run: string; count: number; sure: 'yes' | 'no' }

/** All offers of a run at once, after a yes. */
export const sendAllFlow: Flow<Answers, Context> = {
  id: 'match-send',
  version: 1,
  steps: ({ programme }) => [
    {
      key: 'sure',
      ask: ({ count = 0 }) => ({
        key: 'matching.sendAll.sure',
        vars: { count, days: programme.matching.offerWorkingDays },
        choices: [
          { label: { key: 'matching.sendAll.yes' }, value: 'yes' },
          { label: { key: 'matching.sendAll.no' }, value: 'no' },
        ],
      }),
      schema: () => oneOf(['yes', 'no'], 'matching.sendAll.unclear'),
    },
  ],
  async done({ run, sure }, context): Promise<Outcome> {
    if (sure === 'no') return { replies: [{ key: 'matching.sendAll.stopped', choices: [toMatch] }] }
    const result = await context.matching.offerAll(context.who, { run, request: context.turn })
    return { replies: [sentReply(result)] }
  },
  stopped: () => [{ key: 'matching.sendAll.stopped', choices: [toMatch] }],
}

export const sendAllTopic: Topic = {
  id: 'match-send',
  roles: matchRoles,
  async open(context, rest) {
    const run = await context.matching.run(context.who)
    if (!run) return { replies: [refusal('old')] }
    if (!run.ok) return { replies: [refusal(run.reason)] }
    const [wanted = run.id] = wordsOf(rest)
    if (wanted !== run.id || run.pairs.length === 0) return { replies: [refusal('old')] }
    return { replies: [], flow: { id: 'match-send', answers: { run: run.id, count: run.pairs.length } } }
  },
}

const mostMoves = 20

/** Each who has another one than in the run before, and why. */
export const moveLines = ({ moves, nameOf }: Pick<RunShown, 'moves' | 'nameOf'>): Var[] =>
  moves
    .flat()
    .slice(0, mostMoves)
    .map((move): Var => {
      const by = move.by ? nameOf(move.by) : ''
      const vars = { candidate: nameOf(move.candidate), from: nameOf(move.from ?? ''), to: nameOf(move.to ?? ''), by, obstacle: '' }
      return { key: `matching.move.${move.cause}`, vars }
    })

/** What is another one than in the run before, and why. */
export const movesTopic: Topic = {
  id: 'match-moves',
  roles: matchRoles,
  async open(context) {
    const run = await context.matching.run(context.who)
    if (!run?.ok || run.moves.length === 0) return { replies: [{ key: 'matching.moves.none', choices: [toMatch] }] }
    return {
      replies: [
        {
          key: 'matching.moves.list',
          vars: { lines: { list: moveLines(run) } },
          choices: [{ label: { key: 'matching.button.back' }, value: 'match-all 0' }, toMatch],
        },
      ],
    }
  },
}
