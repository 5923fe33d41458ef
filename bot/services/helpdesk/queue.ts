import { everyIn } from '../../../data/every-document.ts'
import type { Store } from '../../../data/store.ts'
import { type AgentDoc, type TicketCard, type TicketCardDoc, ticketsPartition } from '../../../data/ticket.ts'
import type { StaffDirectory } from '../../staff.ts'
import { putAway } from './put-away.ts'

type Listener = (id: string, card: TicketCard | undefined, before: TicketCard | undefined) => void

/** The queue and who takes conversations, kept in memory: own changes at once, those of other machines when it is read again. Of what ended only the newest. */
export type Queue = {
  all: () => readonly TicketCard[]
  /** Those and, from the store, all that ended before. */
  every: () => Promise<readonly TicketCard[]>
  byId: (id: string) => TicketCard | undefined
  /** Also when another machine just made it, and when it ended long ago. */
  find: (id: string) => Promise<TicketCard | undefined>
  put: (card: TicketCardDoc) => Promise<void>
  setAvailable: (staffId: string, on: boolean, at: string) => Promise<void>
  isAvailable: (staffId: string) => boolean
  /** Agents of the helpdesk who take conversations, and how many of them have none now. */
  agents: () => { ids: string[]; available: number; free: number }
  /** Hears of every change of a ticket: its line, none when it is gone, and the one of before. Gives what stops it. */
  listen: (listener: Listener) => () => void
  refresh: () => Promise<void>
  /** Shortens what `refresh` reads. */
  putAway: () => Promise<void>
}

export function ticketQueue(store: Store, staff: Pick<StaffDirectory, 'all'>, now: () => Date): Queue {
  let cards = new Map<string, TicketCardDoc>()
  let away = new Set<string>()
  /** How often something was written here; which writes are underway. What was read meanwhile may be older than they are. */
  let written = 0
  let reading = 0
  const writtenAt = new Map<string, number>()
  const underway = new Map<string, number>()
  const listeners = new Set<Listener>()
  const available = (id: string) => !away.has(id)

  async function keep(key: string, doc: TicketCardDoc | AgentDoc): Promise<void> {
    underway.set(key, (underway.get(key) ?? 0) + 1)
    writtenAt.set(key, ++written)
    try {
      await store.commit([{ op: 'put', doc }])
    } finally {
      const left = (underway.get(key) ?? 1) - 1
      if (left > 0) underway.set(key, left)
      else underway.delete(key)
      writtenAt.set(key, ++written)
    }
  }

  return {
    all: () => [...cards.values()],
    async every() {
      const known = cards
      const ended = await Array.fromAsync(everyIn<TicketCardDoc>(store, ticketsPartition, 'ended-ticket-card'))
      // One that changed since it was put away is in memory as well, as it is now.
      return [...new Map([...ended, ...known.values()].map((one) => [one.id, one])).values()]
    },
    byId: (id) => cards.get(id),
    async find(id) {
      const read = (kind: TicketCardDoc['kind']) => store.get<TicketCardDoc>({ partition: ticketsPartition, kind, id })
      return cards.get(id) ?? (await read('ticket-card')) ?? (await read('ended-ticket-card'))
    },
    async put(line) {
      const card = { ...line, ...(line.ttl !== undefined && { until: new Date(now().getTime() + line.ttl * 1000).toISOString() }) }
      const before = cards.get(card.id)
      cards.set(card.id, card)
      for (const listener of listeners) listener(card.id, card, before)
      await keep(`card ${card.id}`, card)
    },
    async setAvailable(staffId, on, at) {
      if (on) away.delete(staffId)
      else away.add(staffId)
      const doc: AgentDoc = { partition: ticketsPartition, kind: 'agent', id: staffId, available: on, at }
      await keep(`agent ${staffId}`, doc)
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
      const began = written
      if (reading++ === 0) for (const key of writtenAt.keys()) if (!underway.has(key)) writtenAt.delete(key)
      const [found, agents] = await Promise.all([
        Array.fromAsync(everyIn<TicketCardDoc>(store, ticketsPartition, 'ticket-card')),
        Array.fromAsync(everyIn<AgentDoc>(store, ticketsPartition, 'agent')),
      ]).finally(() => reading--)
      const isNewer = (key: string) => underway.has(key) || (writtenAt.get(key) ?? 0) > began
      const before = cards
      const own = [...before.values()].filter(({ id }) => isNewer(`card ${id}`))
      const read = found.filter(({ id }) => !isNewer(`card ${id}`))
      cards = new Map([...read, ...own].map((one) => [one.id, one]))
      const stillAway = [...away].filter((id) => isNewer(`agent ${id}`))
      away = new Set([...agents.flatMap(({ id, available }) => (available || isNewer(`agent ${id}`) ? [] : [id])), ...stillAway])
      for (const card of read) {
        const known = before.get(card.id)
        if (JSON.stringify(known) !== JSON.stringify(card)) for (const one of listeners) one(card.id, card, known)
      }
      for (const [id, known] of before) if (!cards.has(id)) for (const one of listeners) one(id, undefined, known)
    },
    putAway: () => putAway(store, [...cards.values()], now()),
  }
}
