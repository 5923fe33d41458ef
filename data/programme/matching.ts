import * as z from 'zod'
import { bilingual } from '../bilingual.ts'
import { id, source, verify } from './terms.ts'

const term = z.strictObject({ id, title: bilingual })

/**
 * How matches are scored: `vocabularies` are the words coaches, candidates and schools are described in; `travel` is minutes between parts of the city by public
 * transport, by class (`near`, `fair`, `far`), each pair once; `weights` are points, by the name of the reason; `fairness` is how far below a candidate's best
 * possible score a match may be, in points; `stability` is the gain, in points, below which a proposed match is left as it was.
 */
export const matching = z.strictObject({
  vocabularies: z.strictObject({
    parts: z.array(term).min(1),
    groups: z.array(term).min(1),
    languages: z.array(term).min(1),
    specialties: z.array(term).min(1),
    backgrounds: z.array(term).min(1),
    needs: z.array(term).min(1),
  }),
  travel: z.array(z.strictObject({ from: id, to: id, minutes: z.int().min(0), class: z.enum(['near', 'fair', 'far']) })),
  weights: z.record(z.string(), z.number()),
  fairness: z.number().min(0),
  stability: z.number().min(0),
  boardShare: z.number().min(0).max(1),
  offerWorkingDays: z.int().min(1),
  source,
  verify,
})
export type Matching = z.infer<typeof matching>
