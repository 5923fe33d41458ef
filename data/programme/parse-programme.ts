import { type Programme, programme } from '../programme.ts'
import { checkCare } from './check-care.ts'
import { checkDesk } from './check-desk.ts'
import { checkIds } from './check-ids.ts'
import { checkJourney } from './check-journey.ts'
import { checkMatching } from './check-matching.ts'
import { checkPeriods } from './check-periods.ts'
import { checkReferences } from './check-references.ts'
import { checkZelfscan } from './check-zelfscan.ts'
import { describeIssue } from './describe-issue.ts'
import type { Problem } from './problem.ts'
import { withStepKeys } from './steps.ts'

export type Parsed = { ok: true; programme: Programme } | { ok: false; problems: Problem[] }

/**
 * A programme from the JSON of its file, or everything that is wrong with it: first with its shape, and once that is right with what it refers to,
 * and once that is right with the paths through its zelfscan. Steps refer to each other by full key afterwards.
 */
export const parseProgramme = (file: unknown): Parsed => {
  const shape = programme.safeParse(file)
  if (!shape.success) return { ok: false, problems: shape.error.issues.flatMap((issue) => describeIssue(issue, file)) }
  const found = shape.data
  const apart = [...checkIds(found), ...checkReferences(found)]
  const problems = [
    ...apart,
    ...checkJourney(found),
    ...checkPeriods(found),
    ...checkDesk(found),
    ...checkCare(found),
    ...checkMatching(found),
    ...(apart.length > 0 ? [] : checkZelfscan(found.zelfscan)),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, programme: { ...found, phases: withStepKeys(found.phases) } }
}
