import type { TicketCard } from '../../data/ticket.ts'
import { inLine } from '../../rules/helpdesk/queue-place.ts'
import type { ListItem, Reply } from '../reply.ts'
import { reasonOf } from './queue-topic.ts'

const [mostWaiting, mostClaimed] = [6, 6]

/** The queue as the helpdesk's channel shows it: nobody's name or words, since not everybody in a channel is of the helpdesk. */
export function channelCard(cards: readonly TicketCard[], available: number): Reply {
  const line = inLine(cards)
  const claimed = cards
    .filter((one) => one.state === 'claimed' && one.owner)
    .toSorted((a, b) => (b.owner?.since ?? '').localeCompare(a.owner?.since ?? ''))
  const waiting = (card: TicketCard): ListItem => ({
    title: { key: 'helpdesk.channel.waits', vars: { since: { at: card.queuedAt, style: 'time' } } },
    facts: [reasonOf(card), ...(card.for ? [{ key: 'helpdesk.agent.itemFor' as const, vars: { name: card.for.name } }] : [])],
    choices: [{ label: { key: 'helpdesk.agent.claim' }, value: `desk-claim ${card.id}` }],
  })
  const taken = (card: TicketCard): ListItem => ({
    title: { key: 'helpdesk.channel.taken', vars: { name: card.owner?.name ?? '', since: { at: card.owner?.since ?? '', style: 'time' } } },
    facts: [reasonOf(card)],
    choices: [],
  })
  const items = [...line.slice(0, mostWaiting).map(waiting), ...claimed.slice(0, mostClaimed).map(taken)]
  return {
    key: line.length > 0 ? 'helpdesk.agent.queue' : 'helpdesk.agent.queueEmpty',
    vars: { waiting: line.length, claimed: claimed.length, available },
    ...(items.length > 0 && { card: { type: 'list', items } }),
  }
}

/** Said where the bot was added, and to who says the word elsewhere. */
export const channelHello: Reply = { key: 'helpdesk.channel.hello' }
