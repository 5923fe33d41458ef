/** Why a store could not be opened. Each has its own message that tells an operator what to do. */
export type StoreOpenReason =
  | 'folder-not-writable'
  | 'file-not-writable'
  | 'not-a-database'
  | 'corrupt'
  | 'foreign'
  | 'newer-version'
  | 'locked'
  | 'disk-full'
  | 'io-error'
  | 'unreachable'
  | 'unauthorized'

/** Opening failed; `message` is one line for operators: what is wrong and what to do. The cause is the backend's own error. */
export class StoreOpenError extends Error {
  override name = 'StoreOpenError'
  readonly reason: StoreOpenReason
  constructor(reason: StoreOpenReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}
