import type { Var } from '../reply.ts'
import type { MonthShown } from './port.ts'

/** What each candidate of a month is called: by name, or by a number for who may not know it and of whom the name is gone. */
export function whoVars({ statement, names }: Pick<MonthShown, 'statement' | 'names'>): (candidate: string) => Var {
  const places = new Map(statement.candidates.map(({ candidate }, index) => [candidate, index + 1]))
  return (candidate) => names.get(candidate) ?? { key: 'statements.somebody', vars: { number: places.get(candidate) ?? 0 } }
}
