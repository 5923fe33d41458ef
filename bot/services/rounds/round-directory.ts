import { everywhere } from '../../../data/every-document.ts'
import { type RoundDoc, roundIdOf } from '../../../data/round.ts'
import type { Store } from '../../../data/store.ts'

/** All rounds in memory: some dozens, without who is in them. */
export type RoundDirectory = {
  all: () => readonly RoundDoc[]
  learn: (round: RoundDoc) => void
  refresh: () => Promise<void>
}

export function roundDirectory(store: Store): RoundDirectory {
  let rounds = new Map<string, RoundDoc>()
  /** What was learned while everything is being read is newer than that. */
  let learned: RoundDoc[] = []
  return {
    all: () => [...rounds.values()].sort((one, other) => other.opensAt.localeCompare(one.opensAt)),
    learn(round) {
      learned.push(round)
      rounds.set(roundIdOf(round.partition), round)
    },
    async refresh() {
      learned = []
      const found = new Map<string, RoundDoc>()
      for await (const round of everywhere<RoundDoc>(store, 'round')) found.set(roundIdOf(round.partition), round)
      for (const round of learned) found.set(roundIdOf(round.partition), round)
      rounds = found
    },
  }
}
