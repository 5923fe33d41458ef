import type { PoolDate } from '../../data/pool-date.ts'

const endOf = ({ at, minutes }: Pick<PoolDate, 'at' | 'minutes'>) => Date.parse(at) + minutes * 60_000

/** The first coach of these who has something else of the pool at that time; nothing when all are free. What was called off does not count. */
export function busyCoach(
  wish: Pick<PoolDate, 'at' | 'minutes' | 'coaches'>,
  others: readonly PoolDate[],
): { coach: string; date: PoolDate } | undefined {
  for (const date of others) {
    if (date.state !== 'planned' || endOf(date) <= Date.parse(wish.at) || endOf(wish) <= Date.parse(date.at)) continue
    const coach = wish.coaches.find((one) => date.coaches.includes(one))
    if (coach !== undefined) return { coach, date }
  }
  return undefined
}
