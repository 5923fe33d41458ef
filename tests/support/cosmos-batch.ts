import { randomUUID } from 'node:crypto'
import type { Answer, Json, Upstream } from './cosmos-upstream.ts'

export type Item = Json & { id: string; pk: string; ttl?: number; _etag?: string }
type Operation = { operationType: string; id?: string; ifMatch?: string; resourceBody?: Item }
type Result = { statusCode: number; eTag?: string; requestCharge: number; resourceBody?: Item }

const maxOperations = 100
const maxBytes = 2 * 1024 * 1024

/** The documents of one container, one at a time. */
export function itemsOf(upstream: Upstream, docs: string) {
  const headers = (pk: string) => ({
    'x-ms-documentdb-partitionkey': JSON.stringify([pk]),
    'x-ms-documentdb-query-enablecrosspartition': 'true',
  })
  return {
    async read(pk: string, id: string): Promise<Item | undefined> {
      const { status, body } = await upstream.ask('GET', `${docs}/${id}`, headers(pk))
      return status === 200 ? (JSON.parse(body) as Item) : undefined
    },
    async write(item: Item): Promise<Item> {
      const answer = await upstream.ask('POST', docs, { ...headers(item.pk), 'x-ms-documentdb-is-upsert': 'true' }, JSON.stringify(item))
      if (answer.status >= 300) throw new Error(`the server behind the front refused a write: ${answer.status} ${answer.body}`)
      return JSON.parse(answer.body) as Item
    },
    async remove(pk: string, id: string): Promise<void> {
      await upstream.ask('DELETE', `${docs}/${id}`, headers(pk))
    },
  }
}

export type Items = ReturnType<typeof itemsOf>

/**
 * A transactional batch as the service documents it: all or nothing, 207 with the status of the first refusal and 424 beside it.
 * https://learn.microsoft.com/azure/cosmos-db/nosql/transactional-batch. The caller sees to it that nothing else happens meanwhile.
 */
export async function answerBatch(
  items: Items,
  pk: string,
  body: string,
  wrote: (item: Item | { pk: string; id: string }) => void,
): Promise<Answer> {
  if (Buffer.byteLength(body) > maxBytes) return refused(413, 'Request size is too large')
  const operations = JSON.parse(body) as Operation[]
  if (operations.length > maxOperations) return refused(400, 'Batch request has more operations than what is supported')
  const staged = new Map<string, Item | undefined>()
  const results: Result[] = []
  for (const operation of operations) {
    const id = operation.resourceBody?.id ?? operation.id ?? ''
    const problem = invalid(operation, id, pk)
    if (problem) return refused(400, problem)
    const before = staged.has(id) ? staged.get(id) : await items.read(pk, id)
    const status = statusOf(operation, before)
    if (status >= 400) return failedAt(results.length, operations.length, status)
    if (operation.operationType === 'Delete') staged.set(id, undefined)
    else if (operation.operationType !== 'Read') staged.set(id, { ...(operation.resourceBody as Item), _etag: randomUUID() })
    const after = staged.has(id) ? staged.get(id) : before
    results.push({ statusCode: status, requestCharge: 1, ...(after ? { eTag: String(after._etag), resourceBody: after } : {}) })
  }
  for (const [id, item] of staged) {
    if (!item) await items.remove(pk, id)
    const written = item && (await items.write(item))
    if (written)
      for (const [n, result] of results.entries()) if (operations[n]?.resourceBody?.id === id) result.eTag = String(written._etag)
    wrote(written ?? { pk, id })
  }
  for (const result of results) delete result.resourceBody
  return { status: 200, headers: {}, body: JSON.stringify(results) }
}

function statusOf({ operationType, ifMatch }: Operation, before: Item | undefined): number {
  const stale = ifMatch !== undefined && before !== undefined && ifMatch !== before._etag
  switch (operationType) {
    case 'Create':
      return before ? 409 : 201
    case 'Upsert':
      return stale ? 412 : before ? 200 : 201
    case 'Replace':
    case 'Read':
      return before ? (stale ? 412 : 200) : 404
    case 'Delete':
      return before ? (stale ? 412 : 204) : 404
    default:
      return 400
  }
}

function failedAt(at: number, count: number, status: number): Answer {
  const results = Array.from({ length: count }, (_, n) => ({ statusCode: n === at ? status : 424, requestCharge: 0 }))
  return { status: 207, headers: {}, body: JSON.stringify(results) }
}

/** What the service says of ids, partition keys and times to live. */
function invalid({ resourceBody }: Operation, id: string, pk: string): string | undefined {
  if (id === '' || /[/\\?#]/.test(id) || Buffer.byteLength(id) > 1023) return `The input name '${id}' is invalid`
  if (Buffer.byteLength(pk) > 2048) return 'The partition key is too long'
  if (resourceBody && resourceBody.pk !== pk) return 'PartitionKey extracted from document does not match the one specified in the header'
  const ttl = resourceBody?.ttl
  if (ttl !== undefined && ttl !== -1 && !(Number.isInteger(ttl) && ttl >= 1)) return `The value ${ttl} of ttl is invalid`
  return undefined
}

export const refused = (status: number, message: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  body: JSON.stringify({ code: String(status), message }),
})
