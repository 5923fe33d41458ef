import { demoStaff } from '../../../data/demo-people.ts'
import { demoPoolDates } from '../../../data/demo-pool.ts'
import type { Actor } from '../../../data/journey.ts'
import { type PoolDateDoc, poolDateKey } from '../../../data/pool-date.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Write } from '../../../data/store.ts'
import { addDays, localDate } from '../../../rules/local-date.ts'

/** What the demo's coaches were at, so that not everybody waits for a first talk. One commit. */
export function demoPoolWrites({ timeZone, coachPool }: Programme, now: Date): Write[][] {
  const { talkMinutes, meetingMinutes } = coachPool.rhythm
  const today = localDate(now, timeZone)
  const planner = demoStaff().find(({ roles }) => roles.includes('intermediary'))
  const by: Actor = { role: 'intermediary', id: planner?.id ?? 'demo', name: planner?.name ?? '' }
  const writes = demoPoolDates.map(({ slug, type, coaches, daysAgo, place }): Write => {
    const ids = coaches.map((digits) => `00000000-0000-0000-0000-00000000000${digits}`)
    const at = `${addDays(today, -daysAgo)}T09:00:00.000Z`
    const doc: PoolDateDoc = {
      ...poolDateKey(`demo-${slug}`),
      ...{ type, at, place, by, coaches: ids, minutes: type === 'quality-talk' ? talkMinutes : meetingMinutes },
      ...{ answers: {}, state: 'held', sequence: 0, updatedAt: at },
    }
    return { op: 'put', doc }
  })
  return [writes]
}
