import * as z from 'zod'
import { locales } from '../../../data/bilingual.ts'
import { sealedLinks } from '../../sealed-links.ts'

/** The one offer a link is for: of a session, to a registration, made at that instant; and the language of whoever gets it. */
const placeOffer = z.strictObject({ session: z.string(), id: z.string(), offerAt: z.iso.datetime(), locale: z.enum(locales) })
export type PlaceOffer = z.infer<typeof placeOffer>

/** Links in a mail by which a place that was offered is taken or declined. Good for that offer only, so that each is of use once. */
export const placeLinks = (secret: string, publicUrl: string, before?: string) =>
  sealedLinks({ secret, before, use: 'place', address: `${publicUrl}/place`, claims: placeOffer })
export type PlaceLinks = ReturnType<typeof placeLinks>
