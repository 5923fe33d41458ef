import * as z from 'zod'
import { coachPartition } from './coach-hours.ts'
import { candidatePartition } from './info-session.ts'
import { localDate } from './programme/dates.ts'
import { id } from './programme/terms.ts'

export const weekDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
export type WeekDay = (typeof weekDays)[number]

/**
 * What a coach offers, in the words of the programme's vocabularies (`matching.vocabularies`): `parts` of the city, `groups` (lower, middle, upper years), `specialties`,
 * `languages`. `capacity` is how many candidates at once. Days of `away` are inclusive. `until` is the last day of an external coach's cohort.
 */
export const coachProfile = z.strictObject({
  capacity: z.int().min(0).max(40),
  external: z.boolean(),
  days: z.array(z.enum(weekDays)),
  parts: z.array(id),
  groups: z.array(id),
  languages: z.array(id),
  specialties: z.array(id),
  backgrounds: z.array(id),
  specialEducation: z.boolean(),
  away: z.array(z.strictObject({ from: localDate, until: localDate })),
  until: localDate.exactOptional(),
  updatedAt: z.iso.datetime(),
  /** The hash of the line of a file this was last taken over from: the same line once more changes nothing. */
  imported: z.string().exactOptional(),
})
export type CoachProfile = z.infer<typeof coachProfile>

/** Partition `coach/<staffId>`, kind and id `coach-profile`. */
export type CoachProfileDoc = CoachProfile & { partition: string; kind: 'coach-profile'; id: 'coach-profile'; etag?: string }
export const profileKey = (staffId: string) => ({
  partition: coachPartition(staffId),
  kind: 'coach-profile' as const,
  id: 'coach-profile' as const,
})

/** What a candidate needs and prefers for a match; asked in the bot, in the same vocabularies. Nothing about origin, gender, age or name. */
export const matchWishes = z.strictObject({
  days: z.array(z.enum(weekDays)),
  part: id.exactOptional(),
  groups: z.array(id),
  languages: z.array(id),
  backgrounds: z.array(id),
  needs: z.array(id),
  specialEducation: z.boolean(),
  words: z.string().max(1000).exactOptional(),
  updatedAt: z.iso.datetime(),
})
export type MatchWishes = z.infer<typeof matchWishes>

/** Candidate's partition, kind and id `match-wishes`. */
export type MatchWishesDoc = MatchWishes & { partition: string; kind: 'match-wishes'; id: 'match-wishes'; etag?: string }
export const matchWishesKey = (personId: string) => ({
  partition: candidatePartition(personId),
  kind: 'match-wishes' as const,
  id: 'match-wishes' as const,
})
