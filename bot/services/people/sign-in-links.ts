import { errors, jwtVerify, SignJWT } from 'jose'
import * as z from 'zod'
import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import { ConflictError } from '../../../data/store.ts'
import { deriveKey } from '../../direct-line/tokens.ts'
import { connect } from './complete-join.ts'
import type { PeopleDesk } from './people-desk.ts'
import { personOfDoc } from './person.ts'

/** A link in a mail is good this long, once. */
const days = 7
const longestToken = 2000

/** A link that was used, and by which browser; kept until the link is of no use by itself. */
type UsedDoc = { partition: string; kind: 'used-link'; id: 'used'; etag?: string; ttl: number; by: string }
const usedKey = (id: string) => ({ partition: `sign-in/${id}`, kind: 'used-link' as const, id: 'used' as const })

/** The web chat of a browser: the user it is, and its conversation. */
export type Browser = { userId: string; conversationId: string }

export type LinkUsed = { ok: true; personId: string } | { ok: false; reason: 'invalid' | 'expired' | 'used' }

export type SignInLinks = {
  /** The address of a link for one person, to put into a mail to their proved address and nowhere else. */
  create: (personId: string) => Promise<string>
  /** Joins a browser to the person of a link. The same browser once more is the same as once. */
  use: (token: string, browser: Browser) => Promise<LinkUsed>
}

const claims = z.object({ sub: z.string().min(1), jti: z.string().min(1), exp: z.number() })

export function signInLinks(desk: PeopleDesk, { secret, publicUrl }: { secret: string; publicUrl: string }): SignInLinks {
  const { store, now, newId } = desk
  const key = deriveKey(secret, 'sign-in links')

  async function read(token: string): Promise<z.infer<typeof claims> | 'invalid' | 'expired'> {
    if (token.length > longestToken) return 'invalid'
    try {
      const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], audience: 'sign-in', currentDate: now() })
      return claims.parse(payload)
    } catch (error) {
      return error instanceof errors.JWTExpired ? 'expired' : 'invalid'
    }
  }

  /** False when another browser used the link. */
  async function mark(id: string, by: string, exp: number): Promise<boolean> {
    const ttl = Math.max(60, exp - Math.floor(now().getTime() / 1000))
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
    async create(personId) {
      const at = Math.floor(now().getTime() / 1000)
      const token = await new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(personId)
        .setAudience('sign-in')
        .setJti(newId())
        .setIssuedAt(at)
        .setExpirationTime(at + days * 86_400)
        .sign(key)
      return `${publicUrl}/sign-in?t=${token}`
    },
    async use(token, { userId, conversationId }) {
      const link = await read(token)
      if (typeof link === 'string') return { ok: false, reason: link }
      const doc = await store.get<PersonDoc>(personKey(link.sub))
      if (!doc) return { ok: false, reason: 'invalid' }
      if (!(await mark(link.jti, userId, link.exp))) return { ok: false, reason: 'used' }
      const person = personOfDoc(link.sub, doc)
      await connect(desk, person, { channelId: 'directline', userId, conversationId }, now().toISOString())
      return { ok: true, personId: person.id }
    },
  }
}
