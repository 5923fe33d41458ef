import type { Ticket, TicketDoc } from '../../../data/ticket.ts'
import { shortHash } from '../person-of.ts'
import type { TicketDesk } from './ticket-desk.ts'

/** Word to whoever had a conversation, in their own chat, that a colleague took it over. */
export async function tellFormer({ relay }: Pick<TicketDesk, 'relay'>, before: TicketDoc, after: Ticket, request: string): Promise<void> {
  const { id, person, owner, name } = before
  if (!owner?.at) return
  const vars = { number: owner.number, name: name ?? ({ key: 'helpdesk.someone' } as const), agent: after.owner?.name ?? '' }
  await relay.tell(owner.at, {
    id: shortHash('taken-over', id, request),
    ticket: id,
    person,
    replies: [{ key: 'helpdesk.agent.takenOver', vars }],
  })
}
