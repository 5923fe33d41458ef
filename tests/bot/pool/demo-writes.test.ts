import { expect, test } from 'vitest'
import { demoPoolWrites } from '../../../bot/services/pool/demo-writes.ts'
import { demoStaff } from '../../../data/demo-people.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import { type PoolDateDoc, poolDate } from '../../../data/pool-date.ts'
import { coachStanding } from '../../../rules/pool/coach-standing.ts'

test('of the demo’s coaches one is new, one waits too long for a talk, and the others had theirs', () => {
  const programme = loadProgramme('amsterdam-po')
  const now = new Date('2026-11-25T09:00:00.000Z')
  const dates = demoPoolWrites(programme, now)
    .flat()
    .flatMap((write) => (write.op === 'put' ? [write.doc as PoolDateDoc] : []))
  for (const { partition, kind, id: _id, ...date } of dates) {
    expect([partition, kind]).toEqual(['pool', 'pool-date'])
    expect(poolDate.safeParse(date).success).toBe(true)
    expect(date.at < now.toISOString()).toBe(true)
  }
  const standings = demoStaff()
    .filter(({ roles }) => roles.includes('coach'))
    .map(({ id, name }) =>
      coachStanding({ id, name, external: false, capacity: 5, taken: 3, held: 0, away: [] }, dates, {
        rhythm: programme.coachPool.rhythm,
        timeZone: programme.timeZone,
        now,
      }),
    )
  expect(standings.filter(({ talk }) => talk.last === undefined).map(({ name }) => name)).toEqual(['Farid Baldé'])
  expect(standings.filter(({ todo }) => todo.includes('plan-talk')).map(({ name }) => name)).toEqual(['Ilse Karsten', 'Farid Baldé'])
})
