import { formatProblem, type Problem } from './problem.ts'

/** A programme that cannot be used. The message has one line for each problem, for the operator; `problems` is the same as data. */
export class ProgrammeError extends Error {
  override name = 'ProgrammeError'
  readonly problems: readonly Problem[]

  constructor(where: string, problems: readonly Problem[], file?: unknown, cause?: unknown) {
    const lines = problems.map((problem) => `  ${formatProblem(problem, file)}`)
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
    super(`Programme ${where} cannot be used, ${count}:\n${lines.join('\n')}`, { cause })
    this.problems = problems
  }
}
