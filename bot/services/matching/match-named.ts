import { loadProgramme } from '../../../data/load-programme.ts'
import { localDate } from '../../../data/programme/dates.ts'
import { type CohortMatch, matchCohort } from '../../../rules/matching/match-cohort.ts'
import { matchTerms } from '../../../rules/matching/match-terms.ts'
import { readCohort } from './read-cohort.ts'
import { stopAfter } from './stop-after.ts'

type Answer = Pick<CohortMatch, 'objective' | 'optimal' | 'gap'> & { pairs: [candidate: number, coach: number][]; ms: number } & Partial<
    Pick<CohortMatch, 'alone'> & { details: CohortMatch['pairs'] }
  >
type Named = { ok: true; answer: Answer } | { ok: false; reason: string }

/** A file of candidates and coaches under a programme: pairs by their places in the lists; with `explain` the score and reasons of each, and why others have nobody. */
export function matchNamed(file: object, how: { programme: string; day: string; explain: boolean; seconds: number }): Named {
  if (!localDate.safeParse(how.day).success) return { ok: false, reason: `--day: "${how.day}" is not a day` }
  const programme = loadProgramme(how.programme)
  const began = performance.now()
  const read = readCohort(file, programme, how.day)
  if (!read.ok) return read
  const { question } = read
  const { pairs, alone, objective, optimal, gap } = matchCohort(question, matchTerms(programme, how.day), stopAfter(how.seconds))
  const rows = new Map(question.seekers.map((seeker, at) => [seeker.id, at]))
  const columns = new Map(question.pool.coaches.map((coach, at) => [coach.id, at]))
  const places = pairs.map((pair): [number, number] => [rows.get(pair.candidate) ?? -1, columns.get(pair.target) ?? -1])
  places.sort(([one], [other]) => one - other)
  const ms = Math.round((performance.now() - began) * 10) / 10
  return { ok: true, answer: { pairs: places, objective, optimal, gap, ms, ...(how.explain && { details: pairs, alone }) } }
}
