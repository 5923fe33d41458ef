import { ConflictError, maxWrites, type Store, type Write } from '../../../data/store.ts'
import type { TicketCardDoc } from '../../../data/ticket.ts'

/** How many that ended stay in the list that every machine reads all the time: more than a page shows, and than an expectation leans on. */
const stay = 100
/** The others leave it so many at once, in one commit. */
const together = maxWrites / 2

/** Puts lines of what ended, but for the newest, in a list that is read seldom. What changed since it was read stays, for the next time. */
export async function putAway(store: Pick<Store, 'commit'>, cards: readonly TicketCardDoc[], now: Date): Promise<void> {
  const ended = cards.filter((one) => one.endedAt !== undefined && one.etag !== undefined)
  const oldestFirst = ended.sort((one, other) => (one.endedAt ?? '').localeCompare(other.endedAt ?? ''))
  for (let at = 0; at + together + stay <= oldestFirst.length; at += together)
    try {
      await store.commit(oldestFirst.slice(at, at + together).flatMap((card) => moved(card, now)))
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
      return
    }
}

/** It goes when it would have gone. */
function moved({ etag = '', ...card }: TicketCardDoc, now: Date): Write[] {
  const { partition, kind, id, until } = card
  const ttl = until !== undefined && { ttl: Math.max(1, Math.ceil((Date.parse(until) - now.getTime()) / 1000)) }
  const ended: TicketCardDoc = { ...card, kind: 'ended-ticket-card', ...ttl }
  return [
    { op: 'put', doc: ended },
    { op: 'remove', key: { partition, kind, id }, etag },
  ]
}
