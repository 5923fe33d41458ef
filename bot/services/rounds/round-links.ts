import * as z from 'zod'
import { locales } from '../../../data/bilingual.ts'
import { type PassingLinks, passingLinks, sealedLinks } from '../../sealed-links.ts'

const schoolRound = z.strictObject({ round: z.string().min(1), school: z.string().min(1) })
export type SchoolRound = z.infer<typeof schoolRound>

/** Links in a mail by which a school leader names candidates. Good for that school and round only, until the round closes. */
export const roundLinks = (secret: string, publicUrl: string, before?: string) =>
  sealedLinks({ secret, before, use: 'round', address: `${publicUrl}/round`, claims: schoolRound })
export type RoundLinks = ReturnType<typeof roundLinks>

const matrix = z.strictObject({
  staff: z.string().min(1),
  round: z.string().min(1),
  as: z.enum(['page', 'xlsx']),
  language: z.enum(locales),
})
export type MatrixClaims = z.infer<typeof matrix>

type Options = { secret: string; secretBefore?: string | undefined; publicUrl: string; now: () => Date }

/** How long a link to a matrix is good for. */
export const matrixMinutes = 30

/** Links to the matrix of a round for one member of staff, whose roles are judged again when it is opened. */
export const matrixLinks = ({ secret, secretBefore, publicUrl, now }: Options): PassingLinks<MatrixClaims> =>
  passingLinks({
    secret,
    before: secretBefore,
    use: 'round-matrix',
    address: `${publicUrl}/round-matrix`,
    claims: matrix,
    minutes: matrixMinutes,
    now,
  })
