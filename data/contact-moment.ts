import type { Actor } from './journey.ts'

/** What the timeline of a candidate is made of, so that nobody has to tell their story twice. */
export const contactTopics = [
  'bot',
  'helpdesk',
  'coach',
  'intermediary',
  'session',
  'document',
  'step',
  'survey',
  'hours',
  'match',
] as const
export type ContactTopic = (typeof contactTopics)[number]

/**
 * One entry of the timeline, append-only: candidate's partition, kind `contact`, ids in the order of time (`timeId`). `text` is a text key of
 * `locales/<lang>/timeline.json` with its `vars`; `words` are what a person wrote. `staffOnly` entries are not shown to the candidate's coach's
 * peers, but always to the candidate: nothing is kept about a person that they may not see.
 */
export type ContactDoc = {
  partition: string
  kind: 'contact'
  id: string
  etag?: string
  ttl?: number
  at: string
  topic: ContactTopic
  by: Actor
  text: string
  vars?: Record<string, string | number>
  words?: string
}

/** An id that sorts by time: the instant, then what makes it unique. */
export const timeId = (at: Date, unique: string) => `${at.toISOString()}-${unique}`
