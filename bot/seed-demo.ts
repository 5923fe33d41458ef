import { demoStaff } from '../data/demo-people.ts'
import type { Programme } from '../data/programme.ts'
import type { Store } from '../data/store.ts'
import { demoSessionWrites } from './services/info-sessions/demo-writes.ts'

/** Fills an empty store with the demo's people and info sessions, made relative to the clock. What is there already stays. */
export async function seedDemo(store: Store, programme: Programme, now: Date): Promise<void> {
  const { docs } = await store.list('staff', 'staff', { limit: 1 })
  if (docs.length > 0) return
  await Promise.all(demoSessionWrites(programme, now).map((writes) => store.commit(writes)))
  await store.commit(demoStaff().map((doc) => ({ op: 'put', doc })))
}
