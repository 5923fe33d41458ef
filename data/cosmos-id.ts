import { createHash } from 'node:crypto'
import { fromOrderKey, orderKey } from './order-key.ts'
import type { Key } from './store.ts'

/** Cosmos allows 1,023 bytes in an id and 2,048 in a partition key; longer ones are hashed. */
const maxId = 1000
const maxPartitionBytes = 1900
const hashedPartition = '\ud7ff\u0001'

const unsafe = /[^A-Za-z0-9_.-]/g
const escaped = /~([0-9a-f]{4})/g

/** A text in letters, digits and `_ . - ~` only, since Cosmos forbids `/ \ ? #` in ids. Never contains `~-`, `~~` or `/`. */
export function safeText(text: string): string {
  return text.replace(unsafe, (unit) => `~${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** The text that `safeText` was given. */
export function fromSafeText(text: string): string {
  return text.replace(escaped, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** The item's id within its partition. */
export function itemId({ kind, id }: Pick<Key, 'kind' | 'id'>): string {
  const readable = `${safeText(kind)}~-${safeText(id)}`
  return readable.length <= maxId ? readable : `${readable.slice(0, 200)}~~${hash([kind, id])}`
}

/** The partition key value: the partition itself unless it is too long. */
export function partitionKey(partition: string): string {
  const readable = orderKey(partition)
  return Buffer.byteLength(readable) <= maxPartitionBytes ? readable : hashedPartition + hash([partition])
}

/** The field by which items of a kind are found and ordered: the order of ids within a kind is that of `orderKey`. */
export function sortKey(kind: string, orderedId: string): string {
  return `${safeText(kind)}/${orderedId}`
}

/** Kind and id of a sort key. */
export function fromSortKey(key: string): { kind: string; id: string } {
  const slash = key.indexOf('/')
  return { kind: fromSafeText(key.slice(0, slash)), id: fromOrderKey(key.slice(slash + 1)) }
}

const hash = (parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
