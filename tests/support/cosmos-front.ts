import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type AgentOptions, createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { isAuthorized } from './cosmos-auth.ts'
import { answerBatch, type Item, itemsOf, refused } from './cosmos-batch.ts'
import { type Fault, faults, type RequestKind, requestKind } from './cosmos-faults.ts'
import { answerQuery } from './cosmos-query.ts'
import { type Answer, type Headers, startUpstream } from './cosmos-upstream.ts'
import { selfSignedCertificate } from './self-signed-certificate.ts'

type Counts = Record<RequestKind | 'total', number>
export type SeenRequest = { kind: RequestKind; method: string; path: string; headers: Headers; at: number; status: number }
export type CosmosFront = Awaited<ReturnType<typeof startCosmos>>

const key = Buffer.from('a key for tests').toString('base64')
const token = 'a-token-for-tests'
const seenAtMost = 1000
const noCounts = (): Counts => ({ pointRead: 0, query: 0, crossPartitionQuery: 0, batch: 0, write: 0, queryPlan: 0, metadata: 0, total: 0 })

/**
 * Cosmos DB for tests, over HTTPS: the npm server, and before it a front that does what the service documents where the server does not
 * (atomic batches, times to live, partitions, signatures, indexes), counts requests and makes things go wrong. `now` is the service's clock.
 */
export async function startCosmos({ now, maxPageItems = 1000 }: { now: () => Date; maxPageItems?: number }) {
  const upstream = await startUpstream()
  const certificate = selfSignedCertificate()
  const wrong = faults()
  const expiry = new Map<string, { docs: string; pk: string; id: string; atMs: number }>()
  const containers = new Map<string, { rid: string; ttl: boolean; indexed: string[] }>()
  const seen: SeenRequest[] = []
  let counts = noCounts()
  let written = 0
  let nextExpiryMs = Number.POSITIVE_INFINITY
  let last: Promise<unknown> = Promise.resolve()

  /** One request at a time: nobody sees half a batch. */
  function alone<T>(run: () => Promise<T>): Promise<T> {
    const turn = last.then(run)
    last = turn.catch(() => undefined)
    return turn
  }

  async function container(coll: string) {
    const known = containers.get(coll)
    if (known) return known
    const { status, body } = await upstream.ask('GET', coll)
    if (status !== 200) return undefined
    const { _rid, defaultTtl, indexingPolicy } = JSON.parse(body)
    const paths: string[] = (indexingPolicy?.includedPaths ?? []).map(({ path }: { path: string }) => path.replace(/^\/|\/\?$/g, ''))
    const found = { rid: String(_rid), ttl: defaultTtl !== undefined, indexed: paths }
    containers.set(coll, found)
    return found
  }

  function remember(docs: string, expires: boolean, item: Item | { pk: string; id: string }): void {
    const name = JSON.stringify([docs, item.pk, item.id])
    written++
    expiry.delete(name)
    if (expires && 'ttl' in item && typeof item.ttl === 'number' && item.ttl > 0) {
      const atMs = now().getTime() + item.ttl * 1000
      expiry.set(name, { docs, pk: item.pk, id: item.id, atMs })
      nextExpiryMs = Math.min(nextExpiryMs, atMs)
    }
  }

  async function sweep(): Promise<void> {
    const nowMs = now().getTime()
    if (nowMs < nextExpiryMs) return
    nextExpiryMs = Number.POSITIVE_INFINITY
    for (const [name, { docs, pk, id, atMs }] of expiry) {
      if (atMs > nowMs) {
        nextExpiryMs = Math.min(nextExpiryMs, atMs)
        continue
      }
      expiry.delete(name)
      await itemsOf(upstream, docs).remove(pk, id)
    }
  }

  async function answer(kind: RequestKind, method: string, path: string, headers: Headers, body: string): Promise<Answer> {
    if (!isAuthorized(method, path, headers, { key, token })) return refused(401, 'The input authorization token cannot serve the request')
    if (kind === 'metadata') {
      containers.clear()
      return upstream.ask(method, path, headers, body)
    }
    if (kind === 'queryPlan') return refused(400, 'The front makes no query plans')
    const [coll = ''] = path.split('/docs')
    const docs = `${coll}/docs`
    const found = await container(coll)
    if (!found) return refused(404, 'Owner resource does not exist')
    await sweep()
    const pk: unknown = headers['x-ms-documentdb-partitionkey'] && JSON.parse(headers['x-ms-documentdb-partitionkey'])[0]
    const partition = typeof pk === 'string' ? pk : undefined
    const reply = await answerItems()
    return {
      ...reply,
      headers: {
        ...reply.headers,
        'x-ms-session-token': `0:1#${written}`,
        'x-ms-content-path': found.rid,
        'x-ms-alt-content-path': coll.slice(1),
      },
    }

    function answerItems(): Promise<Answer> {
      const { indexed, ttl } = found as NonNullable<typeof found>
      if (kind === 'batch') return answerBatch(itemsOf(upstream, docs), partition ?? '', body, (item) => remember(docs, ttl, item))
      if (kind === 'query' || kind === 'crossPartitionQuery') {
        return answerQuery(upstream, docs, { headers, body, pk: partition, indexed, maxPageItems })
      }
      if (kind === 'write') written++
      return upstream.ask(method, path, headers, body)
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const method = request.method ?? 'GET'
    const path = decodeURIComponent((request.url ?? '/').replace(/^\/+/, '/').replace(/\/$/, ''))
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const kind = requestKind(method, path, headers)
    counts[kind]++
    counts.total++
    const fault = wrong.next(kind)
    const done = fault && !fault.after ? undefined : await alone(() => answer(kind, method, path, headers, body))
    const reply = fault ? faulty(fault) : done
    seen.push({ kind, method, path, headers, at: performance.now(), status: reply?.status ?? 0 })
    if (seen.length > seenAtMost) seen.shift()
    if (!reply) {
      request.socket.destroy()
      return
    }
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers }).end(reply.body)
  }

  const server = createServer(certificate, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500).end(JSON.stringify({ message: `front: ${error}` }))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    endpoint: `https://localhost:${(server.address() as AddressInfo).port}/`,
    key,
    /** What a fake managed identity has to answer with. */
    token,
    /** For `new https.Agent(…)`: trusts the front's certificate. Few connections: one process plays both sides of each handshake. */
    agentOptions: { ca: certificate.cert, keepAlive: true, maxSockets: 16 } satisfies AgentOptions,
    requests: (): Counts => ({ ...counts }),
    resetCounts(): void {
      counts = noCounts()
      seen.length = 0
    },
    /** The last thousand requests. */
    seen: (): readonly SeenRequest[] => seen,
    inject: (fault: Fault) => wrong.inject(fault),
    clearFaults: () => wrong.clear(),
    /** Asks the server as an administrator would, without signature and counting. */
    admin: upstream.ask,
    async close(): Promise<void> {
      server.closeAllConnections()
      server.close()
      upstream.close()
    },
  }
}

function faulty(fault: Fault): Answer | undefined {
  if ('drop' in fault) return undefined
  const { status, retryAfterMs, substatus, body } = fault
  const headers = {
    ...(retryAfterMs === undefined ? {} : { 'x-ms-retry-after-ms': String(retryAfterMs) }),
    ...(substatus === undefined ? {} : { 'x-ms-substatus': String(substatus) }),
  }
  return body === undefined ? refused(status, 'injected', headers) : { status, headers, body }
}
