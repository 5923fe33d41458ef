import type { Store } from '../../../data/store.ts'
import { type AgentNumbersDoc, type TicketCard, ticketsPartition } from '../../../data/ticket.ts'
import { freeNumber } from '../../../rules/helpdesk/ticket-moves.ts'
import { retried, unchanged } from '../people/people-desk.ts'

const ttl = 2 * 86_400
/** Within this time another machine may know of a claim that is not in memory here yet. In milliseconds. */
const hearsay = 60_000

type Desk = { store: Store; queue: { all: () => readonly TicketCard[]; byId: (id: string) => TicketCard | undefined }; now: () => Date }

/** The number by which an agent tells this conversation from their others. The store keeps it, so that no two have one number, whatever machine each was claimed on. */
export function agentNumber(staffId: string, ticket: string, { store, queue, now }: Desk): Promise<number> {
  const mine = queue.all().filter((one) => one.id !== ticket && one.state === 'claimed' && one.owner?.staffId === staffId)
  const key = { partition: ticketsPartition, kind: 'agent-numbers', id: staffId } as const
  return retried('the numbers of an agent', async () => {
    const found = await store.get<AgentNumbersDoc>(key)
    const at = now().getTime()
    const still = ({ ticket: id, at: since }: AgentNumbersDoc['numbers'][number]) => {
      const card = queue.byId(id)
      if (mine.some((one) => one.id === id) || id === ticket) return false
      return at - Date.parse(since) < hearsay && (!card || card.state === 'waiting')
    }
    const recent = (found?.numbers ?? []).filter(still)
    const known = mine.map(({ id, owner }) => ({ ticket: id, number: owner?.number ?? 1, at: owner?.since ?? '' }))
    const number = freeNumber([...recent, ...known].map((one) => one.number))
    const numbers = [...recent, ...known, { ticket, number, at: now().toISOString() }]
    await store.commit([unchanged(found, { ...key, ttl, numbers })])
    return number
  })
}
