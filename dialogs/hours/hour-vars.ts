import type { Programme } from '../../data/programme.ts'
import type { BudgetLeft } from '../../rules/hours/verdict.ts'
import type { Var, Vars } from '../reply.ts'
import type { HourShown, HourWish } from './port.ts'

/** Minutes as people say them: 1 u 30, 2 u, 45 min. Below zero with a minus. */
export function lengthVar(minutes: number): Var {
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const vars = { sign: minutes < 0 ? '−' : '', hours, minutes: rest }
  return { key: hours === 0 ? 'hours.length.minutes' : rest === 0 ? 'hours.length.hours' : 'hours.length.both', vars }
}

/** A whole number of hours as that number: "of 60". */
export const wholeVar = (minutes: number): Var => (minutes % 60 === 0 && minutes > 60 ? minutes / 60 : lengthVar(minutes))

/** A local date, as a short day: di 17 nov. */
export const dayVar = (date: string): Var => ({ at: `${date}T11:00:00.000Z`, style: 'day' })

export const kindVar = ({ hourKinds }: Pick<Programme, 'hourKinds'>, what: string): Var => {
  const title = hourKinds.find(({ id }) => id === what)?.title
  return title ? { nl: lower(title.nl), en: lower(title.en) } : what
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

type Told = Pick<HourWish, 'minutes' | 'date' | 'what' | 'from' | 'until' | 'note' | 'noteFor'>

/** One entry in one line: who, which day, how long, what, and the note. */
export function lineVar(
  programme: Pick<Programme, 'hourKinds'>,
  { minutes, date, what, from, until, note, noteFor }: Told,
  name: string,
): Var {
  const vars: Vars = {
    name,
    day: dayVar(date),
    length: lengthVar(minutes),
    kind: kindVar(programme, what),
    clock: from !== undefined && until !== undefined ? { key: 'hours.clock', vars: { from, until } } : '',
    note: note ? { key: noteFor === 'candidate' ? 'hours.noteShared' : 'hours.note', vars: { note } } : '',
  }
  return { key: 'hours.line', vars }
}

export const shownLine = (programme: Pick<Programme, 'hourKinds'>, shown: HourShown): Var => lineVar(programme, shown, shown.name)

/** What a candidate has left after it; nothing counted is said too. */
export const afterVar = (left: BudgetLeft | undefined, name: string): Var =>
  left ? { key: 'hours.after', vars: { name, left: lengthVar(left.left), of: wholeVar(left.of) } } : { key: 'hours.free' }

export const monthVar = (month: string): Var => ({ at: `${month}-15T11:00:00.000Z`, style: 'month' })

/** What comes after a text, when there is anything: in paragraphs of its own. */
export function moreVar(paragraphs: readonly Var[]): Var {
  const said = paragraphs.filter((one) => one !== '')
  return said.length > 0 ? { key: 'hours.more', vars: { text: { paragraphs: said } } } : ''
}
