import type { JoiningDoc } from '../../../data/code-book.ts'
import { completeJoin } from './complete-join.ts'
import type { PeopleDesk } from './people-desk.ts'

/** A join that is younger may still be under way. In milliseconds. */
const settled = 60_000

/** Finishes joins that a crash left half done. Reads across partitions, so never in a turn; gives how many it finished. */
export async function reconcileJoins(desk: PeopleDesk): Promise<number> {
  let after: string | undefined
  let finished = 0
  do {
    const page = await desk.store.find<JoiningDoc>('joining', { after, limit: 100 })
    const old = page.docs.filter((one) => desk.now().getTime() - Date.parse(one.at) >= settled)
    for (const joining of old) await completeJoin(desk, joining)
    finished += old.length
    after = page.next
  } while (after)
  return finished
}
