import type { StaffDoc } from '../../../data/person.ts'
import { ownerStanding } from '../../../rules/helpdesk/owner-standing.ts'
import { moveTicket } from '../../../rules/helpdesk/ticket-moves.ts'
import { ownerNow } from './owner-now.ts'
import { said, type TicketDesk } from './ticket-desk.ts'

/** Back to the queue with conversations of who does not work at the helpdesk any more, however they were taken off the list. */
export function releaseGone(desk: TicketDesk): () => Promise<void> {
  const { store, queue, now } = desk
  return async () => {
    for (const { id, conversation, owner, ...card } of queue.all()) {
      if (!owner || ownerNow(desk, { ...card, owner }) !== 'gone') continue
      // On another machine they may just have been put on the list.
      const member = await store.get<StaffDoc>({ partition: 'staff', kind: 'staff', id: owner.staffId })
      await desk.change(conversation, id, `gone ${owner.staffId} ${owner.since}`, (doc) => {
        if (doc.owner?.staffId !== owner.staffId || ownerStanding(doc, member, false) !== 'gone') return undefined
        const moved = moveTicket(doc, { move: 'release' }, now().toISOString())
        if (!moved.ok) return undefined
        const mark = { id, state: moved.ticket.state }
        return { ticket: moved.ticket, say: said({ key: 'helpdesk.released', vars: { agent: owner.name } }), mark }
      })
    }
  }
}
