import * as z from 'zod'
import { locales } from '../../../data/bilingual.ts'
import { type DeskFileAbout, type DeskFileFormat, deskFileFormats, deskFileMinutes } from '../../../dialogs/helpdesk/supervision-port.ts'
import { supervisionPeriods } from '../../../rules/helpdesk/supervision.ts'
import { type PassingLinks, passingLinks } from '../../sealed-links.ts'

const claims = z.strictObject({
  staff: z.string().min(1),
  about: z.union([
    z.strictObject({ what: z.literal('figures'), period: z.enum(supervisionPeriods) }),
    z.strictObject({ what: z.literal('transcript'), ticket: z.string().min(1) }),
  ]),
  format: z.enum(deskFileFormats),
  language: z.enum(locales),
})
export type DeskFileClaims = z.infer<typeof claims>
export type DeskFileLinks = PassingLinks<DeskFileClaims>

/** Figures are to count with, a conversation is to read. */
export const formatsOf = (about: DeskFileAbout): DeskFileFormat[] => (about.what === 'figures' ? ['csv'] : ['pdf', 'txt'])

/** Signed links to one file of the helpdesk for one member of staff, which work for some minutes. Whoever opens one is judged again by what they may see then. */
export const deskFileLinks = ({ secret, publicUrl, now }: { secret: string; publicUrl: string; now: () => Date }): DeskFileLinks =>
  passingLinks({ secret, use: 'helpdesk-files', address: `${publicUrl}/helpdesk-files`, claims, minutes: deskFileMinutes, now })
