import type { Route } from '../journey/planned-steps.ts'
import { readChoices } from '../read-choices.ts'
import type { Cells } from './cells.ts'
import { doneColumn } from './columns.ts'
import { dayIn, needed } from './read-values.ts'

/** The day each phase that is over was done, by the phase's id. */
export type PhaseDates = Readonly<Record<string, string>>

/** `current` is nothing when every phase is over. */
export type PhasesRead = { current?: string; done: PhaseDates }

const over = /^(?:klaar|afgerond|alles klaar|finished|done|all done)$/i

/**
 * Where somebody is, and when the phases before that were done. Hours are charged to the phase of their day, so the last phase that is over needs its day; one before
 * it without a day counts as done on the day of the next. Days are in the order of the phases.
 */
export function phasesIn(
  cells: Cells,
  { phases }: Pick<Route, 'phases'>,
  started: string | undefined,
  today: string,
): PhasesRead | undefined {
  const text = needed(cells, 'phase')
  if (text === undefined) return undefined
  const read = readChoices(phases, text)
  const current = read.ok && read.ids.length === 1 ? read.ids[0] : undefined
  if (current === undefined && !over.test(text)) return cells.wrong('phase', 'phase')
  const before =
    current === undefined
      ? phases
      : phases.slice(
          0,
          phases.findIndex(({ id }) => id === current),
        )
  const done: Record<string, string> = {}
  const wrong = cells.problems.length
  let later: string | undefined
  for (const { id } of before.toReversed()) {
    const column = doneColumn(id)
    const day = cells.has(column) ? dayIn(cells, column, today) : later
    if (day === undefined && !cells.has(column)) cells.wrong(column, 'phase-date')
    if (day === undefined) continue
    if (later !== undefined && day > later) cells.wrong(column, 'phase-order')
    if (started !== undefined && day < started) cells.wrong(column, 'before-start')
    done[id] = day
    later = day
  }
  return cells.problems.length > wrong ? undefined : { ...(current !== undefined && { current }), done }
}
