import type { TicketCard } from '../../data/ticket.ts'

/** Minutes a conversation takes when none were had yet, and what is believed of those that were. */
const usualMinutes = 8
const [leastMinutes, mostMinutes] = [3, 30]
/** How many of the newest conversations the expectation leans on. */
const newest = 20

/** What waits here, who waits longest first; what lies with the contact centre does not. */
export const inLine = <T extends Pick<TicketCard, 'state' | 'queuedAt' | 'id' | 'hub'>>(cards: readonly T[]): T[] =>
  cards.filter((one) => one.state === 'waiting' && !one.hub).sort((a, b) => a.queuedAt.localeCompare(b.queuedAt) || (a.id < b.id ? -1 : 1))

/** The place in the queue, from 1; of a ticket that is not in it yet the place behind all. */
export function placeInLine(cards: readonly TicketCard[], id: string): number {
  const line = inLine(cards)
  const index = line.findIndex((one) => one.id === id)
  return index < 0 ? line.length + 1 : index + 1
}

/** Whole minutes until somebody at this place is helped, with so many agents who are not busy or busy all the same. */
export function expectedMinutes(place: number, agents: { available: number; free: number }, cards: readonly TicketCard[]): number {
  if (place <= agents.free) return 1
  const took = cards
    .flatMap(({ firstClaimedAt, endedAt }) =>
      firstClaimedAt && endedAt ? [(Date.parse(endedAt) - Date.parse(firstClaimedAt)) / 60_000] : [],
    )
    .slice(-newest)
    .sort((a, b) => a - b)
  const middle = took[Math.floor(took.length / 2)] ?? usualMinutes
  const each = Math.min(mostMinutes, Math.max(leastMinutes, middle))
  return Math.ceil(Math.ceil((place - agents.free) / Math.max(1, agents.available)) * each)
}
