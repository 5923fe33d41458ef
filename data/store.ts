/** Where a document lives. Any non-empty string is allowed in each field; stores encode what their backend cannot hold. */
export type Key = { partition: string; kind: string; id: string }

/**
 * A stored document: JSON values only (dates as ISO 8601 strings). Fields beside the key are the kind's own.
 * `etag` is set by the store on every write. `ttl` is seconds after the last write; after that the document is gone. `dueAt` is the instant
 * (`Date.toISOString()`) from which `due` finds it; written again without it, it is no longer found there.
 */
export type Doc = Key & { etag?: string; ttl?: number; dueAt?: string }

/** A document as it came out of the store: its etag is known. */
export type Stored<T extends Doc> = T & { etag: string }

/** `create` refuses an existing id; `put` writes over, or with `doc.etag` only what has not changed since; `remove` of a missing id is fine unless an etag is given. */
export type Write<T extends Doc = Doc> = { op: 'create'; doc: T } | { op: 'put'; doc: T } | { op: 'remove'; key: Key; etag?: string }

/** `after` is an id, exclusive: pass the last page's `next`. Ids are ordered by code unit. `limit` defaults to 100, at most 1,000. */
export type ListOptions = { after?: string | undefined; limit?: number; descending?: boolean; prefix?: string }
export type DueOptions = { from?: string; after?: string | undefined; limit?: number }
export type Page<T extends Doc> = { docs: Stored<T>[]; next?: string }

/** Someone else wrote (or created, or removed) the document since it was read. Read it again and retry. Nothing of the commit was kept. */
export class ConflictError extends Error {
  override name = 'ConflictError'
}

/** The store cannot be reached or keeps refusing for load. Nothing of the commit was kept, or it may be retried safely. */
export class StoreUnavailableError extends Error {
  override name = 'StoreUnavailableError'
}

/** At most this many writes in one commit (the limit of a Cosmos transactional batch). */
export const maxWrites = 100

/** At most this many bytes of JSON in the documents of one commit, and so in one document (Cosmos takes 2 MiB a request). */
export const maxCommitBytes = 2_000_000

/** `after` is the `next` of the page before; `beyond` is where to begin without one. */
export type ContentsOptions = { after?: string | undefined; beyond?: { kind: string; id: string }; limit?: number }

export interface Store {
  get<T extends Doc>(key: Key): Promise<Stored<T> | undefined>
  /** Writes all or nothing, within one partition, durable when it resolves. Returns the new etags, in order (`''` for a removal). */
  commit(writes: readonly Write[]): Promise<string[]>
  /** Documents of one kind in one partition, ordered by id. */
  list<T extends Doc>(partition: string, kind: string, options?: ListOptions): Promise<Page<T>>
  /**
   * Documents of every kind in one partition, by kind and id; `after` is the `next` of the page before. For what looks at all that is kept in one place, as
   * erasing does; with `beyond`, for what lies side by side: only what comes after that kind and id.
   */
  contents<T extends Doc>(partition: string, options?: ContentsOptions): Promise<Page<T>>
  /**
   * Documents of one kind across all partitions, paged, in no promised order; a page with `next` may be short, but is never empty. For the
   * desk, the scheduler and reports; never in a turn.
   */
  find<T extends Doc>(kind: string, options?: { after?: string | undefined; limit?: number }): Promise<Page<T>>
  /**
   * Documents of any kind and partition whose `dueAt` is at or before the instant `before` (and not before `from`), earliest first within a page (SQLite:
   * over all pages). A page with `next` may be short, but is never empty. For the scheduler only.
   */
  due<T extends Doc>(before: string, options?: DueOptions): Promise<Page<T>>
  /** Throws StoreUnavailableError when the backend cannot be reached. */
  ping(): Promise<void>
  /**
   * Leaves no byte of what was removed or written over in the files of the store; for after an erasure. Backends without files of their own have nothing to do.
   */
  scrub?(): Promise<void>
  /** Removes everything. For demo mode and tests. */
  clear(): Promise<void>
  close(): Promise<void>
}
