import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { deriveKey } from '../../direct-line/tokens.ts'

/** The one offer a link is for. */
export type SchoolOffer = { candidate: string; offer: string }

const body = z.tuple([z.string().min(1), z.string().min(1)])
const longestToken = 1000

/** Links in a mail by which a school leader answers an offer. Good for that offer only, so that each is of use once. */
export function schoolLinks(secret: string, publicUrl: string) {
  const key = deriveKey(secret, 'school-offer')
  const seal = (text: string) => createHmac('sha256', key).update(text).digest().subarray(0, 16)
  return {
    url({ candidate, offer }: SchoolOffer): string {
      const text = Buffer.from(JSON.stringify([candidate, offer])).toString('base64url')
      return `${publicUrl}/school/${text}.${seal(text).toString('base64url')}`
    },
    /** The offer of a token; nothing when it is not one of ours. */
    read(token: string): SchoolOffer | undefined {
      const [text = '', sealed = ''] = token.length > longestToken ? [] : token.split('.')
      const [given, right] = [Buffer.from(sealed, 'base64url'), seal(text)]
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
      const [candidate, offer] = body.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
      return { candidate, offer }
    },
  }
}
export type SchoolLinks = ReturnType<typeof schoolLinks>
