import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { locales } from '../../../data/bilingual.ts'
import { month } from '../../../data/hours.ts'
import { schoolYear } from '../../../data/programme/dates.ts'
import { fileFormats, fileMinutes } from '../../../dialogs/statements/port.ts'
import { deriveKey } from '../../direct-line/tokens.ts'

/** Which file, and for which member of staff the link was made. */
const claims = z.strictObject({
  staff: z.string().min(1),
  about: z.union([
    z.strictObject({ what: z.literal('month'), coach: z.string().min(1), month }),
    z.strictObject({ what: z.literal('pool'), schoolYear }),
  ]),
  format: z.enum(fileFormats),
  language: z.enum(locales),
  until: z.int(),
})
export type StatementClaims = z.infer<typeof claims>

export type StatementLinks = {
  link: (given: Omit<StatementClaims, 'until'>) => string
  /** What a token says, when it is ours and still good. */
  read: (token: string) => { ok: true; claims: StatementClaims } | { ok: false; reason: 'invalid' | 'expired' }
}

const longest = 2_000

/** Signed links to one file for one member of staff, which work for some minutes. Whoever opens one is judged again by what they may see then. */
export function statementLinks({ secret, publicUrl, now }: { secret: string; publicUrl: string; now: () => Date }): StatementLinks {
  const key = deriveKey(secret, 'statements')
  const sign = (body: string) => createHmac('sha256', key).update(body).digest('base64url')
  return {
    link(given) {
      const until = Math.floor(now().getTime() / 1000) + fileMinutes * 60
      const body = Buffer.from(JSON.stringify({ ...given, until })).toString('base64url')
      return `${publicUrl}/statements/${body}.${sign(body)}`
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
