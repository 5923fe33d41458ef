import * as z from 'zod'
import { bilingual } from '../bilingual.ts'
import { id, source, verify } from './terms.ts'

const term = z.strictObject({ id, title: bilingual })

/** What a score is made of: each is a reason for or against, with a weight in points and texts under `matching.reason`. */
export const scoreParts = [
  'days',
  'travel',
  'group',
  'background',
  'specialties',
  'continuity',
  'silence',
  'load',
  'share',
  'vacancy',
  'landing',
  'board',
] as const
export type ScorePart = (typeof scoreParts)[number]

export const travelClasses = ['near', 'fair', 'far'] as const
export type TravelClass = (typeof travelClasses)[number]

const points = z.number().min(0)

/**
 * How matches are scored: `vocabularies` are the words coaches, candidates and schools are described in; `travel` is minutes between parts of the city by public
 * transport, by class (`near`, `fair`, `far`), each pair once and each part with itself; `phases` are those in which a candidate gets a coach, and a school; `weights` are points, by the name
 * of the reason; `unmatched` is what it costs, in points, to leave a candidate without, and `waiting` what a week of waiting adds to that; `stayDays` is how long an
 * external coach has to stay at least; `fairness` is how far below a candidate's best
 * possible score a match may be, in points; `stability` is the gain, in points, below which a proposed match is left as it was. `rounds` is about rounds of preferences: how
 * many each may name, how many hours before the end the others are reminded, points for a first wish of a candidate, of a school, and extra when it is mutual, and how
 * long a short meeting takes.
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
  travel: z.array(z.strictObject({ from: id, to: id, minutes: z.int().min(0), class: z.enum(travelClasses) })),
  phases: z.strictObject({ coach: z.array(id), school: z.array(id) }),
  weights: z.strictObject({
    days: points,
    travel: points,
    group: points,
    background: points,
    specialties: points,
    continuity: points,
    silence: points,
    load: points,
    share: points,
    vacancy: points,
    landing: points,
    board: points,
  } satisfies Record<ScorePart, typeof points>),
  unmatched: points,
  waiting: points,
  stayDays: z.int().min(0),
  fairness: z.number().min(0),
  stability: z.number().min(0),
  boardShare: z.number().min(0).max(1),
  offerWorkingDays: z.int().min(1),
  rounds: z.strictObject({
    top: z.int().min(1).max(9),
    remindHours: z.int().min(1),
    candidate: points,
    school: points,
    mutual: points,
    meetingMinutes: z.int().min(5).max(240),
  }),
  source,
  verify,
})
export type Matching = z.infer<typeof matching>
