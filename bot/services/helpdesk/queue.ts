import { everyIn } from '../../../data/every-document.ts'
import type { Store } from '../../../data/store.ts'
import { type AgentDoc, type TicketCard, type TicketCardDoc, ticketsPartition } from '../../../data/ticket.ts'
import type { StaffDirectory } from '../../staff.ts'

/** The queue and who takes conversations, kept in memory: own changes at once, those of other machines when it is read again. */
export type Queue = {
  all: () => readonly TicketCard[]
  byId: (id: string) => TicketCard | undefined
  /** Also when another machine just made it. */
  find: (id: string) => Promise<TicketCard | undefined>
  put: (card: TicketCardDoc) => Promise<void>
  setAvailable: (staffId: string, on: boolean, at: string) => Promise<void>
  isAvailable: (staffId: string) => boolean
  /** Agents of the helpdesk who take conversations, and how many of them have none now. */
  agents: () => { ids: string[]; available: number; free: number }
  /** Hears of every change of a ticket. Gives what stops it. */
  listen: (listener: (card: TicketCard) => void) => () => void
  refresh: () => Promise<void>
}

export function ticketQueue(store: Store, staff: Pick<StaffDirectory, 'all'>): Queue {
  let cards = new Map<string, TicketCard>()
  let away = new Set<string>()
  let writing = 0
  const listeners = new Set<(card: TicketCard) => void>()
  const available = (id: string) => !away.has(id)

  return {
    all: () => [...cards.values()],
    byId: (id) => cards.get(id),
    find: async (id) => cards.get(id) ?? (await store.get<TicketCardDoc>({ partition: ticketsPartition, kind: 'ticket-card', id })),
    async put(card) {
      writing++
      try {
        cards.set(card.id, card)
        for (const listener of listeners) listener(card)
        await store.commit([{ op: 'put', doc: card }])
      } finally {
        writing--
      }
    },
    async setAvailable(staffId, on, at) {
      if (on) away.delete(staffId)
      else away.add(staffId)
      const doc: AgentDoc = { partition: ticketsPartition, kind: 'agent', id: staffId, available: on, at }
      await store.commit([{ op: 'put', doc }])
    },
    isAvailable: available,
    agents() {
      const ids = staff.all().flatMap(({ id, roles }) => (roles.includes('helpdesk') && available(id) ? [id] : []))
      const busy = new Set([...cards.values()].flatMap((one) => (one.state === 'claimed' && one.owner ? [one.owner.staffId] : [])))
      return { ids, available: ids.length, free: ids.filter((id) => !busy.has(id)).length }
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async refresh() {
      const [found, agents] = await Promise.all([
        Array.fromAsync(everyIn<TicketCardDoc>(store, ticketsPartition, 'ticket-card')),
        Array.fromAsync(everyIn<AgentDoc>(store, ticketsPartition, 'agent')),
      ])
      if (writing > 0) return
      const before = cards
      cards = new Map(found.map((one) => [one.id, one]))
      away = new Set(agents.flatMap((one) => (one.available ? [] : [one.id])))
      for (const card of found) if (JSON.stringify(before.get(card.id)) !== JSON.stringify(card)) for (const one of listeners) one(card)
    },
  }
}
