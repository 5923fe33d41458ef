import { type CandidateCard, type CandidateCardDoc, candidatesPartition, type Person } from '../../../data/candidate.ts'
import { everyIn } from '../../../data/every-document.ts'
import type { Store } from '../../../data/store.ts'
import { remembered } from '../remembered.ts'

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
  const cards = remembered<CandidateCard>(async function* () {
    for await (const doc of everyIn<CandidateCardDoc>(store, candidatesPartition, 'candidate-card')) {
      const { partition: _partition, kind: _kind, etag: _etag, ...card } = doc
      yield [card.id, card]
    }
  })

  return {
    all: () => [...cards.all().values()],
    byId: (personId) => cards.all().get(personId),
    async upsert(person, place) {
      const card = cardOf(person, place ?? placeOf(cards.all().get(person.id)) ?? { phase: firstPhase, since: person.createdAt })
      await store.commit([{ op: 'put', doc: { ...card, partition: candidatesPartition, kind: 'candidate-card' } }])
      cards.set(card.id, card)
    },
    async forget(personId) {
      await store.commit([{ op: 'remove', key: { partition: candidatesPartition, kind: 'candidate-card', id: personId } }])
      cards.remove(personId)
    },
    refresh: cards.refresh,
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
