import type { Store } from '../../../data/store.ts'
import { candidate, coach, intermediary } from '../hours-desk.ts'
import { type MatchDesk, matchDesk } from './match-desk.ts'
import { expectMatched, expectNeverWrong } from './match-invariants.ts'

const imke = intermediary()

/** What two machines can do at the same moment. `offer` is the one made before, when there is one. */
export const deeds: Record<string, (desk: MatchDesk, offer: string) => Promise<unknown>> = {
  'offer noor to coen': ({ matching }) => matching.offer(imke, { candidate: 'noor', coach: 'coen', request: 'noor coen' }),
  'offer omar to coen': ({ matching }) => matching.offer(imke, { candidate: 'omar', coach: 'coen', request: 'omar coen' }),
  'offer noor to kim': ({ matching }) => matching.offer(imke, { candidate: 'noor', coach: 'kim', request: 'noor kim' }),
  accept: ({ matching }, offer) => matching.accept(coach(), { offer, request: 'accept' }),
  decline: ({ matching }, offer) => matching.decline(coach(), { offer, reason: 'days' }),
  later: ({ matching }, offer) => matching.later(coach(), { offer }),
  withdraw: ({ matching }, offer) => matching.withdraw(imke, { candidate: 'noor', offer }),
  expire: (desk) => desk.at('2026-11-27T09:00:00Z'),
  'give noor kim': ({ matching }) => matching.assign(imke, { candidate: 'noor', coach: 'kim', request: 'give noor' }),
  'give omar coen': ({ matching }) => matching.assign(imke, { candidate: 'omar', coach: 'coen', request: 'give omar' }),
  'no room with coen': ({ matching }) => matching.capacity(imke, { coach: 'coen', capacity: 0 }),
  'no click': ({ matching }) => matching.noClick(candidate('noor'), { request: 'no click' }),
  recover: ({ matching }) => matching.reconcile(0),
}

export type Before = 'nothing' | 'offered' | 'accepted'

async function prepared(store: Store, before: Before) {
  const desk = await matchDesk({ store, ids: 'before' })
  await desk.hire('imke', ['intermediary'])
  await desk.hire('coen', ['coach'], { capacity: 1 })
  await desk.hire('kim', ['coach'], { capacity: 1 })
  for (const id of ['noor', 'omar']) await desk.waits(id)
  await desk.refresh()
  if (before === 'nothing') return 'none'
  const made = await desk.matching.offer(imke, { candidate: 'noor', coach: 'coen', request: 'before' })
  const offer = made.ok ? made.offer : ''
  if (before === 'accepted') await desk.matching.accept(coach(), { offer, request: 'yes' })
  return offer
}

/** Does the first deed, and right before its n-th commit, when all is read for it, the whole second deed on another machine. False when the first deed has no such commit. */
export async function interleaved(store: Store, before: Before, [first, second]: readonly [string, string], nth: number): Promise<boolean> {
  const offer = await prepared(store, before)
  const other = await matchDesk({ store, ids: 'second' })
  await other.refresh()
  let count = 0
  const stopping: Store = {
    ...store,
    async commit(writes) {
      if (++count === nth) await deeds[second]?.(other, offer)
      return store.commit(writes)
    },
  }
  const desk = await matchDesk({ store: stopping, ids: 'first' })
  await desk.refresh()
  count = 0
  await deeds[first]?.(desk, offer)
  await expectNeverWrong(store)
  const last = await matchDesk({ store, ids: 'last' })
  await last.refresh()
  await last.matching.reconcile(0)
  await expectMatched(store)
  return count >= nth
}
