import type { Context } from '../context.ts'
import type { Choice, ListItem, Reply, Var } from '../reply.ts'
import type { NamedProposal, ProposalsShown, WaitingShown } from './port.ts'
import { changeLabel, obstacleLabel, reasonLabel } from './reason-label.ts'

export const toMatch: Choice = { label: { key: 'matching.button.waiting' }, value: 'match' }
export const toOpen: Choice = { label: { key: 'matching.button.open' }, value: 'match-open' }
export const toAll: Choice = { label: { key: 'matching.button.all' }, value: 'match-all' }

/** What words about matching are made with. */
export type MatchContext = Pick<Context, 'matching' | 'who' | 'programme'>

/** Points without decimals: what a person compares. */
export const pointsVar = (score: number): number => Math.round(score)

/** Reasons as sentences, the heaviest first, with a mark for and against. */
export const reasonLines = ({ reasons }: Pick<NamedProposal, 'reasons'>, { programme }: Pick<Context, 'programme'>, most = 99): Var[] =>
  reasons.slice(0, most).map(
    (reason): Var => ({
      key: reason.weight > 0 ? 'matching.line.for' : 'matching.line.against',
      vars: { text: reasonLabel(reason, programme) },
    }),
  )

/** Why somebody cannot be, and what would make the difference. */
export const obstacleLines = ({ obstacles, change }: NamedProposal, { programme }: Pick<Context, 'programme'>): Var[] => [
  ...obstacles.map((one): Var => ({ key: 'matching.line.stop', vars: { text: obstacleLabel(one, programme) } })),
  ...(change ? [changeLabel(change, programme)] : []),
]

/** One coach in a list of proposals. */
export const proposalItem = (one: NamedProposal, context: Context, choices: Choice[], most?: number): ListItem => ({
  title: { key: 'matching.proposal', vars: { coach: one.name, points: pointsVar(one.score) } },
  facts: [...obstacleLines(one, context), ...reasonLines(one, context, most)],
  choices,
})

/** Whom somebody was offered to before, how that ended and why. */
export const askedLines = ({ asked }: Pick<ProposalsShown, 'asked'>): Var[] =>
  asked.map(({ name: coach, state, reason, words }): Var => {
    const why = reason && { reason: { key: `matching.decline.${reason}` as const }, words: words ? `“${words}”` : '' }
    const vars = {
      coach,
      state: { key: `matching.state.${state}` as const },
      why: why ? { key: 'matching.asked.why' as const, vars: why } : '',
    }
    return { key: 'matching.asked.line', vars }
  })

/** Since when somebody waits, and what is open for them. */
export const waitingLine = ({ days, open }: WaitingShown): Var =>
  open
    ? { key: 'matching.waiting.open', vars: { coach: open.name, until: { at: open.expiresAt, style: 'dateTime' } } }
    : { key: 'matching.waiting.days', vars: { count: days } }

/** Why something was not done, and the way on. */
export function refusal(reason: string, vars: Reply['vars'] = {}): Reply {
  const known = [
    'forbidden',
    'unknown',
    'full',
    'open',
    'matched',
    'refused',
    'gone',
    'state',
    'unknown-coach',
    'words',
    'over',
    'expired',
    'early',
    'old',
    'in-use',
    'no-coach',
  ] as const
  const key = known.find((one) => one === reason) ?? 'gone'
  return { key: `matching.refused.${key}`, vars, choices: [toMatch] }
}

/** The parts of a command. */
export const wordsOf = (rest: string): string[] => rest.split(' ').filter((word) => word !== '')
