import type { HoursKind } from './facts.ts'

export type Missing = 'candidate' | 'minutes' | 'date'

/**
 * One piece of work. A null is missing or open. `options` are the candidates it can be when there are several, `heard` the name that was said;
 * `shared` marks one session with several people; `from` and `to` are clock times ("14:30") when they were said.
 */
export type ParsedEntry = {
  candidate: string | null
  minutes: number | null
  date: string | null
  kind: HoursKind | null
  note: string | null
  shared?: true
  options?: readonly string[]
  heard?: string
  from?: string
  to?: string
}

/** What a message says about hours. `log` is false when it logs nothing; `ask` is what has to be asked, `repeat` that an earlier entry is meant. */
export type ParsedHours = { log: boolean; entries: readonly ParsedEntry[]; ask: readonly Missing[]; repeat?: true }

/** Days are those of the calendar in `timeZone`. `candidates` are full names. */
export type HoursQuestion = { text: string; locale: 'nl' | 'en'; now: Date; candidates: readonly string[]; timeZone: string }
