import { hkdfSync } from 'node:crypto'

/** A key of 32 bytes for one use, so that no signature made for one can serve another. The label is older than most uses; changing it would end every session and link. */
export function deriveKey(secret: string, use: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hkdfSync('sha256', secret, '', `loket direct line ${use}`, 32))
}
