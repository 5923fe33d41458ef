import type { MatchSlotDoc, PairDoc } from '../../../data/offer.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Matching, PairChanged } from '../../../dialogs/matching/port.ts'
import { type MatchingDesk, pairKey, slotKey, staffActor } from './matching-desk.ts'

const states = { lock: 'locked', unlock: 'unlocked', exclude: 'refused' } as const

/** What an intermediary decides about a pair: they belong together, they do not, or nothing is decided any more. */
export async function changePair(
  desk: MatchingDesk,
  who: Who,
  { candidate, coach, change, words }: Parameters<Matching['pair']>[1],
): Promise<PairChanged> {
  const by = staffActor(who, 'intermediary')
  if (!by) return { ok: false, reason: 'forbidden' }
  if (!desk.directory.byId(candidate) || !desk.staff.byId(coach)?.roles.includes('coach')) return { ok: false, reason: 'unknown' }
  const slot = change === 'exclude' ? await desk.store.get<MatchSlotDoc>(slotKey(candidate, 'coach')) : undefined
  if (slot?.target === coach) return { ok: false, reason: 'open' }
  const doc: PairDoc = {
    ...pairKey(candidate, coach),
    ...{ to: 'coach', state: states[change], at: desk.now().toISOString(), by },
    ...(words && { words }),
  }
  await desk.store.commit([{ op: 'put', doc }])
  await desk.audit.record(candidate, by, 'change', 'pair')
  return { ok: true }
}
