import type { CandidateCard } from '../../data/candidate.ts'
import type { HourBalance } from '../../data/hours.ts'

const day = 86_400_000

/** Since when a coach logged nothing for a candidate, when that is worth a word; `coachSince` is when they became their coach. Nothing for who is not on the route. */
export function silentSince(
  { state, coach }: Pick<CandidateCard, 'state' | 'coach'>,
  balance: Pick<HourBalance, 'coaches'> | undefined,
  coachSince: string,
  { silentDays, now }: { silentDays: number; now: Date },
): string | undefined {
  if (state !== 'active' || coach === undefined) return undefined
  const logged = balance?.coaches[coach]?.lastAt ?? ''
  const since = logged > coachSince ? logged : coachSince
  return Date.parse(since) + silentDays * day <= now.getTime() ? since : undefined
}

export type BudgetState = 'full' | 'near' | 'unused'

/** Whether a budget is worth a look: all used, nearly, or hardly used though there was time for it. `since` is when the candidate came into this state. */
export function budgetState(
  { of, used }: { of: number; used: number },
  { lastAt = '', since, now }: { lastAt?: string | undefined; since: string; now: Date },
  { nearShare, unusedShare, unusedDays }: { nearShare: number; unusedShare: number; unusedDays: number },
): BudgetState | undefined {
  if (of <= 0) return undefined
  if (used >= of) return 'full'
  if (used >= nearShare * of) return 'near'
  const latest = lastAt > since ? lastAt : since
  return used <= unusedShare * of && Date.parse(latest) + unusedDays * day <= now.getTime() ? 'unused' : undefined
}
