import type { NoticeWishes } from '../../data/reach.ts'
import type { Handling } from './kinds.ts'
import { nextTime, type QuietHours, quietUntil } from './quiet-hours.ts'

export type Calendar = { quietHours: QuietHours; digestAt: string; timeZone: string }

/** What is held longer than until this long before it expires is sent all the same, in milliseconds. */
const leastLeft = 2 * 3_600_000

/** Now, later (quiet hours, or the digest somebody wants), or not at all because they switched it off. */
export type When = { when: 'now' } | { when: 'later'; at: Date; why: 'quiet' | 'digest' } | { when: 'never' }

/** When a notice that is due goes to one person. `held` when it waited for the digest already. */
export function whenToSend(
  notice: { expiresAt: string; held: boolean },
  { kind, prompt }: Handling,
  wishes: Pick<NoticeWishes, 'off' | 'digest'>,
  { quietHours, digestAt, timeZone }: Calendar,
  now: Date,
): When {
  if (kind && wishes.off.includes(kind)) return { when: 'never' }
  if (prompt) return { when: 'now' }
  const inTime = (at: Date) => Date.parse(notice.expiresAt) - at.getTime() >= leastLeft
  const digest = wishes.digest && !notice.held && nextTime(new Date(now.getTime() - 1), digestAt, timeZone)
  if (digest && digest > now && inTime(digest)) return { when: 'later', at: digest, why: 'digest' }
  const loud = quietUntil(now, quietHours, timeZone)
  return loud && inTime(loud) ? { when: 'later', at: loud, why: 'quiet' } : { when: 'now' }
}
