import type { Bilingual } from '../../data/bilingual.ts'
import type { NoticeDoc } from '../../data/notice.ts'
import { type PoolDate, poolPartition } from '../../data/pool-date.ts'
import { titleVars } from '../journey/journey-notices.ts'
import { personNotice, recipientId } from '../notices/person-notice.ts'

export type PoolHeard = 'pool-planned' | 'pool-moved' | 'pool-cancelled' | 'pool-soon'
const day = 86_400_000

/** `title` is what the moment is called, `by` who plans it. */
export type PoolSaid = { id: string; date: PoolDate; title: Bilingual; by: string }

/** What coaches hear about a moment of the pool, with the file for their calendar. All of it lies with the moment; the id makes each change once. Nothing for nobody. */
export function poolNotices(about: PoolHeard, { id, date, title, by }: PoolSaid, coaches: readonly string[], now: Date): NoticeDoc[] {
  const [first] = coaches
  if (first === undefined) return []
  const { at, minutes, place, sequence } = date
  const vars = { date: id, by, place, startAt: at, ...titleVars('what', title) }
  const soon = about === 'pool-soon'
  const dueAt = soon ? new Date(Date.parse(at) - day) : now
  const doc = personNotice(
    { about, key: soon ? id : `${id}-${sequence}`, to: { staff: first }, vars, partition: poolPartition, dueAt },
    now,
  )
  const end = new Date(Date.parse(at) + minutes * 60_000).toISOString()
  return [
    {
      ...doc,
      ...(about !== 'pool-cancelled' && { expiresAt: end }),
      recipients: coaches.map((staff) => ({ id: recipientId({ staff }), state: 'pending' })),
      ...(!soon && {
        calendar: about === 'pool-cancelled' ? ('cancel' as const) : ('request' as const),
        event: { uid: `pool-${id}`, sequence, start: at, end, title, place },
      }),
    },
  ]
}

export const poolSoonKey = (id: string) => ({ partition: poolPartition, kind: 'notice' as const, id: `pool-soon-${id}` })

/** Whether a word the day before makes sense: not for what is planned for tomorrow or sooner. */
export const isFarOff = ({ at }: Pick<PoolDate, 'at'>, now: Date) => Date.parse(at) - now.getTime() > 1.5 * day
