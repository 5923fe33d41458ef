import * as z from 'zod'
import { type Locale, locales } from '../../../data/bilingual.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import { ConflictError, type Doc, type Store } from '../../../data/store.ts'
import { type PassingLinks, passingLinks } from '../../sealed-links.ts'
import { shortHash } from '../person-of.ts'
import type { Whose } from './whose-data.ts'

/** Minutes a link to a copy works. */
export const linkMinutes = 10

const claims = z.strictObject({
  id: z.string().min(1),
  person: z.string().min(1),
  conversation: z.string().min(1),
  language: z.enum(locales),
})
export type TakeOutClaims = z.infer<typeof claims>

/** That a copy was asked for: candidate's partition, kind `take-out`; gone once it is fetched, or by itself soon after the link is of no use. */
type TakeOutDoc = Doc & { kind: 'take-out'; until: string }

export type TakeOuts = {
  link: (whose: Whose, language: Locale) => Promise<string>
  read: PassingLinks<TakeOutClaims>['read']
  /** Whether the link can still be used; using it makes that false. A person who was erased meanwhile has none. */
  unused: (claims: TakeOutClaims) => Promise<boolean>
  use: (claims: TakeOutClaims) => Promise<boolean>
}

type Options = { store: Store; secret: string; publicUrl: string; now: () => Date; newId: () => string }

export function takeOuts({ store, secret, publicUrl, now, newId }: Options): TakeOuts {
  const links = passingLinks({ secret, use: 'take-outs', address: `${publicUrl}/my-data`, claims, minutes: linkMinutes, now })
  const key = ({ person, id }: Pick<TakeOutClaims, 'person' | 'id'>) => ({
    partition: candidatePartition(person),
    kind: 'take-out' as const,
    id,
  })
  return {
    async link({ personId, conversation }, language) {
      const given: TakeOutClaims = { id: shortHash('take-out', newId()), person: personId, conversation, language }
      const until = new Date(now().getTime() + linkMinutes * 60_000).toISOString()
      const doc: TakeOutDoc = { ...key(given), ttl: linkMinutes * 60, until }
      await store.commit([{ op: 'put', doc }])
      return links.link(given)
    },
    read: links.read,
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
