import type { TicketCard } from '../../../data/ticket.ts'
import { type OwnerStanding, ownerStanding } from '../../../rules/helpdesk/owner-standing.ts'
import type { HelpdeskDesk } from './helpdesk-desk.ts'

/** How the owner of a conversation stands now, from memory. Who works at the helpdesk is away too when they take no conversations. */
export function ownerNow(
  { staff, queue }: Pick<HelpdeskDesk, 'staff' | 'queue'>,
  ticket: Pick<TicketCard, 'state' | 'owner' | 'coach'>,
): OwnerStanding {
  const id = ticket.owner?.staffId ?? ''
  return ownerStanding(ticket, staff.byId(id), !queue.isAvailable(id) || staff.isAway(id))
}
