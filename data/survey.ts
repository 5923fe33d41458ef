import * as z from 'zod'

/** A filled-in or open survey: `rating` 1 to 10, two open questions. `phase` for candidates, a school year for coaches, a session for evaluations. */
export const survey = z.strictObject({
  about: z.enum(['phase', 'coach-year', 'info-session']),
  subject: z.string().min(1),
  askedAt: z.iso.datetime(),
  reminded: z.int().min(0).max(2),
  answeredAt: z.iso.datetime().exactOptional(),
  rating: z.int().min(1).max(10).exactOptional(),
  good: z.string().exactOptional(),
  better: z.string().exactOptional(),
  talk: z.boolean().exactOptional(),
})
export type Survey = z.infer<typeof survey>

/** Candidate's (or `staff-member/<id>`'s) partition, kind `survey`; `id` is `<about>-<subject>`. */
export type SurveyDoc = Survey & { partition: string; kind: 'survey'; id: string; etag?: string; ttl?: number }
