import { expect, test } from 'vitest'
import { recipientFinder } from '../../../bot/services/notices/find-recipient.ts'
import { staffDirectory } from '../../../bot/staff.ts'
import type { StaffDoc } from '../../../data/person.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { personNotice } from '../../../rules/notices/person-notice.ts'
import { someMorning } from '../../support/desk.ts'

const away = { from: '2026-11-01', until: '2026-11-30' }
const member = (id: string, roles: StaffDoc['roles'], more: Partial<StaffDoc> = {}): StaffDoc => ({
  ...{ partition: 'staff', kind: 'staff', id, name: id, roles },
  ...more,
})

test.each([
  // Regression: a coach who is an intermediary too had their offers and hours sent to a colleague.
  ['both', 'match-offer', 'both'],
  ['both', 'survey-coach', 'both'],
  ['both', 'hours-sign', 'both'],
  ['both', 'pool-planned', 'both'],
  ['both', 'helpdesk-new', 'both'],
  ['both', 'rating-low', 'lise'],
  ['megan', 'match-question', 'lise'],
  ['megan', 'step-waiting', 'lise'],
  ['alex', 'step-waiting', 'alex'],
  ['lise', 'match-question', 'lise'],
])('%s hears %s: %s', async (staffId, about, expected) => {
  const store = sqliteStore({ path: ':memory:', now: () => someMorning })
  const people = [
    member('both', ['coach', 'intermediary'], { away }),
    member('megan', ['intermediary'], { away }),
    member('alex', ['coach'], { away }),
    member('lise', ['intermediary']),
  ]
  await store.commit(people.map((doc) => ({ op: 'put', doc })))
  const staff = staffDirectory(store, false, () => '2026-11-17')
  await staff.refresh()
  const find = recipientFinder({ store, staff, isOpen: () => false })
  const notice = personNotice({ about, key: '1', to: { staff: staffId }, vars: {} }, someMorning)
  expect(await find(notice, `staff:${staffId}`)).toMatchObject({ subject: `staff:${expected}` })
})
