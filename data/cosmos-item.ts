import { fromSortKey, itemId, partitionKey, sortKey } from './cosmos-id.ts'
import { fromOrderKey, orderKey } from './order-key.ts'
import type { Doc, Stored } from './store.ts'

type Json = boolean | number | string | null | { [name: string]: Json } | Json[]

/** A document as it is kept in Cosmos. The document's own fields are in `d` (`d.dueAt` is indexed), so that none clashes with ours or with those of Cosmos. */
export type CosmosItem = {
  id: string
  /** The partition key, see `partitionKey`. */
  pk: string
  /** Kind and id, see `sortKey`; the one indexed field. */
  s: string
  /** The partition itself, when `pk` is a hash of it. */
  p?: string
  /** The commit that wrote it last. */
  c: string
  ttl?: number
  d: { [name: string]: Json }
}

/** Shares nothing with `doc`. `commitId` marks the commit, see `commitToCosmos`. */
export function toCosmosItem(doc: Doc, commitId: string): CosmosItem {
  const { partition, kind, id, etag: _, ttl, ...rest } = doc
  const pk = partitionKey(partition)
  const readable = orderKey(partition)
  return {
    id: itemId(doc),
    pk,
    s: sortKey(kind, orderKey(id)),
    ...(pk === readable ? {} : { p: readable }),
    c: commitId,
    ...(ttl === undefined ? {} : { ttl }),
    d: JSON.parse(JSON.stringify(rest)) as CosmosItem['d'],
  }
}

export function fromCosmosItem<T extends Doc>(item: CosmosItem & { _etag: string }): Stored<T> {
  const key = { partition: fromOrderKey(item.p ?? item.pk), ...fromSortKey(item.s) }
  return { ...key, ...(item.ttl === undefined ? {} : { ttl: item.ttl }), ...item.d, etag: item._etag } as unknown as Stored<T>
}
