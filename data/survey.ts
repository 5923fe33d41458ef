import * as z from 'zod'

export const surveyAbouts = ['phase', 'coach-year', 'info-session'] as const

/** A survey that was filled in: `rating` 1 to 10, two open questions. `subject` is a phase for candidates, a school year for coaches, a session for evaluations. `talk`: they want to talk about a low rating. */
export const survey = z.strictObject({
  about: z.enum(surveyAbouts),
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

export const surveyId = ({ about, subject }: Pick<Survey, 'about' | 'subject'>) => `${about}-${subject}`

/** The survey an id is of; nothing when it is no survey's. */
export function readSurveyId(id: string): Pick<Survey, 'about' | 'subject'> | undefined {
  const about = surveyAbouts.find((one) => id.startsWith(`${one}-`))
  const subject = about && id.slice(about.length + 1)
  return about && subject ? { about, subject } : undefined
}

/** One rating for the figures, without who gave it: partition `ratings`, `id` begins with the school year. A projection of surveys. */
export type Rating = { about: Survey['about']; subject: string; schoolYear: string; rating: number; at: string }
export type RatingDoc = Rating & { partition: typeof ratingsPartition; kind: 'rating'; id: string; etag?: string }
export const ratingsPartition = 'ratings'
