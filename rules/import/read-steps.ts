import { type PlannedStep, plannedSteps, type Route } from '../journey/planned-steps.ts'
import { readDay } from '../read-day.ts'
import type { Cells } from './cells.ts'
import { shownValue } from './problem.ts'
import type { PhasesRead } from './read-phases.ts'

/** A step that is done, by its key (`phase/step`), and on which local day. */
export type StepDone = { step: string; date: string }

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim()

/**
 * Every step somebody has done: those that phases which are over need, and those that the column names, each with its day ("cv 1-3-2026; motivatie") or else the day its
 * phase was done; in a phase that is still open, the day of the import.
 */
export function stepsIn(cells: Cells, route: Route, { current, done }: PhasesRead, today: string): StepDone[] {
  const all = plannedSteps(route)
  const steps = new Map(
    all.flatMap(({ key, phase, needed }) => {
      const date = done[phase.id]
      return needed && date !== undefined ? [[key, date] as const] : []
    }),
  )
  for (const piece of cells.text('steps').split(/[;,|]+/)) {
    if (piece.trim() === '') continue
    const said = /^(.*?[^\s:(@])[\s:(@]+((?:\d{4}-\d{1,2}-\d{1,2})|(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}))\)?$/.exec(piece.trim())
    const step = stepCalled(all, said?.[1] ?? piece, current)
    const day = said?.[2] === undefined ? undefined : readDay(said[2])
    if (!step) cells.wrong('steps', 'step', { value: shownValue(piece.trim()) })
    else if (day && (!day.ok || day.date > today))
      cells.wrong('steps', day.ok ? 'date-future' : 'date', { value: shownValue(piece.trim()) })
    else steps.set(step.key, day?.ok ? day.date : (done[step.phase.id] ?? today))
  }
  return all.flatMap(({ key }) => {
    const date = steps.get(key)
    return date === undefined ? [] : [{ step: key, date }]
  })
}

/** A step by its key, id or title; of two with one name the one in the phase somebody is in. */
function stepCalled(all: readonly PlannedStep[], text: string, current: string | undefined): PlannedStep | undefined {
  const typed = plain(text)
  const found = all.filter(({ key, step }) => [key, step.id, step.title.nl, step.title.en].some((name) => plain(name) === typed))
  return found.length === 1 ? found[0] : found.find(({ phase }) => phase.id === current)
}
