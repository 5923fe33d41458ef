import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Who } from '../../../dialogs/context.ts'
import { deriveKey } from '../../derive-key.ts'

/** Keyed hashes of what must not be read back: 128 bits in hexadecimal, of no use without the product's secret. */
export type Seals = {
  address: (email: string) => string
  sender: (who: Pick<Who, 'channelId' | 'userId'>) => string
  code: (address: string, sender: string, code: string) => string
}

export function seals(secret: string): Seals {
  const key = deriveKey(secret, 'people')
  const seal = (...parts: string[]) => createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex').slice(0, 32)
  return {
    address: (email) => seal('address', email.trim().toLowerCase()),
    sender: ({ channelId, userId }) => seal('sender', channelId, userId),
    code: (address, sender, code) => seal('code', address, sender, code),
  }
}

/** Compares two hashes in the same time wherever they differ. */
export const equalHashes = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
