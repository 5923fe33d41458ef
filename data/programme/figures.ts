import * as z from 'zod'
import { bilingual } from '../bilingual.ts'
import { datedValue, period, schoolYear } from './dates.ts'
import { id, source, verify } from './terms.ts'

/** Coaching time for one candidate, spent in `phases`. Within one phase hours of a kind with its own budget do not count here. */
export const budget = z.strictObject({
  id,
  title: bilingual,
  phases: z.array(id).min(1),
  periods: z.array(z.strictObject({ ...period, minutes: z.int().min(1) })).min(1),
  source,
  verify,
})
export type Budget = z.infer<typeof budget>

/**
 * What an hour was for. `countsTo`: `phase` is the budget of the candidate's phase, `none` costs the candidate nothing, and otherwise the
 * id of a budget; in school years in which that budget has no period the hour counts to the phase.
 */
export const hourKind = z.strictObject({ id, title: bilingual, countsTo: id, source, verify })
export type HourKind = z.infer<typeof hourKind>

/** An amount of money in euro cents. */
export const rate = z.strictObject({
  id,
  title: bilingual,
  per: z.enum(['hour', 'month', 'year', 'once']),
  tax: z.enum(['gross', 'excluding-vat', 'not-applicable']),
  periods: z.array(z.strictObject({ ...period, cents: z.int().min(0) })).min(1),
  source,
  verify,
})
export type Rate = z.infer<typeof rate>

/** An agreed figure. Shares are 0 to 1; `at-most` means lower is better. */
export const kpi = z.strictObject({
  id,
  title: bilingual,
  unit: z.enum(['people', 'share', 'grade', 'coaches']),
  aim: z.enum(['at-least', 'at-most']),
  targets: z.array(datedValue).min(1),
  baseline: z.number().exactOptional(),
  source,
  verify,
})
export type Kpi = z.infer<typeof kpi>

/** Any other figure that answers name as `{{id}}`, as it is to be read in a sentence. */
export const fact = z.strictObject({
  id: z.string().regex(/^[a-z]+(?:-[a-z]+)*:[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is not the name of a figure, like count:schools'),
  value: bilingual,
  source,
  verify,
})
export type Fact = z.infer<typeof fact>

/**
 * How many coaches are planned, and how they divide. Shares are 0 to 1. `rhythm`: days between two quality talks of a coach, how long a talk and a meeting of the pool usually
 * take, and how many days before an external coach leaves the intermediary is told.
 */
export const coachPool = z.strictObject({
  candidatesPerCoach: z.int().min(1),
  externalShareFirstYear: z.number().min(0).max(1),
  rhythm: z.strictObject({
    qualityDays: z.int().min(1),
    talkMinutes: z.int().min(1),
    meetingMinutes: z.int().min(1),
    leavesSoonDays: z.int().min(1),
    source,
    verify,
  }),
  planned: z
    .array(
      z.strictObject({
        schoolYear,
        internal: z.int().min(0).exactOptional(),
        external: z.int().min(0).exactOptional(),
        total: z.int().min(1),
      }),
    )
    .min(1),
  source,
  verify,
})
export type CoachPool = z.infer<typeof coachPool>
