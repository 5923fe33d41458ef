import * as z from 'zod'
import { sealedLinks } from '../../sealed-links.ts'

/** The one offer a link is for. */
const schoolOffer = z.strictObject({ candidate: z.string().min(1), offer: z.string().min(1) })
export type SchoolOffer = z.infer<typeof schoolOffer>

/** Links in a mail by which a school leader answers an offer. Good for that offer only, so that each is of use once. */
export const schoolLinks = (secret: string, publicUrl: string, before?: string) =>
  sealedLinks({ secret, before, use: 'school-offer', address: `${publicUrl}/school`, claims: schoolOffer })
export type SchoolLinks = ReturnType<typeof schoolLinks>
