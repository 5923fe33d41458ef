import * as z from 'zod'
import { bilingual } from '../bilingual.ts'
import { id, source, verify } from './terms.ts'

/** Question ids with the answers that count; every question named must have one of its answers. */
export const condition = z
  .record(id, z.array(id).min(1))
  .refine((when) => Object.keys(when).length > 0, 'names no question. Mend: name a question and the answers that count')
export type Condition = z.infer<typeof condition>

const label = z.strictObject({ nl: z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(40) })
export const scanOption = z.strictObject({ id, label })
export type ScanOption = z.infer<typeof scanOption>

/**
 * A question with two to six options. It is left out when one of `skip` holds, and `blocked` says what happens once a rule with the
 * effect `blocks` has fired on earlier answers: `skip` leaves the question out, `only` asks it only then. Conditions look back, never ahead.
 */
export const scanQuestion = z.strictObject({
  id,
  part: id,
  text: bilingual,
  help: bilingual.exactOptional(),
  options: z.array(scanOption).min(2).max(6),
  blocked: z.enum(['skip', 'only']).exactOptional(),
  skip: z.array(condition).min(1).exactOptional(),
  verify,
})
export type ScanQuestion = z.infer<typeof scanQuestion>

/** In the order of weight: `blocks` closes this route for now, `ask` needs a person, `think` is worth a thought, `fits` speaks for it. */
export const effects = ['blocks', 'ask', 'think', 'fits'] as const
export type Effect = (typeof effects)[number]

/** What some answers mean, in words that name those answers. */
export const scanRule = z.strictObject({
  id,
  when: condition,
  effect: z.enum(effects),
  text: bilingual,
  roads: z.array(id).min(1).exactOptional(),
  source,
  verify,
})
export type ScanRule = z.infer<typeof scanRule>

const atLeast = z.int().min(1).max(20).exactOptional()

/** All that is named must hold: one of `rules` fired, and at least so many rules of an effect. */
export const outcomeCondition = z
  .strictObject({ rules: z.array(id).min(1).exactOptional(), blocks: atLeast, ask: atLeast, think: atLeast, fits: atLeast })
  .refine(
    (when) => Object.keys(when).length > 0,
    'names nothing. Mend: name rules or a number of blocks, ask, think or fits; leave `when` out for the last outcome',
  )
export type OutcomeCondition = z.infer<typeof outcomeCondition>

/** Conversations an outcome can lead to. */
export const nextFlows = ['info-sessions', 'helpdesk', 'question'] as const

/** The next step: opens a flow, tells about a road, or names whom to ask. */
export const nextStep = z.union([
  z.strictObject({ flow: z.enum(nextFlows), label }),
  z.strictObject({ road: id, label }),
  z.strictObject({ contact: id, label }),
])
export type NextStep = z.infer<typeof nextStep>

/** How a scan can end. Outcomes are tried in order; the last has no `when` and is for everybody else. */
export const scanOutcome = z.strictObject({
  id,
  title: bilingual,
  summary: bilingual,
  when: outcomeCondition.exactOptional(),
  next: nextStep,
  verify,
})
export type ScanOutcome = z.infer<typeof scanOutcome>

export const zelfscan = z.strictObject({
  version: z.int().min(1),
  minutes: z.int().min(1),
  parts: z.array(z.strictObject({ id, title: bilingual })).min(1),
  questions: z.array(scanQuestion).min(1),
  rules: z.array(scanRule).min(1),
  outcomes: z.array(scanOutcome).min(1),
})
export type Zelfscan = z.infer<typeof zelfscan>
