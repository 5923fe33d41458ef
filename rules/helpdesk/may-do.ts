import type { Role } from '../../data/person.ts'
import type { Ticket, TicketState } from '../../data/ticket.ts'

/** What can be done with a ticket. `hear` is a message of the candidate, `take-over` from an owner who is not there (`ownerStanding`), `detach` that their conversation is theirs no more, `release` back to the queue, `give-back` to the bot. */
export const ticketActions = [
  'hear',
  'share',
  'mail',
  'leave',
  'detach',
  'rate',
  'reopen',
  'see',
  'claim',
  'take-over',
  'say',
  'note',
  'transfer',
  'snooze',
  'release',
  'close',
  'give-back',
] as const
export type TicketAction = (typeof ticketActions)[number]

/** How somebody stands to a ticket: it is theirs, they work on it, it was passed on to them, or they work at the helpdesk. */
export type Relation = 'candidate' | 'owner' | 'invited' | 'agent'

const ended = ['closed', 'returned', 'expired'] as const
const open = ['waiting', 'claimed'] as const
const owned = { owner: ['claimed'] } as const

const table: Record<TicketAction, Partial<Record<Relation, readonly TicketState[]>>> = {
  hear: { candidate: open },
  share: { candidate: open },
  mail: { candidate: ['waiting'] },
  leave: { candidate: open },
  detach: { candidate: [...open, ...ended] },
  rate: { candidate: ended },
  reopen: { candidate: ended, agent: ended },
  see: { agent: [...open, ...ended], owner: [...open, ...ended], invited: ['waiting'] },
  claim: { agent: ['waiting'], invited: ['waiting'] },
  'take-over': { agent: ['claimed'] },
  say: owned,
  note: { ...owned, agent: [...open, ...ended] },
  transfer: owned,
  snooze: owned,
  release: owned,
  close: owned,
  'give-back': owned,
}

/** Who asks. Of a candidate only whether it is their conversation counts. */
export type Viewer = { roles: readonly Role[]; staffId?: string | undefined; conversation?: { channelId: string; conversationId: string } }

export function relationsOf(
  { roles, staffId, conversation }: Viewer,
  ticket: Pick<Ticket, 'conversation' | 'owner' | 'for' | 'detachedAt'>,
): Relation[] {
  if (staffId === undefined) {
    const own =
      ticket.detachedAt === undefined &&
      conversation?.channelId === ticket.conversation.channelId &&
      conversation.conversationId === ticket.conversation.conversationId
    return own ? ['candidate'] : []
  }
  return [
    ...(ticket.owner?.staffId === staffId ? (['owner'] as const) : []),
    ...(ticket.for?.staffId === staffId ? (['invited'] as const) : []),
    ...(roles.includes('helpdesk') || roles.includes('intermediary') ? (['agent'] as const) : []),
  ]
}

/** `forbidden`: not for whoever asks, whatever its state. `state`: not as the ticket stands now. */
export function mayDo(
  viewer: Viewer,
  ticket: Pick<Ticket, 'conversation' | 'owner' | 'for' | 'state' | 'detachedAt' | 'mail'>,
  action: TicketAction,
): { ok: true } | { ok: false; reason: 'forbidden' | 'state' } {
  // There is no way back to whoever asked.
  if (action === 'reopen' && ticket.detachedAt !== undefined && !ticket.mail) return { ok: false, reason: 'state' }
  const states = relationsOf(viewer, ticket).flatMap((relation) => (table[action][relation] ? [table[action][relation]] : []))
  if (states.some((one) => one.includes(ticket.state))) return { ok: true }
  return { ok: false, reason: states.length > 0 ? 'state' : 'forbidden' }
}
