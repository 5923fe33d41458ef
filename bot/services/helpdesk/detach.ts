import type { TicketDoc } from '../../../data/ticket.ts'
import type { Tickets } from '../../../dialogs/helpdesk/port.ts'
import { mayDo } from '../../../rules/helpdesk/may-do.ts'
import { moveTicket } from '../../../rules/helpdesk/ticket-moves.ts'
import { shortHash } from '../person-of.ts'
import type { TicketDesk } from './ticket-desk.ts'
import { withoutNotices } from './ticket-notices.ts'

/** Parts a ticket from its conversation, which the next person at this device goes on with. A contact centre answers in the conversation only, so it goes to our own desk. */
export function detacher(desk: TicketDesk): Tickets['detach'] {
  const { now, relay } = desk

  async function tellOwner(doc: TicketDoc, key: 'left' | 'loggedOut', request: string): Promise<void> {
    if (!doc.owner?.at) return
    await relay.tell(doc.owner.at, {
      id: shortHash('detached', doc.id, request),
      ticket: doc.id,
      person: doc.person,
      replies: [{ key: `helpdesk.agent.${key}`, vars: { number: doc.owner.number, name: doc.name ?? { key: 'helpdesk.someone' } } }],
    })
  }

  return async (who, id, request) => {
    const about = who.proved && who.personId !== undefined ? await desk.about(who.personId) : undefined
    let open: TicketDoc | undefined
    const place = { channelId: who.channelId, conversationId: who.conversationId }
    const changed = await desk.change(place, id, request, (doc) => {
      const may = mayDo({ roles: who.roles, staffId: who.staffId, conversation: place }, doc, 'detach')
      if (!may.ok) return may
      const at = now().toISOString()
      const mail = doc.mail ?? (about && { email: about.email, at })
      const parted = { ...doc, ...(mail && { mail }), detachedAt: at }
      open = doc.state === 'waiting' || doc.state === 'claimed' ? doc : undefined
      if (!open) return { ticket: parted }
      if (mail && !doc.hub) return { ticket: parted }
      const moved = moveTicket(parted, { move: mail ? 'to-desk' : 'leave' }, at)
      return moved.ok ? { ticket: moved.ticket, beside: withoutNotices(doc) } : { ok: false, reason: 'state' }
    })
    if (!changed.ok) return changed
    const { state, endedAt, detachedAt } = changed.ticket
    const answer = state === 'waiting' || state === 'claimed' ? 'mail' : state === 'returned' && endedAt === detachedAt ? 'left' : 'ended'
    if (open && answer !== 'ended') await tellOwner(open, answer === 'mail' ? 'loggedOut' : 'left', request)
    return { ok: true, answer }
  }
}
