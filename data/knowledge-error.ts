/** Something wrong in a file of the knowledge base: which file, what, and what to do about it. */
export type KnowledgeProblem = { file: string; problem: string; mend: string }

/** Files of the knowledge base that cannot be used. The message has one line for each problem, for the editor. */
export class KnowledgeError extends Error {
  override name = 'KnowledgeError'
  readonly problems: readonly KnowledgeProblem[]

  constructor(problems: readonly KnowledgeProblem[], cause?: unknown) {
    const lines = problems.map(({ file, problem, mend }) => `  ${file}: ${problem}. Mend: ${mend}.`)
    super(`The knowledge base cannot be used:\n${lines.join('\n')}`, { cause })
    this.problems = problems
  }
}
