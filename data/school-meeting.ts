import type { Actor } from './journey.ts'

/**
 * A candidate and a school that get to know each other before anything is offered: candidate's partition, kind `school-meeting`, `id` is the school's. `at` is when they meet;
 * `met` is set by whoever knows that it has been.
 */
export type SchoolMeetingDoc = {
  partition: string
  kind: 'school-meeting'
  id: string
  etag?: string
  group: string
  at: string
  met?: true
  by: Actor
}
