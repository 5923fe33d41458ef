import * as z from 'zod'
import { source, verify } from './terms.ts'

const share = (usual: number) => z.number().min(0).max(1).default(usual)

/**
 * When coaching hours are worth a word. `silentDays` without an hour logged for an active candidate; `nearShare` of a budget used is nearly all of it, and `unusedShare` or
 * less after `unusedDays` is a budget that stays unused.
 */
export const coaching = z
  .strictObject({
    silentDays: z.int().min(1).max(365).default(21),
    nearShare: share(0.8),
    unusedDays: z.int().min(1).max(365).default(60),
    unusedShare: share(0.1),
    source,
    verify,
  })
  .prefault({})
export type Coaching = z.infer<typeof coaching>
