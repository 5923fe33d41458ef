import * as z from 'zod'
import { source, verify } from './terms.ts'

const days = (usual: number) => z.int().min(1).max(365).default(usual)

/**
 * How long anybody waits. `answerDays` for whoever looks at something handed in, `backUpDays` more until the back-up hears of it; `quietDays` since a candidate
 * whose turn it is was last heard of, to the first and to the last message about it. `placeHours` is how long a place from a waiting list is kept for somebody, and
 * `afterSessionMinutes` after an info session, or after its list was last marked, people hear thanks, or that they were missed.
 */
export const pace = z
  .strictObject({
    answerDays: days(7),
    backUpDays: days(7),
    quietDays: z
      .strictObject({ first: z.int().min(1), last: z.int().max(365) })
      .refine(({ first, last }) => first < last, 'are not in order. Mend: the first message comes before the last')
      .default({ first: 14, last: 30 }),
    placeHours: z.int().min(1).max(336).default(48),
    afterSessionMinutes: z.int().min(0).max(2880).default(60),
    source,
    verify,
  })
  .prefault({})
export type Pace = z.infer<typeof pace>

/**
 * How people are asked what they think. `askAfterDays` after a phase is complete, reminded `reminderDays` after that; what was answered can be changed for
 * `changeDays`. A rating of `lowRating` or less is worth a talk. Averages of fewer than `fewest` answers are not shown. `coachDay` is the day of the year on which coaches
 * are asked about the school year, `06-15`.
 */
export const surveys = z
  .strictObject({
    askAfterDays: z.int().min(0).max(60).default(1),
    reminderDays: z.array(z.int().min(1).max(60)).max(2).default([7, 14]),
    changeDays: z.int().min(0).max(90).default(14),
    lowRating: z.int().min(1).max(9).default(5),
    fewest: z.int().min(2).default(5),
    coachDay: z
      .string()
      .regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)$/, 'is not a day of every year. Mend: write month and day, like 06-15')
      .default('06-15'),
    source,
    verify,
  })
  .prefault({})
export type SurveyPace = z.infer<typeof surveys>
