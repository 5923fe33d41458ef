import type { SessionCard } from '../../data/info-session.ts'
import { hasBegun } from '../../rules/info-sessions.ts'
import type { Topic } from '../context.ts'
import type { Choice, ListItem, Var } from '../reply.ts'
import type { Attendee } from './port.ts'
import { exactPlaceVar, factLine, findCard, languageVar, seatsVar, sessionVars } from './session-vars.ts'
import { staffRefusal } from './staff-refusal.ts'

const pageSize = 6
const roles = ['intermediary'] as const
const plan: Choice = { label: { key: 'sessions.button.plan' }, value: 'session-plan' }
const overview: Choice = { label: { key: 'sessions.button.manage' }, value: 'manage-sessions' }

const fillVar = (card: SessionCard): Var => ({
  key: 'sessions.staff.fill',
  vars: { taken: card.taken, capacity: card.capacity, count: card.waiting.length },
})

/** All sessions for who plans them: those to come, or with `past` those that were. */
export const manageSessions: Topic = {
  id: 'manage-sessions',
  roles,
  async open({ sessions, now }, rest) {
    const past = rest.startsWith('past')
    const from = Number(/\d+/.exec(rest)?.[0] ?? 0)
    const sorted = sessions.cards().filter((card) => hasBegun(card, now) === past)
    const cards = past ? [...sorted].reverse() : sorted
    const other: Choice = past ? overview : { label: { key: 'sessions.button.past' }, value: 'manage-sessions past' }
    if (cards.length === 0) return { replies: [{ key: past ? 'sessions.staff.nonePast' : 'sessions.staff.none', choices: [plan, other] }] }
    const page = cards.slice(from, from + pageSize)
    const items = page.map(
      (card): ListItem => ({
        title: { key: 'sessions.span', vars: sessionVars(card) },
        facts: [card.title, fillVar(card), ...(card.status === 'cancelled' ? [seatsVar(card, now)] : [])],
        choices: [{ label: { key: 'sessions.button.manageThis', vars: sessionVars(card) }, value: `manage-session ${card.id}` }],
      }),
    )
    const more: Choice[] =
      cards.length > from + pageSize
        ? [{ label: { key: 'sessions.button.more' }, value: `manage-sessions ${past ? 'past ' : ''}${from + pageSize}` }]
        : []
    return {
      replies: [
        { key: past ? 'sessions.staff.listPast' : 'sessions.staff.list', vars: { count: cards.length }, card: { type: 'list', items } },
        { key: 'sessions.staff.further', choices: [...more, plan, other].slice(0, 3) },
      ],
    }
  },
}

/** One session for who plans it, with what can be done to it. */
export const manageSession: Topic = {
  id: 'manage-session',
  roles,
  async open(context, rest) {
    if (!rest) return manageSessions.open(context, '')
    const card = findCard(context, rest)
    if (!card) return { replies: [staffRefusal({ ok: false, reason: 'unknown' })] }
    const begun = hasBegun(card, context.now)
    const button = (name: 'attendees' | 'attendance' | 'edit' | 'callOff', topic: string): Choice => ({
      label: { key: `sessions.button.${name}` },
      value: `${topic} ${card.id}`,
    })
    const people = button('attendees', 'session-attendees')
    const actions =
      card.status === 'cancelled'
        ? [people, overview]
        : begun
          ? [button('attendance', 'session-attendance'), people, overview]
          : [people, button('edit', 'session-edit'), button('callOff', 'session-calloff')]
    const facts = [
      factLine('when', { key: 'sessions.span', vars: sessionVars(card) }),
      factLine('where', exactPlaceVar(card.place)),
      factLine('language', languageVar(card)),
      factLine('host', card.host),
      factLine('fill', fillVar(card)),
    ]
    return {
      replies: [
        {
          key: card.status === 'cancelled' ? 'sessions.staff.oneOff' : 'sessions.staff.one',
          vars: { words: card.words ?? '' },
          card: { type: 'facts', title: card.title, facts },
          choices: actions,
        },
      ],
    }
  },
}

/** Who is coming, in order, with what they need. */
export const attendees: Topic = {
  id: 'session-attendees',
  roles,
  async open(context, rest) {
    if (!rest) return manageSessions.open(context, '')
    const result = await context.sessions.staff.attendees(context.who, rest)
    if (!result.ok) return { replies: [staffRefusal(result)] }
    const { card, people } = result
    const note: Choice = { label: { key: 'sessions.button.attendance' }, value: `session-attendance ${card.id}` }
    const choices = hasBegun(card, context.now) && card.status !== 'cancelled' ? [note, overview] : [overview]
    if (people.length === 0) return { replies: [{ key: 'sessions.staff.attendees.nobody', vars: sessionVars(card), choices }] }
    return {
      replies: [
        {
          key: 'sessions.staff.attendees.list',
          vars: { ...sessionVars(card), count: people.length, people: { list: people.map(line) } },
          choices,
        },
      ],
    }
  },
}

function line({ number, name, email, needs, standing, attendance }: Attendee): Var {
  const status = attendance ?? standing.status
  return {
    key: `sessions.staff.attendees.${needs ? 'lineNeeds' : 'line'}`,
    vars: { number, name, email, needs: needs ?? '', status: { key: `sessions.staff.attendees.status.${status}` } },
  }
}
