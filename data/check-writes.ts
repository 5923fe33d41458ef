import { type Key, maxWrites, type Write } from './store.ts'

const maxTtl = 2_147_483_647

/** Throws TypeError or RangeError, both bugs of the caller, when a commit breaks the contract. Returns the partition it is in. */
export function checkWrites(writes: readonly Write[]): string | undefined {
  if (writes.length > maxWrites) throw new RangeError(`a commit holds at most ${maxWrites} writes, this one has ${writes.length}; split it`)
  let partition: string | undefined
  for (const write of writes) {
    const key = write.op === 'remove' ? write.key : write.doc
    checkKey(key)
    partition ??= key.partition
    if (key.partition !== partition) {
      throw new TypeError(`a commit stays within one partition, this one writes to ${partition} and ${key.partition}`)
    }
    const { ttl, dueAt } = write.op === 'remove' ? {} : write.doc
    if (dueAt !== undefined) checkInstant(dueAt, `dueAt of ${key.kind} ${key.id}`)
    if (ttl !== undefined && !(Number.isInteger(ttl) && ttl >= 1 && ttl <= maxTtl)) {
      throw new RangeError(`ttl is whole seconds from 1 to ${maxTtl}, not ${ttl} (${key.kind} ${key.id})`)
    }
  }
  return partition
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** Throws RangeError unless it is written as `Date.toISOString()` does, so that text sorts as time does. */
export function checkInstant(text: string, name: string): void {
  if (!instant.test(text)) throw new RangeError(`${name} is an instant like 2026-11-25T09:00:00.000Z, not ${text}`)
}

/** Throws TypeError for a key that is no key. */
export function checkKey({ partition, kind, id }: Key): void {
  if (typeof partition !== 'string' || typeof kind !== 'string' || typeof id !== 'string' || !partition || !kind || !id) {
    throw new TypeError(`partition, kind and id are non-empty strings, not ${JSON.stringify({ partition, kind, id })}`)
  }
}
