import * as z from 'zod'
import { bilingual } from '../bilingual.ts'
import { localDate } from './dates.ts'
import { id, source, verify } from './terms.ts'

/** How long a kind of data is kept, in days after `since`, and why. */
export const retention = z.strictObject({
  id,
  days: z.int().min(1),
  since: z.enum(['created', 'last-contact', 'end-of-session', 'end-of-journey']),
  why: bilingual,
  source,
  verify,
})
export type Retention = z.infer<typeof retention>

/** Periods the product itself counts with: every programme has them. */
export const neededRetention = [
  'scan',
  'conversation',
  'registration',
  'helpdesk-question',
  'question-log',
  'candidate-file',
  'notice',
  'audit',
] as const
export type RetentionId = (typeof neededRetention)[number]

/** What a person agrees to, with the days of its `retention` in the text. A changed text gets a new version; what somebody agreed to is stored with version and time. */
export const consent = z.strictObject({
  purpose: id,
  version: z.int().min(1),
  date: localDate,
  title: bilingual,
  text: bilingual,
  retention: id,
  verify,
})
export type Consent = z.infer<typeof consent>

/** `line` is the one sentence of a greeting and names the days of its `retention`; `more` is what somebody reads who asks on. */
export const privacy = z.strictObject({ line: bilingual, more: bilingual, retention: id, contact: id, verify })
export type Privacy = z.infer<typeof privacy>

/** What a new info session starts with. */
export const infoSession = z.strictObject({
  title: bilingual,
  about: bilingual,
  seats: z.int().min(1),
  minutes: z.int().min(15),
  signUpClosesMinutesBefore: z.int().min(0),
  consent: id,
  source,
  verify,
})
export type InfoSessionDefaults = z.infer<typeof infoSession>

/** Another way that does exist, and whom to ask about it. */
export const road = z.strictObject({ id, title: bilingual, text: bilingual, contact: id, source, verify })
export type Road = z.infer<typeof road>
