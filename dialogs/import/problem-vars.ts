import type { Programme } from '../../data/programme.ts'
import type { LineProblem } from '../../rules/import/problem.ts'
import { dayOptions, type Option } from '../../rules/read-choices.ts'
import { chosenVar } from '../coaches/coach-vars.ts'
import { reasonVar } from '../hours/refusals.ts'
import type { Label, Var, Vars } from '../reply.ts'
import type { ImportReport } from './port.ts'

type Words = Pick<Programme, 'matching' | 'phases' | 'hourKinds'>

/** What is wrong, and how to mend it, as texts. `column` is nothing when the whole line is meant. */
export type ShownProblem = { line: number; column?: Var; what: Var; mend: Label }

/** What a column can be chosen from; nothing when that is not in the programme. */
function optionsOf(column: string, { matching: { vocabularies }, phases, hourKinds }: Words): readonly Option[] {
  const lists: Record<string, readonly Option[]> = {
    ...vocabularies,
    days: dayOptions,
    part: vocabularies.parts,
    strengths: vocabularies.needs,
  }
  return column === 'phase' ? phases : column === 'what' ? hourKinds : (lists[column] ?? [])
}

const allOf = (options: readonly Option[]): Var =>
  chosenVar(
    options.map(({ id }) => id),
    options,
  )

/** One problem in words. */
export function shownProblem(problem: LineProblem, { titles }: Pick<ImportReport, 'titles'>, programme: Words): ShownProblem {
  const { line, column } = problem
  const where = column === undefined ? {} : { column: titles[column] ?? column }
  if (problem.what === 'refused')
    return { line, ...where, what: reasonVar(problem.why, problem.name, () => undefined), mend: { key: 'import.mend.refused' } }
  const { what, value = '', number = 0 } = problem
  const vars: Vars = { value, number }
  const options = column === undefined ? [] : optionsOf(column, programme)
  const unnamed = what === 'choice' && options.length === 0
  const mend: Label = unnamed ? { key: 'import.mend.unknown' } : { key: `import.mend.${what}`, vars: { number, options: allOf(options) } }
  return { line, ...where, what: { key: `import.problem.${what}`, vars }, mend }
}

/** The same in one line. */
export const problemLine = ({ line, column, what, mend }: ShownProblem): Label =>
  column === undefined
    ? { key: 'import.wrong.whole', vars: { line, what, mend } }
    : { key: 'import.wrong.line', vars: { line, column, what, mend } }
