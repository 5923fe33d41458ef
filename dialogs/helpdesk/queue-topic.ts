import type { Role } from '../../data/person.ts'
import type { TicketCard } from '../../data/ticket.ts'
import type { Context, Opened, Topic } from '../context.ts'
import type { Choice, ListItem, Reply, Var } from '../reply.ts'
import { standingReply } from './ask-person.ts'
import { nameVar } from './desk-context.ts'
import type { Queue } from './port.ts'
import { ticketOf } from './remembered.ts'

/** Lines of the queue on one card; who waits longest comes first. */
const mostLines = 8

const waiting = (card: TicketCard): ListItem => ({
  title: { key: 'helpdesk.agent.item', vars: { name: nameVar(card), since: { at: card.queuedAt, style: 'time' } } },
  facts: [
    reasonOf(card),
    ...(card.question ? [`‘${card.question}’`] : []),
    ...(card.for ? [{ key: 'helpdesk.agent.itemFor' as const, vars: { name: card.for.name } }] : []),
    ...(card.mail ? [{ key: 'helpdesk.agent.itemMail' as const }] : []),
  ],
  choices: [{ label: { key: 'helpdesk.agent.claim' }, value: `desk-claim ${card.id}` }],
})

const mine = (card: TicketCard): ListItem => {
  const number = card.owner?.number ?? 1
  return {
    title: { key: 'helpdesk.agent.itemMine', vars: { number, name: nameVar(card) } },
    facts: [
      reasonOf(card),
      ...(card.snoozedUntil
        ? [{ key: 'helpdesk.agent.itemParked' as const, vars: { until: { at: card.snoozedUntil, style: 'dateTime' as const } } }]
        : []),
    ],
    choices: [{ label: { key: 'helpdesk.agent.to', vars: { number } }, value: `desk-to ${number}` }],
  }
}

/** Of a colleague who is not there. */
const stray = (card: TicketCard): ListItem => ({
  title: nameVar(card),
  facts: [reasonOf(card), { key: 'helpdesk.agent.itemStray', vars: { name: card.owner?.name ?? '' } }],
  choices: [{ label: { key: 'helpdesk.agent.claim' }, value: `desk-claim ${card.id}` }],
})

/** Language, and why somebody asks for a person. */
export const reasonOf = ({ language, reason: why }: TicketCard): Var => ({
  key: 'helpdesk.agent.itemReason',
  vars: { language: { key: `helpdesk.language.${language}` }, reason: { key: `helpdesk.reason.${why}` } },
})

/** Who waits, with whom one talks, and whether one takes conversations. */
export function queueReply({ waiting: line, mine: own, claimed, stray: left, available, agents }: Queue, roles: readonly Role[]): Reply[] {
  const items = [...own.map(mine), ...[...left.map(stray), ...line.map(waiting)].slice(0, mostLines)]
  const vars = { waiting: line.length, claimed: claimed.length, available: agents.available }
  const toggle = available
    ? { label: { key: 'helpdesk.agent.setAway' as const }, value: 'desk-away' }
    : { label: { key: 'helpdesk.agent.setAvailable' as const }, value: 'desk-available' }
  const takes = roles.includes('helpdesk')
  const back: Choice[] =
    takes || roles.includes('intermediary')
      ? [
          { label: { key: 'supervision.figuresButton' }, value: 'helpdesk-figures' },
          { label: { key: 'supervision.findButton' }, value: 'desk-find' },
        ]
      : []
  return [
    ...(available ? [] : [{ key: 'helpdesk.agent.away' as const }]),
    {
      key: line.length > 0 ? 'helpdesk.agent.queue' : 'helpdesk.agent.queueEmpty',
      vars,
      choices: [...(takes ? [toggle] : []), ...back],
      ...(items.length > 0 && { card: { type: 'list', items } }),
      value: { type: 'loket/queue', body: { persons: [...own, ...left, ...line].map((one) => one.person) } },
    },
  ]
}

const seen = async (context: Context): Promise<Opened> => {
  const { tickets, who, memory } = context
  const mark = ticketOf(memory)
  if (who.staffId === undefined && mark?.state === 'waiting') {
    const standing = await tickets.standing(who, mark.id)
    if (standing.ok) return { replies: [standingReply(standing, context)] }
  }
  const queue = tickets.queue(who)
  return { replies: queue ? queueReply(queue, who.roles) : [{ key: 'helpdesk.agent.notForYou' }] }
}

const availability = (id: 'desk-available' | 'desk-away'): Topic => ({
  id,
  roles: ['helpdesk'],
  async open({ tickets, who }) {
    const on = id === 'desk-available'
    const queue = await tickets.available(who, on)
    return { replies: [{ key: queue ? (on ? 'helpdesk.agent.available' : 'helpdesk.agent.unavailable') : 'helpdesk.agent.notForYou' }] }
  },
})

export const queueTopics: readonly Topic[] = [{ id: 'queue', open: seen }, availability('desk-available'), availability('desk-away')]
