import { randomBytes } from 'node:crypto'
import { itemId, partitionKey } from './cosmos-id.ts'
import { type CosmosItem, toCosmosItem } from './cosmos-item.ts'
import { type RetryOptions, retrying } from './cosmos-retry.ts'
import { ConflictError, maxCommitBytes, maxWrites, type Write } from './store.ts'

export type BatchOperation =
  | { operationType: 'Create' | 'Upsert'; resourceBody: CosmosItem }
  | { operationType: 'Replace'; id: string; resourceBody: CosmosItem; ifMatch: string }
  | { operationType: 'Delete'; id: string; ifMatch?: string }

export type BatchResult = { statusCode: number; eTag?: string }

/** The two requests a commit makes. A batch that was refused resolves too; its results tell. */
export type CommitRequests = {
  batch: (pk: string, operations: BatchOperation[]) => Promise<readonly BatchResult[]>
  read: (pk: string, id: string) => Promise<{ c: string; _etag: string } | undefined>
}

/** An etag no item has: what we wrote was written over before we knew. */
const overwritten = '"00000000-0000-0000-0000-000000000000"'
const failedDependency = 424
const preconditions = [404, 409, 412]
const markerTtlSeconds = 600

/**
 * One transactional batch, in one request unless Cosmos asks for more. A batch whose answer got lost may have been carried out; sent again it
 * is refused because of its own writes. So each item carries the id of the commit that wrote it, which tells this from a conflict.
 */
export async function commitToCosmos(
  writes: readonly Write[],
  partition: string,
  requests: CommitRequests,
  options: RetryOptions,
): Promise<string[]> {
  const commitId = randomBytes(9).toString('base64url')
  const pk = partitionKey(partition)
  const items = writes.map((write) => (write.op === 'remove' ? undefined : toCosmosItem(write.doc, commitId)))
  refuseTooLarge(items)
  const marker = needsMarker(writes) ? placeholder(`~commit-${commitId}`) : undefined
  /** Removals whose document turned out not to be there. */
  const absent = new Set<number>()

  function placeholder(id: string): CosmosItem {
    return { id, pk, s: '', c: commitId, ttl: markerTtlSeconds, d: {} }
  }

  /** Cosmos refuses a batch that deletes what is not there; made and deleted at once, it stays away for as long as the batch takes. */
  function operationsFor(write: Write, n: number): BatchOperation[] {
    const resourceBody = items[n]
    if (write.op === 'remove') {
      const id = itemId(write.key)
      const gone: BatchOperation = { operationType: 'Delete', id, ...(write.etag === undefined ? {} : { ifMatch: write.etag }) }
      if (!absent.has(n)) return [gone]
      return alone || writes.length + absent.size > maxWrites ? [] : [{ operationType: 'Create', resourceBody: placeholder(id) }, gone]
    }
    if (!resourceBody) return []
    if (write.op === 'create') return [{ operationType: 'Create', resourceBody }]
    if (write.doc.etag === undefined) return [{ operationType: 'Upsert', resourceBody }]
    return [{ operationType: 'Replace', id: resourceBody.id, resourceBody, ifMatch: write.doc.etag }]
  }
  const alone = writes.every((write) => write.op === 'remove' && write.etag === undefined)

  /** The etags when an earlier attempt has been carried out after all; undefined when the conflict is another's doing. */
  async function carriedOut(): Promise<string[] | undefined> {
    const found = await Promise.all([...items, marker].map((item) => item && requests.read(pk, item.id)))
    if (!found.some((item) => item?.c === commitId)) return undefined
    return items.map((item, n) => (item === undefined ? '' : found[n]?.c === commitId ? found[n]._etag : overwritten))
  }

  return retrying(async (uncertain) => {
    for (;;) {
      const planned = writes.flatMap((write, n) => operationsFor(write, n).map((operation) => ({ operation, n })))
      if (planned.length === 0) return writes.map(() => '')
      const operations = planned.map(({ operation }) => operation)
      if (marker) operations.push({ operationType: 'Upsert', resourceBody: marker })
      const results = await requests.batch(pk, operations)
      const at = results.findIndex(({ statusCode }) => statusCode >= 400 && statusCode !== failedDependency)
      if (at === -1) return writes.map((_, n) => (items[n] ? (results[planned.findIndex((plan) => plan.n === n)]?.eTag ?? '') : ''))
      const { statusCode } = results[at] as BatchResult
      const n = planned[at]?.n ?? -1
      const write = writes[n]
      if (!write || !preconditions.includes(statusCode))
        throw Object.assign(new Error(`a write was refused with ${statusCode}`), { code: statusCode })
      if (write.op === 'remove' && write.etag === undefined) {
        if (statusCode === 404) absent.add(n)
        else absent.delete(n)
        continue
      }
      const etags = uncertain ? await carriedOut() : undefined
      if (etags) return etags
      const { kind, id } = write.op === 'remove' ? write.key : write.doc
      throw new ConflictError(`${kind} ${id} in ${partition} has changed since it was read`)
    }
  }, options)
}

/** A commit that only removes what it has read leaves nothing behind to tell it by. */
const needsMarker = (writes: readonly Write[]): boolean =>
  writes.every(({ op }) => op === 'remove') &&
  writes.length < maxWrites &&
  writes.some((write) => write.op === 'remove' && write.etag !== undefined)

function refuseTooLarge(items: readonly (CosmosItem | undefined)[]): void {
  const bytes = items.reduce((sum, item) => sum + (item ? Buffer.byteLength(JSON.stringify(item.d)) : 0), 0)
  if (bytes > maxCommitBytes)
    throw new RangeError(`a commit holds at most ${maxCommitBytes} bytes of JSON, this one has ${bytes}; split it`)
}
