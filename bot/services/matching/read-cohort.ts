import * as z from 'zod'
import { weekDays } from '../../../data/coach-profile.ts'
import { localDate } from '../../../data/programme/dates.ts'
import type { Programme } from '../../../data/programme.ts'
import type { CohortQuestion } from '../../../rules/matching/match-cohort.ts'

const words = z.array(z.string()).default([])
const name = z.union([z.string(), z.number().transform(String)]).optional()
const common = { id: name, days: z.array(z.enum(weekDays)).default([]), groups: words, languages: words, backgrounds: words }

const candidate = z.object({
  ...common,
  part: z.string().exactOptional(),
  needs: words,
  specialEducation: z.boolean().default(false),
  phase: z.string().optional(),
  waitingSince: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d/, 'is not a date')
    .optional(),
  known: words,
  refused: words,
  silent: words,
})

const coach = z.object({
  ...common,
  capacity: z.int().min(0).optional(),
  taken: z.int().min(0).default(0),
  external: z.boolean().default(false),
  parts: words,
  specialties: words,
  specialEducation: z.boolean().default(false),
  away: z.array(z.object({ from: localDate, until: localDate })).default([]),
  until: localDate.exactOptional(),
})

const pairs = z.array(z.tuple([z.int().min(0), z.int().min(0)])).default([])
const file = z.object({ candidates: z.array(candidate), coaches: z.array(coach), locked: pairs, previous: pairs })

export type ReadCohort = { ok: true; question: CohortQuestion } | { ok: false; reason: string }

/**
 * Candidates and coaches as in the store, forgiving about what is missing: without an id the place in the list is the name, without a phase the candidate is in the first one
 * with a coach, without a capacity a coach takes what the programme plans. Other fields are left out, a name or an age too.
 */
export function readCohort(raw: unknown, { matching, coachPool }: Pick<Programme, 'matching' | 'coachPool'>, day: string): ReadCohort {
  const parsed = file.safeParse(raw)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { ok: false, reason: `${issue?.path.join('.') || 'the file'}: ${issue?.message}` }
  }
  const { candidates, coaches, locked, previous } = parsed.data
  const [phase = ''] = matching.phases.coach
  const seekers = candidates.map((one, at) => ({
    ...one,
    id: one.id ?? String(at),
    phase: one.phase ?? phase,
    waitingSince: one.waitingSince ?? day,
  }))
  const guides = coaches.map((one, at) => ({ ...one, id: one.id ?? String(at), capacity: one.capacity ?? coachPool.candidatesPerCoach }))
  for (const [what, list] of [['candidates', seekers] as const, ['coaches', guides] as const]) {
    const twice = list.find((one, at) => list.findIndex((other) => other.id === one.id) !== at)
    if (twice) return { ok: false, reason: `${what}: "${twice.id}" is there twice` }
  }
  const outside = [...locked, ...previous].find(([row, column]) => !seekers[row] || !guides[column])
  if (outside) return { ok: false, reason: `there is no pair [${outside.join(', ')}]` }
  const named = (list: readonly (readonly [number, number])[]) =>
    list.map(([row, column]) => ({ candidate: seekers[row]!.id, target: guides[column]!.id }))
  const pool = { coaches: guides, schools: [], boards: [] }
  return { ok: true, question: { to: 'coach', seekers, pool, locked: named(locked), previous: named(previous) } }
}
