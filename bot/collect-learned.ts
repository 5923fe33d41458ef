import { type LearnedDoc, learnedPartition } from '../data/learned.ts'
import type { Store, Stored } from '../data/store.ts'

/** All entries of the question log since a moment, month by month, paged. For reports; not in a turn. */
export async function collectLearned(store: Pick<Store, 'list'>, since: Date, until: Date): Promise<LearnedDoc[]> {
  const found: LearnedDoc[] = []
  const hour = since.toISOString().slice(0, 13)
  for (let month = since; learnedPartition(month) <= learnedPartition(until); month = nextMonth(month)) {
    for (const kind of ['question', 'feedback'] as const) {
      let after: string | undefined
      do {
        const page: { docs: Stored<LearnedDoc & { kind: typeof kind }>[]; next?: string } = await store.list(
          learnedPartition(month),
          kind,
          {
            after,
            limit: 1000,
          },
        )
        found.push(...page.docs.filter((one) => one.at >= hour))
        after = page.next
      } while (after !== undefined)
    }
  }
  return found
}

const nextMonth = (at: Date) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1))
