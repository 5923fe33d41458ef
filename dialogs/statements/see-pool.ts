import type { Context, Opened, Topic } from '../context.ts'
import { lengthVar } from '../hours/hour-vars.ts'
import type { Choice, ListItem, Var } from '../reply.ts'
import { leftVar } from './left-var.ts'
import type { PoolShown } from './port.ts'
import { thisMonth } from './read-month.ts'

const pageSize = 8
const roles = ['intermediary', 'manager'] as const

const poolOr = (context: Context, year: string | undefined, then: (pool: PoolShown) => Opened): Opened => {
  const pool = context.statements.pool(context.who, year)
  if (pool.ok) return then(pool)
  return { replies: [{ key: pool.reason === 'forbidden' ? 'topic.notForYou' : 'statements.pool.unknown' }] }
}

const button = (key: 'more' | 'files' | 'budgets' | 'pool', value: string): Choice => ({
  label: { key: `statements.button.${key}` },
  value,
})

/** The pool in a school year: hours by phase and by coach. `rest` is the school year, and where a page begins. */
export const seePool: Topic = {
  id: 'pool',
  roles,
  async open(context, rest) {
    const [, year, from = '0'] = /^(\d{4}-\d{4})(?: (\d+))?$/.exec(rest.trim()) ?? []
    return poolOr(context, year, (pool) => poolReplies(context, pool, Number(from)))
  },
}

function poolReplies(context: Context, pool: PoolShown, from: number): Opened {
  const { schoolYear, coaches, phases, minutes, years, at } = pool
  const title = (id: string): Var => context.programme.phases.find((one) => one.id === id)?.title ?? id
  const order = context.programme.phases.map(({ id }) => id)
  const facts = Object.entries(phases)
    .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([id, sum]) => ({ label: title(id), value: lengthVar(sum) }))
  const items = coaches.slice(from, from + pageSize).map(
    (one): ListItem => ({
      title: one.name || { key: 'statements.file.gone' },
      facts: [
        {
          key: 'statements.pool.coach',
          vars: {
            hours: lengthVar(one.minutes),
            count: one.candidates,
            type: { key: `statements.file.${one.external ? 'external' : 'internal'}` },
          },
        },
      ],
      choices: one.name ? [{ label: { key: 'statements.button.statement' }, value: `month-show ${one.coach} ${thisMonth(context)}` }] : [],
    }),
  )
  const before = years.find((one) => one < schoolYear)
  const choices: Choice[] = [
    ...(coaches.length > from + pageSize ? [button('more', `pool-show ${schoolYear} ${from + pageSize}`)] : []),
    button('budgets', 'pool-budgets'),
    button('files', `pool-files ${schoolYear}`),
    ...(before ? [{ label: { key: 'statements.button.yearBefore', vars: { year: before } } as const, value: `pool-show ${before}` }] : []),
  ]
  const vars = {
    year: schoolYear,
    hours: lengthVar(minutes),
    count: coaches.filter((one) => one.minutes > 0).length,
    at: { at, style: 'dateTime' as const },
  }
  const text = { key: 'statements.pool.show' as const, vars }
  return {
    replies: [
      facts.length > 0 && from === 0 ? { ...text, card: { type: 'facts', title: { key: 'statements.pool.title' }, facts } } : text,
      { key: 'statements.pool.further', card: { type: 'list', items }, choices: choices.slice(0, 3) },
    ],
  }
}

/** The same for a button, so that the word means the school year it is, whatever is on screen. */
export const showPool: Topic = { ...seePool, id: 'pool-show' }

/** Budgets that are used up, nearly, or hardly used. `rest` is where a page begins. */
export const seeBudgets: Topic = {
  id: 'pool-budgets',
  roles,
  open: async (context, rest) =>
    poolOr(context, undefined, ({ budgets }) => {
      if (budgets.length === 0) return { replies: [{ key: 'statements.pool.budgetsNone', choices: [button('pool', 'pool')] }] }
      const from = Number(rest) || 0
      const titleOf = (id: string): Var => context.programme.budgets.find((one) => one.id === id)?.title ?? id
      const items = budgets.slice(from, from + pageSize).map(
        (one, index): ListItem => ({
          title: one.name ?? { key: 'statements.somebody', vars: { number: from + index + 1 } },
          facts: [
            { key: 'statements.pool.budget', vars: { what: { key: `statements.budget.${one.state}` }, budget: titleOf(one.budget) } },
            leftVar(one),
            { key: 'statements.pool.by', vars: { coach: one.coachName || { key: 'statements.file.noCoach' } } },
          ],
          choices: one.name === undefined ? [] : [{ label: { key: 'statements.button.hours' }, value: `hours-of ${one.candidate}` }],
        }),
      )
      const more = budgets.length > from + pageSize ? [button('more', `pool-budgets ${from + pageSize}`)] : []
      return {
        replies: [
          { key: 'statements.pool.budgets', vars: { count: budgets.length }, card: { type: 'list', items } },
          { key: 'statements.pool.further', choices: [...more, button('pool', 'pool')] },
        ],
      }
    }),
}
