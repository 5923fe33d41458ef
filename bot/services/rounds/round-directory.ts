import type { RoundDoc } from '../../../data/round.ts'
import type { Store } from '../../../data/store.ts'
import { type Shelf, shelf } from '../matching/shelf.ts'

/** All rounds in memory, the newest first: some dozens, without who is in them. */
export type RoundDirectory = Pick<Shelf<RoundDoc>, 'all' | 'learn' | 'refresh'>

export function roundDirectory(store: Store): RoundDirectory {
  const { all, learn, refresh } = shelf<RoundDoc>(store, 'round')
  return { all: () => [...all()].sort((one, other) => other.opensAt.localeCompare(one.opensAt)), learn, refresh }
}
