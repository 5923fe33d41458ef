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
    const ttl = write.op === 'remove' ? undefined : write.doc.ttl
    if (ttl !== undefined && !(Number.isInteger(ttl) && ttl >= 1 && ttl <= maxTtl)) {
      throw new RangeError(`ttl is whole seconds from 1 to ${maxTtl}, not ${ttl} (${key.kind} ${key.id})`)
    }
  }
  return partition
}

/** Throws TypeError for a key that is no key. */
export function checkKey({ partition, kind, id }: Key): void {
  if (typeof partition !== 'string' || typeof kind !== 'string' || typeof id !== 'string' || !partition || !kind || !id) {
    throw new TypeError(`partition, kind and id are non-empty strings, not ${JSON.stringify({ partition, kind, id })}`)
  }
}
