import { demoStaff } from '../data/demo-people.ts'
import type { Programme } from '../data/programme.ts'
import type { Store } from '../data/store.ts'
import { demoFigureWrites } from './services/helpdesk/demo-writes.ts'
import { demoHourWrites } from './services/hours/demo-writes.ts'
import { demoSessionWrites } from './services/info-sessions/demo-writes.ts'
import { demoCandidateWrites } from './services/journey/demo-writes.ts'
import { demoMatchingWrites } from './services/matching/demo-writes.ts'
import { demoPoolWrites } from './services/pool/demo-writes.ts'
import { demoSchoolWrites } from './services/schools/demo-writes.ts'

/** Fills an empty store with the demo's people, info sessions, candidates and, when `lively`, what they and their coaches did: hours, surveys, talks. Relative to the clock. What is there already stays. */
export async function seedDemo(store: Store, programme: Programme, now: Date, lively = true): Promise<void> {
  const { docs } = await store.list('staff', 'staff', { limit: 1 })
  if (docs.length > 0) return
  const writes = [
    ...demoSessionWrites(programme, now),
    ...demoCandidateWrites(programme, now, lively),
    ...demoSchoolWrites(now),
    ...demoMatchingWrites(programme, now),
    ...(lively ? [...demoHourWrites(programme, now), ...demoFigureWrites(programme, now), ...demoPoolWrites(programme, now)] : []),
  ]
  await Promise.all(writes.map((one) => store.commit(one)))
  await store.commit(demoStaff().map((doc) => ({ op: 'put', doc })))
}
