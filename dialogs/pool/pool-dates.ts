import type { poolDateTypes } from '../../data/pool-date.ts'
import type { Context, Opened, Topic } from '../context.ts'
import type { Choice, ListItem, Var } from '../reply.ts'
import { dateVars, poolRefused, toDates, toPool } from './pool-vars.ts'
import type { PoolDateShown } from './port.ts'

const pageSize = 6
const staff = ['intermediary', 'coach'] as const
const planners = ['intermediary'] as const

const plan = (type: (typeof poolDateTypes)[number]): Choice => ({ label: { key: `pool.plan.${type}` }, value: `pool-plan ${type}` })

/** What is planned in the pool; a coach sees their own. `rest` is where a page begins. */
export const datesTopic: Topic = {
  id: 'pool-dates',
  roles: staff,
  async open(context, rest): Promise<Opened> {
    const { pool, who } = context
    const plans = who.roles.includes('intermediary')
    const all = pool.dates(who)
    const further = plans ? [plan('kick-off'), plan('intervision'), toPool] : []
    if (all.length === 0)
      return { replies: [{ key: plans ? 'pool.dates.none' : 'pool.dates.noneYours', ...(plans && { choices: further }) }] }
    const from = Number(/^\d+/.exec(rest)?.[0]) || 0
    const next = from + pageSize
    const more: Choice[] = all.length > next ? [{ label: { key: 'pool.button.more' }, value: `pool-dates ${next}` }] : []
    const items = all.slice(from, next).map((date) => dateItem(date, context))
    return {
      replies: [
        { key: 'pool.dates.list', vars: { count: all.length }, card: { type: 'list', items } },
        ...(plans || more.length > 0 ? [{ key: 'pool.dates.further' as const, choices: [...more, ...further].slice(0, 3) }] : []),
      ],
    }
  },
}

function dateItem(date: PoolDateShown, { who }: Context): ListItem {
  const { id, coaches, over } = date
  const named = (answer: 'yes' | 'no' | undefined): Var => ({
    joined: coaches.filter((one) => one.answer === answer).map(({ name }) => name),
  })
  const some = (answer: 'yes' | 'no' | undefined) => coaches.some((one) => one.answer === answer)
  const plans = who.roles.includes('intermediary')
  const mine = coaches.find((one) => one.id === who.staffId)
  const facts: Var[] = [
    { key: 'pool.dates.when', vars: dateVars(date) },
    ...(plans
      ? (['yes', 'no', undefined] as const).flatMap((answer): Var[] =>
          some(answer) ? [{ key: `pool.dates.who.${answer ?? 'none'}`, vars: { coaches: named(answer) } }] : [],
        )
      : mine
        ? [{ key: `pool.answer.${mine.answer ?? 'none'}` } as const]
        : []),
    ...(over ? [{ key: 'pool.dates.over' } as const] : []),
  ]
  const button = (key: 'held' | 'move' | 'cancel' | 'yes' | 'no'): Choice => ({
    label: { key: `pool.button.${key}` },
    value: `pool-${key} ${id}`,
  })
  const coach = mine && !plans ? [...(mine.answer === 'yes' ? [] : [button('yes')]), ...(mine.answer === 'no' ? [] : [button('no')])] : []
  return {
    title: { key: `pool.type.${date.type}` },
    facts,
    choices: plans ? [over ? button('held') : button('move'), button('cancel')] : coach,
  }
}

/** It took place. */
export const heldTopic: Topic = {
  id: 'pool-held',
  roles: planners,
  async open({ pool, who }, rest) {
    const result = await pool.held(who, { id: rest.trim() })
    if (!result.ok) return { replies: [poolRefused(result)] }
    return { replies: [{ key: 'pool.held', vars: dateVars(result.date), choices: [toPool, toDates] }] }
  },
}

const answerTopic = (answer: 'yes' | 'no'): Topic => ({
  id: `pool-${answer}`,
  roles: ['coach'],
  async open({ pool, who }, rest) {
    const result = await pool.answer(who, { id: rest.trim(), answer })
    if (!result.ok) return { replies: [poolRefused(result)] }
    return { replies: [{ key: `pool.answered.${answer}`, vars: dateVars(result.date), choices: [toDates] }] }
  },
})

export const dateTopics: readonly Topic[] = [datesTopic, heldTopic, answerTopic('yes'), answerTopic('no')]
