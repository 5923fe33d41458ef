import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { type Locale, locales } from '../../../data/bilingual.ts'

/** The one offer a link is for: of a session, to a registration, made at that instant; and the language of whoever gets it. */
export type PlaceOffer = { session: string; id: string; offerAt: string; locale: Locale }

const body = z.tuple([z.string(), z.string(), z.iso.datetime(), z.enum(locales)])
const longestToken = 1000

/** Links in a mail by which a place that was offered is taken or declined. Good for that offer only, so that each is of use once. */
export function placeLinks(secret: string, publicUrl: string) {
  const seal = (text: string) => createHmac('sha256', secret).update(`place ${text}`).digest().subarray(0, 16)
  return {
    url({ session, id, offerAt, locale }: PlaceOffer): string {
      const text = Buffer.from(JSON.stringify([session, id, offerAt, locale])).toString('base64url')
      return `${publicUrl}/place/${text}.${seal(text).toString('base64url')}`
    },
    /** The offer of a token; nothing when it is not one of ours. */
    read(token: string): PlaceOffer | undefined {
      const [text = '', sealed = ''] = token.length > longestToken ? [] : token.split('.')
      const given = Buffer.from(sealed, 'base64url')
      const right = seal(text)
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
      const [session, id, offerAt, locale] = body.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
      return { session, id, offerAt, locale }
    },
  }
}
export type PlaceLinks = ReturnType<typeof placeLinks>
