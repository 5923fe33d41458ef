import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { type Locale, locales } from '../../../data/bilingual.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import { ConflictError, type Doc, type Store } from '../../../data/store.ts'
import { deriveKey } from '../../direct-line/tokens.ts'
import { shortHash } from '../person-of.ts'
import type { Whose } from './whose-data.ts'

/** Minutes a link to a copy works. */
export const linkMinutes = 10

const claims = z.strictObject({
  id: z.string().min(1),
  person: z.string().min(1),
  conversation: z.string().min(1),
  language: z.enum(locales),
  until: z.int(),
})
export type TakeOutClaims = z.infer<typeof claims>

/** That a copy was asked for: candidate's partition, kind `take-out`; gone once it is fetched, or by itself soon after the link is of no use. */
type TakeOutDoc = Doc & { kind: 'take-out'; until: string }

export type TakeOuts = {
  link: (whose: Whose, language: Locale) => Promise<string>
  read: (token: string) => { ok: true; claims: TakeOutClaims } | { ok: false; reason: 'invalid' | 'expired' }
  /** Whether the link can still be used; using it makes that false. A person who was erased meanwhile has none. */
  unused: (claims: TakeOutClaims) => Promise<boolean>
  use: (claims: TakeOutClaims) => Promise<boolean>
}

type Options = { store: Store; secret: string; publicUrl: string; now: () => Date; newId: () => string }
const longest = 2_000

export function takeOuts({ store, secret, publicUrl, now, newId }: Options): TakeOuts {
  const secretKey = deriveKey(secret, 'take-outs')
  const sign = (body: string) => createHmac('sha256', secretKey).update(body).digest('base64url')
  const key = ({ person, id }: Pick<TakeOutClaims, 'person' | 'id'>) => ({
    partition: candidatePartition(person),
    kind: 'take-out' as const,
    id,
  })
  return {
    async link({ personId, conversation }, language) {
      const until = Math.floor(now().getTime() / 1000) + linkMinutes * 60
      const given: TakeOutClaims = { id: shortHash('take-out', newId()), person: personId, conversation, language, until }
      const doc: TakeOutDoc = { ...key(given), ttl: linkMinutes * 60, until: new Date(until * 1000).toISOString() }
      await store.commit([{ op: 'put', doc }])
      const body = Buffer.from(JSON.stringify(given)).toString('base64url')
      return `${publicUrl}/my-data/${body}.${sign(body)}`
    },
    read(token) {
      const [body = '', signature = ''] = token.length > longest ? [] : token.split('.')
      const expected = Buffer.from(sign(body))
      const theirs = Buffer.from(signature)
      if (expected.length !== theirs.length || !timingSafeEqual(expected, theirs)) return { ok: false, reason: 'invalid' }
      const read = claims.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
      return read.until * 1000 > now().getTime() ? { ok: true, claims: read } : { ok: false, reason: 'expired' }
    },
    unused: async (given) => (await store.get(key(given))) !== undefined,
    async use(given) {
      const found = await store.get(key(given))
      if (!found) return false
      try {
        await store.commit([{ op: 'remove', key: key(given), etag: found.etag }])
        return true
      } catch (error) {
        if (error instanceof ConflictError) return false
        throw error
      }
    },
  }
}
