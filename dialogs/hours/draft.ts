import type { NoteReader } from '../../data/hours.ts'
import type { HourWish } from './port.ts'

/** An entry in the making: what is missing is asked. `options` are candidates it can be, `heard` the name that was said. JSON, kept with the flow. */
export type Draft = {
  candidate?: string
  options?: string[]
  heard?: string
  minutes?: number
  date?: string
  what: string
  from?: string
  until?: string
  note?: string
  noteFor: NoteReader
  group?: string
}

export type Missing = 'candidate' | 'minutes' | 'date'

/** The first thing that has to be asked, in the order of the entries. */
export function firstMissing(drafts: readonly Draft[]): { at: number; field: Missing } | undefined {
  for (const [at, draft] of drafts.entries()) {
    const field = (['candidate', 'date', 'minutes'] as const).find((one) => draft[one] === undefined)
    if (field) return { at, field }
  }
  return undefined
}

/** The entries that are complete, as they are asked for. */
export const wishesOf = (drafts: readonly Draft[]): HourWish[] =>
  drafts.flatMap(({ options: _options, heard: _heard, candidate, minutes, date, ...rest }) =>
    candidate === undefined || minutes === undefined || date === undefined ? [] : [{ ...rest, candidate, minutes, date }],
  )

/** Another candidate, length or day. Entries of one session get the same length and day; clock times that no longer hold go. */
export function withField(drafts: readonly Draft[], at: number, change: Partial<Draft>): Draft[] {
  const target = drafts[at]
  const timed = change.minutes !== undefined || change.from !== undefined
  const shared = change.minutes !== undefined || change.date !== undefined || change.from !== undefined
  return drafts.map((draft, index) => {
    const together = shared && target?.group !== undefined && draft.group === target.group
    if (index !== at && !together) return draft
    const { from, until, ...rest } = draft
    const clock = timed ? {} : { ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
    const { options: _options, heard: _heard, ...settled } = rest
    return { ...(change.candidate === undefined ? rest : settled), ...clock, ...change }
  })
}
