import { everyIn } from '../data/every-document.ts'
import { type LearnedDoc, learnedPartition } from '../data/learned.ts'
import type { Store } from '../data/store.ts'

/** All entries of the question log since a moment, month by month, paged. For reports; not in a turn. */
export async function collectLearned(store: Pick<Store, 'list'>, since: Date, until: Date): Promise<LearnedDoc[]> {
  const found: LearnedDoc[] = []
  const hour = since.toISOString().slice(0, 13)
  for (let month = since; learnedPartition(month) <= learnedPartition(until); month = nextMonth(month)) {
    for (const kind of ['question', 'feedback'] as const) {
      for await (const one of everyIn<LearnedDoc>(store, learnedPartition(month), kind)) if (one.at >= hour) found.push(one)
    }
  }
  return found
}

const nextMonth = (at: Date) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1))
