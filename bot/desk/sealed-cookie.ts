import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import * as z from 'zod'
import { deriveKey } from '../derive-key.ts'

const ivBytes = 12
const tagBytes = 16
const longest = 2_000

/** A value that a browser keeps for us for some minutes: it can neither read nor change it. */
export function sealedCookie<T>({ secret, use, claims, seconds, now }: Options<T>) {
  const key = deriveKey(secret, use)
  const schema = z.strictObject({ claims, until: z.number() })
  return {
    seal(given: T): string {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const text = JSON.stringify({ claims: given, until: now().getTime() + seconds * 1000 })
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url')
    },
    /** Nothing when it is not ours, or too old. */
    open(sealed: string | undefined): T | undefined {
      const bytes = Buffer.from((sealed ?? '').slice(0, longest), 'base64url')
      if (bytes.length <= ivBytes + tagBytes) return undefined
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
        decipher.setAuthTag(bytes.subarray(-tagBytes))
        const text = Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8')
        const read = schema.safeParse(JSON.parse(text))
        return read.success && read.data.until > now().getTime() ? (read.data.claims as T) : undefined
      } catch {
        return undefined
      }
    },
  }
}

/** `use` names the key, so that one sort of cookie is nothing to another. */
type Options<T> = { secret: string; use: string; claims: z.ZodType<T>; seconds: number; now: () => Date }
