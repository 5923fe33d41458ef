import * as z from 'zod'
import { bilingual } from '../bilingual.ts'
import { id, source, verify } from './terms.ts'

/** Who says that a step is done; `attendance` is the list of an info session. */
export const confirmers = ['candidate', 'attendance', 'coach', 'intermediary'] as const

/** Who makes the step happen. */
export const owners = ['candidate', 'coach', 'intermediary', 'helpdesk', 'school', 'training-institute', 'assessor'] as const

const reference = z
  .string()
  .regex(
    /^[a-z0-9-]+(?:\/[a-z0-9-]+)?$/,
    'is not a step. Mend: write the id of a step, or phase/step when two phases have one of that name',
  )

/**
 * One step of the journey. `after` are steps that come first, as `phase/step` once loaded; `expectedDays` is from open to done, in calendar
 * days.
 */
export const step = z.strictObject({
  id,
  title: bilingual,
  about: bilingual,
  required: z.boolean(),
  confirmedBy: z.array(z.enum(confirmers)).min(1),
  owner: z.enum(owners),
  after: z.array(reference),
  expectedDays: z.int().min(1).max(1000),
  source,
  verify,
})
export type Step = z.infer<typeof step>

/** A stretch of the journey; steps are in the order a candidate sees them. */
export const phase = z.strictObject({ id, title: bilingual, about: bilingual, steps: z.array(step).min(1), source, verify })
export type Phase = z.infer<typeof phase>
