import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { roles } from '../../../data/person.ts'
import { linkMinutes } from '../../../dialogs/documents/port.ts'
import { deriveKey } from '../../direct-line/tokens.ts'

/** Whose document, and for whom the link was made: a member of staff with the roles of then, or the candidate. */
const claims = z.strictObject({
  person: z.string().min(1),
  document: z.string().min(1),
  staff: z.string().exactOptional(),
  role: z.enum(roles),
  until: z.int(),
})
export type LinkClaims = z.infer<typeof claims>

export type DocumentLinks = {
  link: (claims: Omit<LinkClaims, 'until'>) => string
  /** What a token says, when it is ours and still good. */
  read: (token: string) => { ok: true; claims: LinkClaims } | { ok: false; reason: 'invalid' | 'expired' }
}

const longest = 2_000

/** Signed links to one document for one person, which work for some minutes. Whoever opens one is judged again by what they may see then. */
export function documentLinks({ secret, publicUrl, now }: { secret: string; publicUrl: string; now: () => Date }): DocumentLinks {
  const key = deriveKey(secret, 'documents')
  const sign = (body: string) => createHmac('sha256', key).update(body).digest('base64url')
  return {
    link(given) {
      const until = Math.floor(now().getTime() / 1000) + linkMinutes * 60
      const body = Buffer.from(JSON.stringify({ ...given, until })).toString('base64url')
      return `${publicUrl}/documents/${body}.${sign(body)}`
    },
    read(token) {
      const [body = '', signature = ''] = token.length > longest ? [] : token.split('.')
      const expected = Buffer.from(sign(body))
      const theirs = Buffer.from(signature)
      if (expected.length !== theirs.length || !timingSafeEqual(expected, theirs)) return { ok: false, reason: 'invalid' }
      const read = claims.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
      return read.until * 1000 > now().getTime() ? { ok: true, claims: read } : { ok: false, reason: 'expired' }
    },
  }
}
