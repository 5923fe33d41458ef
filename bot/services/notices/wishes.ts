import { candidatePartition } from '../../../data/info-session.ts'
import { type ReachDoc, staffPartition } from '../../../data/reach.ts'
import { ConflictError, type Store } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Notices } from '../../../dialogs/notices/port.ts'
import { changeWishes, type WishChange } from '../../../rules/notices/change-wishes.ts'
import { personOf } from '../person-of.ts'

const mostAttempts = 8

/** Changes what somebody wants, wherever that is kept: `candidate/<id>` or `staff-member/<id>`. */
export async function changeWishesOf(store: Store, partition: string, change: WishChange, now: Date): Promise<ReachDoc['wishes']> {
  for (let attempt = 1; ; attempt++) {
    const known = await store.get<ReachDoc>({ partition, kind: 'reach', id: 'reach' })
    const wishes = changeWishes(known?.wishes ?? { off: [] }, change)
    const fresh: ReachDoc = { partition, kind: 'reach', id: 'reach', language: 'nl', channels: [], wishes, lastSeenAt: now.toISOString() }
    try {
      await store.commit([known ? { op: 'put', doc: { ...known, wishes } as ReachDoc } : { op: 'create', doc: fresh }])
      return wishes
    } catch (error) {
      if (!(error instanceof ConflictError) || attempt === mostAttempts) throw error
    }
  }
}

/** The partition of a subject of notices: `candidate:<id>` or `staff:<id>`. */
export const partitionOfSubject = (subject: string) =>
  subject.startsWith('staff:') ? staffPartition(subject.slice('staff:'.length)) : candidatePartition(subject.slice('candidate:'.length))

export function wishesService(store: Store, now: () => Date, mailFails: Notices['mailFails'] = () => false): Notices {
  const partitionOf = (who: Who) => (who.staffId ? staffPartition(who.staffId) : candidatePartition(personOf(who)))
  return {
    async wishes(who) {
      const reach = await store.get<ReachDoc>({ partition: partitionOf(who), kind: 'reach', id: 'reach' })
      return reach?.wishes ?? { off: [] }
    },
    change: (who, change) => changeWishesOf(store, partitionOf(who), change, now()),
    mailFails,
  }
}
