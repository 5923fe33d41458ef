/** The archive cannot be reached, or keeps refusing. What was asked may be tried again. */
export class BlobUnavailableError extends Error {
  override name = 'BlobUnavailableError'
}

/** One kept file: its name, and when it was put there. */
export type Blob = { name: string; at: Date }

/**
 * Where files lie, by name: parts of letters, digits, `-` and `_` with `/` between. Holds bytes it knows nothing about. Every method may throw
 * BlobUnavailableError.
 */
export type BlobStore = {
  /** There as a whole when it resolves, or not at all; an existing one is written over. Throws what reading `bytes` throws. */
  put: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>
  get: (name: string) => Promise<AsyncIterable<Uint8Array> | undefined>
  /** Fine when it is not there. */
  remove: (name: string) => Promise<void>
  /** Every name that begins with the prefix, in no promised order. */
  list: (prefix: string) => AsyncIterable<Blob>
  ping: () => Promise<void>
}

const allowed = /^[A-Za-z0-9_-]{1,80}(?:\/[A-Za-z0-9_-]{1,80}){0,3}$/

/** A name that is not allowed is a bug, and would be a way out of the folder. */
export function checkBlobName(name: string): string {
  if (!allowed.test(name)) throw new Error('a blob name holds something else than letters, digits, - and _')
  return name
}
