import { everyIn } from '../../../data/every-document.ts'
import { type CardDoc, cataloguePartition, type SessionCard } from '../../../data/info-session.ts'
import { ConflictError, type Store, type Stored } from '../../../data/store.ts'
import { byStart } from '../../../rules/session-cards.ts'

const day = 86_400_000
/** A session stays in the catalogue for this long after its end. */
export const listedAfterEnd = 60 * day

export type Catalogue = {
  cards: () => readonly SessionCard[]
  card: (id: string) => SessionCard | undefined
  /** Takes in a newer card at once, and writes it down soon. */
  touch: (card: SessionCard) => void
  /** Reads what other processes wrote. */
  refresh: () => Promise<void>
  /** Writes down what was touched. */
  flush: () => Promise<void>
  /** Forgets everything but what `collect` finds and what is touched meanwhile. */
  rebuild: (collect: (found: (card: SessionCard) => void) => Promise<void>) => Promise<void>
}

/**
 * The list of sessions, held in memory so that showing it takes no store request, and kept in one partition so that reading it takes one.
 * A projection: the higher revision of a card always wins, and all of it can be rebuilt from the sessions.
 */
export function catalogue(store: Store, now: () => Date, soon: () => void): Catalogue {
  let byId = new Map<string, SessionCard>()
  let touched: SessionCard[] | undefined
  const dirty = new Set<string>()
  let sorted: readonly SessionCard[] | undefined

  function take(card: SessionCard): boolean {
    const known = byId.get(card.id)
    if (known && known.revision >= card.revision) return false
    byId.set(card.id, card)
    sorted = undefined
    return true
  }

  async function read(): Promise<Map<string, Stored<CardDoc>>> {
    const stored = new Map<string, Stored<CardDoc>>()
    for await (const doc of everyIn<CardDoc>(store, cataloguePartition, 'session-card')) stored.set(doc.id, doc)
    for (const doc of stored.values()) take(cardIn(doc))
    const oldest = now().getTime() - listedAfterEnd
    for (const card of byId.values()) if (Date.parse(card.end) < oldest && byId.delete(card.id)) sorted = undefined
    return stored
  }

  async function flush() {
    for (let left = 5; left > 0 && dirty.size > 0; left--) {
      const batch = [...dirty].slice(0, 100)
      const stored = await read()
      const newer = batch.flatMap((id) => {
        const card = byId.get(id)
        const before = stored.get(id)
        return card && card.revision > (before?.revision ?? -1) ? [{ card, etag: before?.etag }] : []
      })
      try {
        if (newer.length > 0)
          await store.commit(
            newer.map(({ card, etag }) =>
              etag ? { op: 'put', doc: { ...cardDoc(card, now()), etag } } : { op: 'create', doc: cardDoc(card, now()) },
            ),
          )
        for (const id of batch) if (!newer.some(({ card }) => card.id === id && byId.get(id) !== card)) dirty.delete(id)
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error
      }
    }
    if (dirty.size > 0) soon()
  }

  return {
    cards: () => (sorted ??= [...byId.values()].sort(byStart)),
    card: (id) => byId.get(id),
    touch: (card) => {
      touched?.push(card)
      if (!take(card)) return
      dirty.add(card.id)
      soon()
    },
    refresh: async () => void (await read()),
    flush,
    async rebuild(collect) {
      const found: SessionCard[] = []
      touched = []
      await collect((card) => found.push(card))
      byId = new Map()
      for (const card of [...found, ...touched]) if (take(card)) dirty.add(card.id)
      sorted = undefined
      touched = undefined
      await flush()
    },
  }
}

/** A card as it is stored; it disappears by itself when the session is long past. */
export const cardDoc = (card: SessionCard, now: Date): CardDoc => ({
  ...card,
  partition: cataloguePartition,
  kind: 'session-card',
  ttl: Math.ceil(Math.max(day, Date.parse(card.end) + listedAfterEnd - now.getTime()) / 1000),
})

function cardIn(doc: Stored<CardDoc>): SessionCard {
  const { partition: _partition, kind: _kind, etag: _etag, ttl: _ttl, ...card } = doc
  return card
}
