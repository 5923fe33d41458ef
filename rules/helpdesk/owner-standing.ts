import type { StaffDoc } from '../../data/person.ts'
import { contactCentreId, type Ticket } from '../../data/ticket.ts'

/** How whoever has a conversation stands: they help, they are away, or they do this work no more. Of nobody's conversation it is `there`. */
export type OwnerStanding = 'there' | 'away' | 'gone'

/** `member` is the owner as the list of staff has them now. A coach keeps only the conversation of their own candidate. */
export function ownerStanding(
  { state, owner, coach }: Pick<Ticket, 'state' | 'owner' | 'coach'>,
  member: Pick<StaffDoc, 'roles'> | undefined,
  away: boolean,
): OwnerStanding {
  if (state !== 'claimed' || !owner || owner.staffId === contactCentreId) return 'there'
  const roles = member?.roles ?? []
  const own = roles.includes('coach') && coach === owner.staffId
  if (!own && !roles.includes('helpdesk') && !roles.includes('intermediary')) return 'gone'
  return away ? 'away' : 'there'
}
