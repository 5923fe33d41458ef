/** What a request is, as far as costs go. */
export type RequestKind = 'pointRead' | 'query' | 'crossPartitionQuery' | 'batch' | 'write' | 'queryPlan' | 'metadata'

/** Something that goes wrong: a status, or the connection is dropped. With `after` the request is carried out first and its answer lost. */
export type Fault = {
  on?: RequestKind
  /** 1 by default. */
  times?: number
  after?: boolean
} & ({ status: number; retryAfterMs?: number; substatus?: number; body?: string } | { drop: true })

/** Faults wait in order; each goes to the first request of its kind. */
export function faults() {
  const waiting: { fault: Fault; left: number }[] = []
  return {
    inject(fault: Fault): void {
      waiting.push({ fault, left: fault.times ?? 1 })
    },
    next(kind: RequestKind): Fault | undefined {
      const at = waiting.findIndex(({ fault }) => fault.on === undefined || fault.on === kind)
      const found = waiting[at]
      if (found && --found.left === 0) waiting.splice(at, 1)
      return found?.fault
    },
    clear(): void {
      waiting.length = 0
    },
  }
}

/** Sorts a request by its path and headers, as https://learn.microsoft.com/rest/api/cosmos-db/ names them. */
export function requestKind(method: string, path: string, headers: Record<string, string>): RequestKind {
  const [, colls, , docs, item] = path.split('/').slice(2)
  if (colls !== 'colls' || docs !== 'docs') return 'metadata'
  if (headers['x-ms-cosmos-is-query-plan-request']) return 'queryPlan'
  if (headers['x-ms-cosmos-is-batch-request']) return 'batch'
  if (headers['x-ms-documentdb-isquery']) return headers['x-ms-documentdb-partitionkey'] ? 'query' : 'crossPartitionQuery'
  if (method === 'GET') return item ? 'pointRead' : 'crossPartitionQuery'
  return 'write'
}
