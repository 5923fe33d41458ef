import * as z from 'zod'
import { actor } from './journey.ts'

export const poolDateTypes = ['quality-talk', 'kick-off', 'intervision'] as const
export type PoolDateType = (typeof poolDateTypes)[number]

/**
 * A moment of the pool: a talk with one coach about how it goes, a kick-off or intervision with several. `coaches` are staff ids of who is asked, `answers` what they said; `sequence`
 * goes up with every change, for calendars. `held` is what an intermediary says afterwards. Nothing of what was said there is kept.
 */
export const poolDate = z.strictObject({
  type: z.enum(poolDateTypes),
  at: z.iso.datetime(),
  minutes: z.int().min(1),
  place: z.string().max(200),
  coaches: z.array(z.string().min(1)).min(1),
  answers: z.record(z.string(), z.enum(['yes', 'no'])),
  state: z.enum(['planned', 'held', 'cancelled']),
  by: actor,
  sequence: z.int().min(0),
  updatedAt: z.iso.datetime(),
})
export type PoolDate = z.infer<typeof poolDate>

export const poolPartition = 'pool'
/** Partition `pool`, kind `pool-date`. */
export type PoolDateDoc = PoolDate & { partition: typeof poolPartition; kind: 'pool-date'; id: string; etag?: string }
export const poolDateKey = (id: string) => ({ partition: poolPartition, kind: 'pool-date' as const, id }) as const

/** Partition `pool`: counts every moment that was planned or moved, so that of two at once one is decided again. */
export type PoolCalendarDoc = {
  partition: typeof poolPartition
  kind: 'pool-calendar'
  id: 'pool-calendar'
  etag?: string
  revision: number
}
export const poolCalendarKey = { partition: poolPartition, kind: 'pool-calendar', id: 'pool-calendar' } as const
