import { Agent } from 'node:https'
import { type Container, CosmosClient, type CosmosClientOptions, type FeedOptions, type SqlQuerySpec } from '@azure/cosmos'
import { checkInstant, checkKey, checkWrites } from './check-writes.ts'
import { commitToCosmos } from './cosmos-commit.ts'
import { containerChange, containerDefinition, containerId } from './cosmos-container.ts'
import { cosmosHttp } from './cosmos-http.ts'
import { itemId, partitionKey, sortKey } from './cosmos-id.ts'
import { type CosmosItem, fromCosmosItem } from './cosmos-item.ts'
import { cosmosOpenError } from './cosmos-open-error.ts'
import { cosmosStatus, readSessionNotAvailable, retrying } from './cosmos-retry.ts'
import { listRange } from './list-range.ts'
import { orderKey } from './order-key.ts'
import { pageLimit } from './page-limit.ts'
import type { ContentsOptions, Doc, DueOptions, Key, ListOptions, Page, Store, Stored, Write } from './store.ts'

export type CosmosStoreOptions = {
  endpoint: string
  /** Without a key: managed identity, or what else `DefaultAzureCredential` finds. */
  key?: string | undefined
  /** Made when missing, with its container. */
  database: string
  /** How long one call goes on trying before it throws StoreUnavailableError; 12,000 ms by default. */
  retryForMs?: number
  /** How long one request may take; 5,000 ms by default. */
  requestTimeoutMs?: number
  /** For tests: an agent that trusts another certificate. */
  agent?: Agent | undefined
  /** For tests: in place of managed identity. */
  credential?: NonNullable<CosmosClientOptions['aadCredentials']>
}

type Found = CosmosItem & { _etag: string }

const listQuery = 'SELECT * FROM c WHERE c.s >= @from AND c.s < @until AND c.s != @not ORDER BY c.s'
const contentsQuery = 'SELECT * FROM c WHERE c.s > @after ORDER BY c.s ASC'
const findQuery = 'SELECT * FROM c WHERE c.s >= @from AND c.s < @until'
const dueQuery = 'SELECT * FROM c WHERE c.d.dueAt >= @from AND c.d.dueAt <= @before'
const everythingQuery = 'SELECT c.pk, c.id FROM c'
const tokenMark = 'cosmos.'

/** The store on Azure Cosmos DB for NoSQL, for more than one machine. One request a call, unless Cosmos asks for more. Throws StoreOpenError. */
export async function cosmosStore(options: CosmosStoreOptions): Promise<Store> {
  const { database, retryForMs = 12_000 } = options
  const retry = { retryForMs }
  const client = await openClient(options).catch((error: unknown) => {
    throw cosmosOpenError(error, options)
  })
  const container = client.database(database).container(containerId)
  let closed = false
  try {
    await retrying(() => prepare(client, container, database), retry)
    await ping()
  } catch (error) {
    client.dispose()
    throw cosmosOpenError(error, options)
  }

  function asking<T>(attempt: () => Promise<T>): Promise<T> {
    return closed ? Promise.reject(new Error('the store is closed')) : retrying(attempt, retry)
  }

  async function read(pk: string, id: string): Promise<Found | undefined> {
    const { resource, statusCode, substatus } = await container.item(id, pk).read<Found>()
    if (substatus === readSessionNotAvailable) throw Object.assign(new Error('the replica lags behind'), { code: statusCode, substatus })
    return resource
  }

  async function query(spec: SqlQuerySpec, feed: FeedOptions): Promise<{ items: Found[]; token: string | undefined }> {
    const { resources, continuationToken } = await asking(() => container.items.query<Found>(spec, feed).fetchNext())
    return { items: resources ?? [], token: continuationToken || undefined }
  }

  /** So many items of a query within a partition, or all there are. */
  async function within(partition: string, spec: SqlQuerySpec, most: number): Promise<Found[]> {
    const items: Found[] = []
    let token: string | undefined
    do {
      const feed = { partitionKey: partitionKey(partition), maxItemCount: most - items.length }
      const page = await query(spec, token === undefined ? feed : { ...feed, continuationToken: token })
      items.push(...page.items)
      token = page.token
    } while (token !== undefined && items.length < most)
    return items
  }

  /** One page of a query over all partitions, which the gateway answers in no order. */
  async function everywhere<T extends Doc>(
    sql: string,
    values: Readonly<Record<string, string>>,
    finding: { after?: string | undefined; limit?: number },
  ): Promise<Page<T>> {
    const maxItemCount = pageLimit(finding.limit)
    const spec = { query: sql, parameters: Object.entries(values).map(([name, value]) => ({ name: `@${name}`, value })) }
    let token = finding.after === undefined ? undefined : fromAfter(finding.after)
    for (;;) {
      const page = await query(spec, token === undefined ? { maxItemCount } : { maxItemCount, continuationToken: token })
      token = page.token
      if (page.items.length > 0 || token === undefined) {
        return toPage(page.items.map(fromCosmosItem<T>), token === undefined ? undefined : toAfter(token))
      }
    }
  }

  async function removeAny(pk: string, id: string): Promise<void> {
    await container
      .item(id, pk)
      .delete()
      .catch((error: unknown) => {
        if (cosmosStatus(error).code !== 404) throw error
      })
  }

  async function ping(): Promise<void> {
    await asking(() => read('ping', 'ping'))
  }

  return {
    async get<T extends Doc>(key: Key) {
      checkKey(key)
      const item = await asking(() => read(partitionKey(key.partition), itemId(key)))
      return item && fromCosmosItem<T>(item)
    },
    async commit(writes: readonly Write[]) {
      const partition = checkWrites(writes)
      if (partition === undefined) return []
      if (closed) throw new Error('the store is closed')
      const batch = async (pk: string, operations: Parameters<Container['items']['batch']>[0]) =>
        (await container.items.batch(operations, pk, { contentResponseOnWriteEnabled: false })).result ?? []
      return commitToCosmos(writes, partition, { batch, read }, retry)
    },
    async list<T extends Doc>(partition: string, kind: string, listing: ListOptions = {}) {
      const limit = pageLimit(listing.limit)
      const { from, until, not } = listRange(listing)
      const spec = {
        query: `${listQuery} ${listing.descending ? 'DESC' : 'ASC'}`,
        parameters: Object.entries({ from, until, not }).map(([name, value]) => ({ name: `@${name}`, value: sortKey(kind, value) })),
      }
      const items = await within(partition, spec, limit + 1)
      const docs = items.slice(0, limit).map(fromCosmosItem<T>)
      return toPage(docs, items.length > limit ? docs.at(-1)?.id : undefined)
    },
    async contents<T extends Doc>(partition: string, { after, beyond, limit: most }: ContentsOptions = {}) {
      const limit = pageLimit(most)
      const start = after ?? (beyond ? sortKey(beyond.kind, orderKey(beyond.id)) : '')
      const spec = { query: contentsQuery, parameters: [{ name: '@after', value: start }] }
      const items = await within(partition, spec, limit + 1)
      return toPage(items.slice(0, limit).map(fromCosmosItem<T>), items.length > limit ? items[limit - 1]?.s : undefined)
    },
    find: async <T extends Doc>(kind: string, finding: { after?: string | undefined; limit?: number } = {}) =>
      everywhere<T>(findQuery, { from: sortKey(kind, ''), until: afterKind(kind) }, finding),
    async due<T extends Doc>(before: string, finding: DueOptions = {}) {
      checkInstant(before, 'before')
      if (finding.from !== undefined) checkInstant(finding.from, 'from')
      const page = await everywhere<T>(dueQuery, { from: finding.from ?? '', before }, finding)
      return { ...page, docs: page.docs.toSorted((a, b) => (String(a.dueAt) < String(b.dueAt) ? -1 : 1)) }
    },
    ping,
    async clear() {
      for (;;) {
        const { items } = await query({ query: everythingQuery }, { maxItemCount: 100 })
        if (items.length === 0) return
        await Promise.all(items.map(({ pk, id }) => asking(() => removeAny(pk, id))))
      }
    },
    async close() {
      closed = true
      client.dispose()
    },
  }
}

const toPage = <T extends Doc>(docs: Stored<T>[], next: string | undefined): Page<T> => (next === undefined ? { docs } : { docs, next })

/** The first sort key beyond those of a kind: `0` follows `/`. */
const afterKind = (kind: string) => sortKey(kind, '').replace(/\/$/, '0')

const toAfter = (token: string) => tokenMark + Buffer.from(token).toString('base64url')

function fromAfter(after: string): string {
  if (after.startsWith(tokenMark)) return Buffer.from(after.slice(tokenMark.length), 'base64url').toString()
  throw new RangeError(`after is the next of an earlier page, not ${after}`)
}

/**
 * Retries and regions are left to us and to Azure's own routing: the client would also repeat writes whose outcome it does not know. Session
 * consistency, because without it not even this process is sure to read what it has just written.
 */
async function openClient({ endpoint, key, requestTimeoutMs = 5000, agent, credential }: CosmosStoreOptions): Promise<CosmosClient> {
  const secure = endpoint.startsWith('https:')
  const own = agent ?? (secure ? new Agent({ keepAlive: true, maxSockets: 50 }) : undefined)
  return new CosmosClient({
    endpoint,
    ...(key === undefined ? { aadCredentials: credential ?? (await managedIdentity()) } : { key }),
    consistencyLevel: 'Session',
    connectionPolicy: {
      requestTimeout: requestTimeoutMs,
      enableEndpointDiscovery: false,
      enableBackgroundEndpointRefreshing: false,
      retryOptions: { maxRetryAttemptCount: 0, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 0 },
    },
    httpClient: cosmosHttp(),
    ...(own ? { agent: own } : {}),
  })
}

async function managedIdentity() {
  const { DefaultAzureCredential } = await import('@azure/identity')
  return new DefaultAzureCredential()
}

/** Reads the container, and makes or completes it where needed. Also tells the client the partition key, which it would ask for later. */
async function prepare(client: CosmosClient, container: Container, database: string): Promise<void> {
  const found = await container.read().catch((error: unknown) => {
    if (cosmosStatus(error).code !== 404) throw error
    return undefined
  })
  if (!found?.resource) {
    const made = await client.databases.createIfNotExists({ id: database })
    await made.database.containers.createIfNotExists(containerDefinition).catch((error: unknown) => {
      if (cosmosStatus(error).code !== 409) throw error
    })
    await container.read()
    return
  }
  const change = containerChange(found.resource, database)
  if (change) await container.replace({ ...found.resource, ...change })
}
