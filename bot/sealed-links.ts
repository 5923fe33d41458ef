import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { deriveKey } from './derive-key.ts'

/** `address` is what the link begins with; `use` names the key it is sealed with, so that a link of one sort is nothing to another. Links of the secret of `before` are still read. */
type Options<T> = { secret: string; before?: string | undefined; use: string; address: string; claims: z.ZodType<T> }

const longest = 2_000

/** Links that carry their own claims, sealed so that only we can make one. They do not expire: what they lead to decides whether they are still of use. */
export function sealedLinks<T>({ secret, before, use, address, claims }: Options<T>) {
  const key = deriveKey(secret, use)
  const keys = before === undefined ? [key] : [key, deriveKey(before, use)]
  const seal = (body: string, by = key) => createHmac('sha256', by).update(body).digest('base64url')
  function isOurs(body: string, signature: string): boolean {
    const theirs = Buffer.from(signature)
    return keys.some((one) => {
      const expected = Buffer.from(seal(body, one))
      return expected.length === theirs.length && timingSafeEqual(expected, theirs)
    })
  }
  return {
    link(given: T): string {
      const body = Buffer.from(JSON.stringify(given)).toString('base64url')
      return `${address}/${body}.${seal(body)}`
    },
    /** The claims of a token; nothing when it is not one of ours. */
    read(token: string): T | undefined {
      const [body = '', signature = ''] = token.length > longest ? [] : token.split('.')
      if (!isOurs(body, signature)) return undefined
      return claims.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))).data
    },
  }
}

export type PassingLinks<T> = {
  link: (claims: T) => string
  /** What a token says, when it is ours and still good. */
  read: (token: string) => { ok: true; claims: T } | { ok: false; reason: 'invalid' | 'expired' }
}

/** The same, good for some minutes. */
export function passingLinks<T>({ minutes, now, claims, ...options }: Options<T> & { minutes: number; now: () => Date }): PassingLinks<T> {
  const links = sealedLinks({ ...options, claims: z.strictObject({ claims, until: z.int() }) })
  return {
    link: (given) => links.link({ claims: given, until: Math.floor(now().getTime() / 1000) + minutes * 60 }),
    read(token) {
      const read = links.read(token)
      if (!read) return { ok: false, reason: 'invalid' }
      return read.until * 1000 > now().getTime() ? { ok: true, claims: read.claims } : { ok: false, reason: 'expired' }
    },
  }
}
