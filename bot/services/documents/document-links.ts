import * as z from 'zod'
import { roles } from '../../../data/person.ts'
import { linkMinutes } from '../../../dialogs/documents/port.ts'
import { type PassingLinks, passingLinks } from '../../sealed-links.ts'

/** Whose document, and for whom the link was made: a member of staff with the roles of then, or the candidate. */
const claims = z.strictObject({
  person: z.string().min(1),
  document: z.string().min(1),
  staff: z.string().exactOptional(),
  role: z.enum(roles),
})
export type LinkClaims = z.infer<typeof claims>

export type DocumentLinks = PassingLinks<LinkClaims>

/** Signed links to one document for one person, which work for some minutes. Whoever opens one is judged again by what they may see then. */
export const documentLinks = ({ secret, publicUrl, now }: { secret: string; publicUrl: string; now: () => Date }): DocumentLinks =>
  passingLinks({ secret, use: 'documents', address: `${publicUrl}/documents`, claims, minutes: linkMinutes, now })
