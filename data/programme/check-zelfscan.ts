import type { Path, Problem } from './problem.ts'
import { scanPaths } from './scan-paths.ts'
import type { Zelfscan } from './zelfscan.ts'

const list = (answers: Record<string, string> | undefined) =>
  Object.entries(answers ?? {})
    .map(([question, answer]) => `${question}=${answer}`)
    .join(', ')

const looksBack = ({ questions }: Zelfscan): Problem[] =>
  questions.flatMap((question, at) =>
    (question.skip ?? []).flatMap((when, index) =>
      Object.keys(when)
        .filter((name) => questions.findIndex((one) => one.id === name) >= at)
        .map((name) => ({
          path: ['zelfscan', 'questions', at, 'skip', index, name],
          problem: `"${name}" is not asked before this question`,
          mend: `move "${name}" before it, or skip on an earlier answer`,
        })),
    ),
  )

/** Whether the outcome could happen if it were the only one, to tell "taken by an earlier one" from "can never be". */
const possibleAlone = (scan: Zelfscan, index: number) => {
  const outcome = scan.outcomes[index]
  return outcome !== undefined && scanPaths({ ...scan, outcomes: [outcome] }).reached.has(0)
}

const unreached = (scan: Zelfscan, index: number, path: Path): Problem => {
  const always = scan.outcomes.slice(0, index).find((outcome) => !outcome.when)
  if (always)
    return {
      path,
      problem: `nobody gets here: "${always.id}" before it has no "when" and takes everybody`,
      mend: `put "${always.id}" last`,
    }
  if (possibleAlone(scan, index)) {
    return {
      path,
      problem: 'nobody gets here: everybody it is for gets an earlier outcome',
      mend: 'put it higher in the list, or make an earlier "when" narrower',
    }
  }
  return { path, problem: 'nobody gets here: no answers meet its "when"', mend: 'ask for fewer rules, or correct the rules it names' }
}

/**
 * Every path through the zelfscan ends in an outcome, every outcome is reached by some path, and no question or rule is there for nothing. To be
 * called when all references exist.
 */
export const checkZelfscan = (scan: Zelfscan): Problem[] => {
  const early = looksBack(scan)
  if (early.length > 0) return early
  const { asked, fired, reached, complete } = scanPaths(scan)
  if (!complete) {
    const mend = 'let fewer rules and skips combine questions that stand far apart'
    return [{ path: ['zelfscan', 'rules'], problem: 'the rules hang together so much that the paths cannot be checked', mend }]
  }
  const problems: Problem[] = []
  for (const [index, question] of scan.questions.entries()) {
    if (asked.has(question.id)) continue
    problems.push({
      path: ['zelfscan', 'questions', index],
      problem: 'is never asked',
      mend: 'correct its "skip" or "blocked", or take it out',
    })
  }
  for (const [index, rule] of scan.rules.entries()) {
    if (fired.has(rule.id)) continue
    problems.push({
      path: ['zelfscan', 'rules', index, 'when'],
      problem: 'never fires: no path gives all these answers',
      mend: 'ask for answers one person can give, or take it out',
    })
  }
  for (const index of scan.outcomes.keys()) {
    if (!reached.has(index)) problems.push(unreached(scan, index, ['zelfscan', 'outcomes', index]))
  }
  const lost = reached.get(scan.outcomes.length)
  if (lost) {
    problems.push({
      path: ['zelfscan', 'outcomes'],
      problem: `a path has no outcome: ${list(lost)}`,
      mend: 'leave "when" out of the last outcome, so that it is for everybody else',
    })
  }
  return problems
}
