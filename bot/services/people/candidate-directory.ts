import { type CandidateCard, type CandidateCardDoc, candidatesPartition, type Person } from '../../../data/candidate.ts'
import { everyIn } from '../../../data/every-document.ts'
import type { Store } from '../../../data/store.ts'

/** Where a candidate is on the route, as the list shows it; `phase` alone before the first step. */
export type CardPlace = Pick<CandidateCard, 'phase' | 'since'> & Partial<Pick<CandidateCard, 'step' | 'turn' | 'waits' | 'lastContactAt'>>

/** All candidates as one line each, in memory, so that a turn of staff needs no request to find one. */
export type CandidateDirectory = {
  all: () => readonly CandidateCard[]
  byId: (personId: string) => CandidateCard | undefined
  /** Writes a person's card, known here at once and elsewhere at the next refresh. Without a place the one it has is kept. */
  upsert: (person: Person & { id: string }, place?: CardPlace) => Promise<void>
  /** Takes a card off, after erasure. */
  forget: (personId: string) => Promise<void>
  /** Reads the list again; call it at start and now and then. */
  refresh: () => Promise<void>
}

export function candidateDirectory(store: Store, firstPhase: string): CandidateDirectory {
  let cards = new Map<string, CandidateCard>()
  let written = new Map<string, CandidateCard | undefined>()

  return {
    all: () => [...cards.values()],
    byId: (personId) => cards.get(personId),
    async upsert(person, place) {
      const card = cardOf(person, place ?? placeOf(cards.get(person.id)) ?? { phase: firstPhase, since: person.createdAt })
      await store.commit([{ op: 'put', doc: { ...card, partition: candidatesPartition, kind: 'candidate-card' } }])
      cards.set(card.id, card)
      written.set(card.id, card)
    },
    async forget(personId) {
      await store.commit([{ op: 'remove', key: { partition: candidatesPartition, kind: 'candidate-card', id: personId } }])
      cards.delete(personId)
      written.set(personId, undefined)
    },
    async refresh() {
      written = new Map()
      const fresh = new Map<string, CandidateCard>()
      for await (const doc of everyIn<CandidateCardDoc>(store, candidatesPartition, 'candidate-card')) {
        const { partition: _partition, kind: _kind, etag: _etag, ...card } = doc
        fresh.set(card.id, card)
      }
      // What was written while the list was read is newer than the list.
      for (const [id, card] of written) card ? fresh.set(id, card) : fresh.delete(id)
      cards = fresh
    },
  }
}

function placeOf(card: CandidateCard | undefined): CardPlace | undefined {
  if (!card) return undefined
  const { phase, step, turn, waits, since, lastContactAt } = card
  return { phase, since, lastContactAt, ...(step && { step }), ...(turn && { turn }), ...(waits && { waits }) }
}

const cardOf = (person: Person & { id: string }, { phase, step, turn, waits, since, lastContactAt }: CardPlace): CandidateCard => ({
  id: person.id,
  name: person.name,
  language: person.language,
  state: person.state,
  stateSince: person.stateSince,
  ...(person.coach && { coach: person.coach }),
  ...(person.intermediary && { intermediary: person.intermediary }),
  phase,
  ...(step && { step }),
  ...(turn && { turn }),
  ...(waits && { waits }),
  since,
  lastContactAt: lastContactAt ?? since,
  createdAt: person.createdAt,
})
