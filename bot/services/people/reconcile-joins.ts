import type { JoiningDoc } from '../../../data/code-book.ts'
import { everywhere } from '../../../data/every-document.ts'
import { completeJoin } from './complete-join.ts'
import type { PeopleDesk } from './people-desk.ts'

/** A join that is younger may still be under way. In milliseconds. */
const settled = 60_000

/** Finishes joins that a crash left half done. Reads across partitions, so never in a turn; gives how many it finished. */
export async function reconcileJoins(desk: PeopleDesk): Promise<number> {
  let finished = 0
  for await (const joining of everywhere<JoiningDoc>(desk.store, 'joining', 100)) {
    if (desk.now().getTime() - Date.parse(joining.at) < settled) continue
    await completeJoin(desk, joining)
    finished++
  }
  return finished
}
