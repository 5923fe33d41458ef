import * as z from 'zod'
import { localDate } from './programme/dates.ts'
import { id } from './programme/terms.ts'

/** The kinds of question the knowledge base is divided into, as in the `group` line of a topic's file. */
export const knowledgeGroups = ['start', 'eligibility', 'referral', 'route', 'money', 'guidance', 'school', 'desk'] as const

/** What the button under an answer can open. */
export const knowledgeCommands = ['zelfscan', 'info-sessions', 'person', 'my-steps', 'my-coach', 'my-data', 'log-hours', 'menu'] as const

const button = z.string().trim().min(1).max(28)

const texts = z.strictObject({
  question: z.string().trim().min(1),
  short: z.string().trim().min(1),
  more: z.string().trim(),
  phrasings: z.array(z.string().trim().min(1)).min(1),
})

/** One topic of the knowledge base: what people ask, in how many ways, and what the desk answers. Texts hold `{{placeholders}}` for the programme's figures. */
export const knowledgeTopic = z.strictObject({
  id,
  group: z.enum(knowledgeGroups),
  audience: z.array(z.enum(['candidate', 'coach'])).min(1),
  related: z.array(id).default([]),
  verify: z.boolean(),
  reviewed: localDate,
  sources: z.array(z.string().min(1)).default([]),
  next: z.strictObject({ command: z.enum(knowledgeCommands), nl: button, en: button }).optional(),
  nl: texts,
  en: texts,
})
export type KnowledgeTopic = z.infer<typeof knowledgeTopic>
export type Audience = KnowledgeTopic['audience'][number]
