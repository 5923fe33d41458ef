import type { CoachStanding, PoolTodo } from '../../rules/pool/coach-standing.ts'
import { poolTodos } from '../../rules/pool/coach-standing.ts'
import type { Topic } from '../context.ts'
import type { Choice, ListItem, Var } from '../reply.ts'
import { atVar, dayVar, toDates, toForecast } from './pool-vars.ts'

const pageSize = 6
export const poolRoles = ['intermediary', 'manager'] as const

/** The pool of coaches: places, talks, meetings, who is away and who leaves, with what needs doing first. `rest` is where a page begins. */
export const poolTopic: Topic = {
  id: 'coach-pool',
  roles: poolRoles,
  async open(context, rest) {
    const found = context.pool.view(context.who)
    if (!found) return { replies: [{ key: 'topic.notForYou' }] }
    const { coaches, capacity, taken, held, free } = found
    if (coaches.length === 0)
      return { replies: [{ key: 'pool.list.none', choices: [{ label: { key: 'people.button.staffAdd' }, value: 'staff-add' }] }] }
    const from = Number(/^\d+/.exec(rest)?.[0]) || 0
    const acts = context.who.roles.includes('intermediary')
    const items = coaches.slice(from, from + pageSize).map((one) => coachItem(one, acts))
    const next = from + pageSize
    const more: Choice[] = coaches.length > next ? [{ label: { key: 'pool.button.more' }, value: `coach-pool ${next}` }] : []
    const hours: Choice = { label: { key: 'pool.button.hours' }, value: 'pool' }
    const vars = { count: coaches.length, capacity, taken, held, free, todo: todoVar(coaches) }
    return {
      replies: [
        { key: 'pool.list.show', vars, card: { type: 'list', items } },
        { key: 'pool.list.further', choices: [...more, toForecast, ...(acts ? [toDates] : []), hours].slice(0, 3) },
      ],
    }
  },
}

/** What needs doing in one sentence, the most pressing first. */
function todoVar(coaches: readonly CoachStanding[]): Var {
  const parts = poolTodos.flatMap((todo): Var[] => {
    const theirs = coaches.filter((one) => one.todo.includes(todo))
    const [first] = theirs
    return first ? [{ key: `pool.todo.${todo}`, vars: { count: theirs.length, coach: first.name } }] : []
  })
  return parts.length === 0 ? { key: 'pool.todo.nothing' } : { key: 'pool.todo.first', vars: { todo: { joined: parts.slice(0, 3) } } }
}

const periodVar = ({ from, until }: { from: string; until: string }): Var => ({
  key: 'pool.period',
  vars: { from: dayVar(from), until: dayVar(until) },
})

/** One coach, as far as there is something to say. */
function coachItem(one: CoachStanding, acts: boolean): ListItem {
  const { id, name, external, capacity, taken, held, free, awayNow, awayNext, until, meeting } = one
  const away = awayNow ?? awayNext
  const answer = meeting?.answers[id]
  const facts: Var[] = [
    { key: 'pool.coach.places', vars: { taken, held, free, capacity } },
    talkVar(one),
    ...(away ? [{ key: awayNow ? 'pool.coach.awayNow' : 'pool.coach.away', vars: { period: periodVar(away) } } as const] : []),
    ...(meeting
      ? [
          {
            key: 'pool.coach.meeting' as const,
            vars: {
              what: { key: `pool.type.${meeting.type}` as const },
              at: atVar(meeting.at),
              answer: { key: `pool.answer.${answer ?? 'none'}` as const },
            },
          },
        ]
      : []),
    ...(until !== undefined
      ? [{ key: 'pool.coach.until', vars: { until: dayVar(until) } } as const]
      : external
        ? [{ key: 'pool.coach.noEnd' } as const]
        : []),
  ]
  return { title: name, facts, choices: acts ? choicesFor(one) : [] }
}

function talkVar({ talk: { last, dueAt, planned }, todo }: CoachStanding): Var {
  if (planned) return { key: todo.includes('note-talk') ? 'pool.coach.talkWas' : 'pool.coach.talkPlanned', vars: { at: atVar(planned.at) } }
  if (last !== undefined && dueAt !== undefined)
    return {
      key: todo.includes('plan-talk') ? 'pool.coach.talkLate' : 'pool.coach.talkNext',
      vars: { last: dayVar(last), due: dayVar(dueAt) },
    }
  return { key: dueAt === undefined ? 'pool.coach.talkNone' : 'pool.coach.talkNever' }
}

/** The most useful next taps for a coach, and who they are. */
function choicesFor({ id, name, todo, talk }: CoachStanding): Choice[] {
  const { planned } = talk
  const has = (what: PoolTodo) => todo.includes(what)
  const choices: Choice[] = [
    ...(has('note-talk') && planned ? [{ label: { key: 'pool.button.held' } as const, value: `pool-held ${planned.id}` }] : []),
    ...(planned
      ? [{ label: { key: 'pool.button.move' } as const, value: `pool-move ${planned.id}` }]
      : [{ label: { key: 'pool.button.talk' } as const, value: `pool-plan quality-talk ${id}` }]),
    ...(has('leaves') || has('gone')
      ? [{ label: { key: 'pool.button.ifStops', vars: { coach: name } } as const, value: `match-what-if stops:${id}` }]
      : []),
    ...(has('no-end') ? [{ label: { key: 'pool.button.end' } as const, value: `coach-change ${id} until` }] : []),
    { label: { key: 'pool.button.profile' }, value: `coach ${id}` },
  ]
  return choices.slice(0, 3)
}
