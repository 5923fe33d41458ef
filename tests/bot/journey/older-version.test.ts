import { expect, test } from 'vitest'
import { programmeVersions } from '../../../bot/services/journey/programme-versions.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'

test('a version that was kept before the programme had a pace or surveys is read with the usual values', async () => {
  const store = sqliteStore({ path: ':memory:', now: () => new Date('2026-12-01T10:00:00Z') })
  const current = loadProgramme('amsterdam-po')
  const { pace: _pace, surveys: _surveys, ...before } = { ...current, version: '2025-1' }
  const doc = { partition: 'programmes', kind: 'programme', id: 'amsterdam-po@2025-1', programme: before }
  await store.commit([{ op: 'create', doc }])
  const versions = programmeVersions(store, current)
  const found = await versions.load({ id: 'amsterdam-po', version: '2025-1' })
  expect(found).toMatchObject({
    version: '2025-1',
    pace: { answerDays: 7, backUpDays: 7, quietDays: { first: 14, last: 30 }, placeHours: 48, afterSessionMinutes: 60 },
    surveys: { askAfterDays: 1, reminderDays: [7, 14], changeDays: 14, lowRating: 5, fewest: 5, coachDay: '06-15' },
  })
  expect(found.phases).toEqual(current.phases)
  expect(await versions.load({ id: 'amsterdam-po', version: '2025-1' })).toBe(found)
})
