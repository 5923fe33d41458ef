import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import { ConflictError } from '../../../data/store.ts'
import { connect, conversationRef } from './complete-join.ts'
import type { PeopleDesk } from './people-desk.ts'
import { personOfDoc } from './person.ts'
import type { SignInTokens } from './sign-in-token.ts'

/** A link that was used, and by which browser; kept until the link is of no use by itself. */
type UsedDoc = { partition: string; kind: 'used-link'; id: 'used'; etag?: string; ttl: number; by: string }
const usedKey = (id: string) => ({ partition: `sign-in/${id}`, kind: 'used-link' as const, id: 'used' as const })

/** The web chat of a browser: the user it is, and its conversation. */
export type Browser = { userId: string; conversationId: string }

export type LinkUsed = { ok: true; personId: string } | { ok: false; reason: 'invalid' | 'expired' | 'used' }

export type SignInLinks = {
  create: SignInTokens['create']
  /** Joins a browser to the person of a link. The same browser once more is the same as once. */
  use: (token: string, browser: Browser) => Promise<LinkUsed>
}

export function signInLinks(desk: PeopleDesk, tokens: SignInTokens): SignInLinks {
  const { store, now } = desk

  /** False when another browser used the link. */
  async function mark(id: string, by: string, until: number): Promise<boolean> {
    const ttl = Math.max(60, until - Math.floor(now().getTime() / 1000))
    try {
      const used: UsedDoc = { ...usedKey(id), ttl, by }
      await store.commit([{ op: 'create', doc: used }])
      return true
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
      return (await store.get<UsedDoc>(usedKey(id)))?.by === by
    }
  }

  return {
    create: tokens.create,
    async use(token, { userId, conversationId }) {
      const link = await tokens.read(token)
      if (!link.ok) return link
      const { personId, id, until } = link.claims
      const doc = await store.get<PersonDoc>(personKey(personId))
      if (!doc?.verifiedAt) return { ok: false, reason: 'invalid' }
      if (!(await mark(id, userId, until))) return { ok: false, reason: 'used' }
      const who = { channelId: 'directline', userId, conversationId }
      const at = now().toISOString()
      await store.commit([{ op: 'put', doc: conversationRef(personId, who, at) }])
      await connect(desk, personOfDoc(personId, doc), who, at)
      return { ok: true, personId }
    },
  }
}
