import type { Context, Opened, Topic } from '../context.ts'
import type { Choice, ListItem, Var } from '../reply.ts'
import { toAll, toMatch, toOpen, waitingLine, wordsOf } from './match-vars.ts'
import type { WaitingShown } from './port.ts'

const pageSize = 6
export const matchRoles = ['intermediary'] as const

/** Who waits for a coach, the longest first. `rest` is where a page begins. */
export const matchTopic: Topic = {
  id: 'match',
  roles: matchRoles,
  async open(context, rest): Promise<Opened> {
    const all = context.matching.waiting(context.who)
    const open = context.matching.open(context.who).length
    if (all.length === 0) return { replies: [{ key: 'matching.waiting.nobody', choices: open > 0 ? [toOpen] : [] }] }
    const from = Number(wordsOf(rest)[0]) || 0
    const free = all.filter((one) => !one.open).length
    const items = all.slice(from, from + pageSize).map((one) => waitingItem(one, context))
    const more: Choice[] =
      all.length > from + pageSize ? [{ label: { key: 'matching.button.more' }, value: `match ${from + pageSize}` }] : []
    const choices = [...(free > 1 ? [toAll] : []), ...more, ...(open > 0 ? [toOpen] : []), whatIfChoice].slice(0, 3)
    return {
      replies: [
        { key: 'matching.waiting.list', vars: { count: all.length, free, open }, card: { type: 'list', items } },
        { key: 'matching.waiting.next', choices },
      ],
    }
  },
}

export const whatIfChoice: Choice = { label: { key: 'matching.button.whatIf' }, value: 'match-what-if' }

function waitingItem(one: WaitingShown, { programme }: Context): ListItem {
  const { card } = one
  const phase: Var = programme.phases.find(({ id }) => id === card.phase)?.title ?? card.phase
  const choices: Choice[] = one.open
    ? [{ label: { key: 'matching.button.withdraw' }, value: `match-withdraw ${card.id} ${one.open.offer}` }]
    : [{ label: { key: 'matching.button.proposals', vars: { name: card.name } }, value: `match-candidate ${card.id}` }]
  return { title: card.name, facts: [phase, waitingLine(one)], choices }
}

/** Everything that is open, the one that expires first before the others. */
export const openTopic: Topic = {
  id: 'match-open',
  roles: matchRoles,
  async open(context, rest) {
    const all = context.matching.open(context.who)
    if (all.length === 0) return { replies: [{ key: 'matching.open.none', choices: [toMatch] }] }
    const from = Number(wordsOf(rest)[0]) || 0
    const items = all.slice(from, from + pageSize).map(
      ({ name, coachName, expiresAt, at, candidate, offer }): ListItem => ({
        title: { key: 'matching.open.item', vars: { name, coach: coachName } },
        facts: [{ key: 'matching.open.until', vars: { at: { at, style: 'dateTime' }, until: { at: expiresAt, style: 'dateTime' } } }],
        choices: [{ label: { key: 'matching.button.withdraw' }, value: `match-withdraw ${candidate} ${offer}` }],
      }),
    )
    const more: Choice[] =
      all.length > from + pageSize ? [{ label: { key: 'matching.button.more' }, value: `match-open ${from + pageSize}` }] : []
    return {
      replies: [
        { key: 'matching.open.list', vars: { count: all.length }, card: { type: 'list', items } },
        { key: 'matching.open.next', choices: [...more, toMatch] },
      ],
    }
  },
}
