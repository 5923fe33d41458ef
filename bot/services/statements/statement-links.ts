import * as z from 'zod'
import { locales } from '../../../data/bilingual.ts'
import { month } from '../../../data/hours.ts'
import { schoolYear } from '../../../data/programme/dates.ts'
import { fileFormats, fileMinutes } from '../../../dialogs/statements/port.ts'
import { type PassingLinks, passingLinks } from '../../sealed-links.ts'

/** Which file, and for which member of staff the link was made. */
const claims = z.strictObject({
  staff: z.string().min(1),
  about: z.union([
    z.strictObject({ what: z.literal('month'), coach: z.string().min(1), month }),
    z.strictObject({ what: z.literal('pool'), schoolYear }),
  ]),
  format: z.enum(fileFormats),
  language: z.enum(locales),
})
export type StatementClaims = z.infer<typeof claims>

export type StatementLinks = PassingLinks<StatementClaims>

/** Signed links to one file for one member of staff, which work for some minutes. Whoever opens one is judged again by what they may see then. */
export const statementLinks = ({ secret, publicUrl, now }: { secret: string; publicUrl: string; now: () => Date }): StatementLinks =>
  passingLinks({ secret, use: 'statements', address: `${publicUrl}/statements`, claims, minutes: fileMinutes, now })
