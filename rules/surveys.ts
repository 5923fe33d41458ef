import type { Rating, Survey } from '../data/survey.ts'

/** What people gave: without an average when fewer than the agreed number answered, so that nobody can be recognised in it. */
export type Average = { count: number; average?: number }

/** An average in one decimal. */
export function averageOf(ratings: readonly Pick<Rating, 'rating'>[], fewest: number): Average {
  const count = ratings.length
  if (count < fewest) return { count }
  return { count, average: Math.round((ratings.reduce((sum, { rating }) => sum + rating, 0) / count) * 10) / 10 }
}

type Wanted = { about: Survey['about']; subject?: string; schoolYear?: string }

/** Averages by what was asked about: a phase, a coaches' year, a session; of one school year or of all. */
export function averagesBySubject(
  ratings: readonly Rating[],
  fewest: number,
  { about, subject, schoolYear }: Wanted,
): Map<string, Average> {
  const found = ratings.filter(
    (one) =>
      one.about === about &&
      (subject === undefined || one.subject === subject) &&
      (schoolYear === undefined || one.schoolYear === schoolYear),
  )
  return new Map([...Map.groupBy(found, (one) => one.subject)].map(([key, group]) => [key, averageOf(group, fewest)]))
}

/** The school years there are ratings of, the newest first. */
export const ratedYears = (ratings: readonly Rating[]) => [...new Set(ratings.map(({ schoolYear }) => schoolYear))].sort().reverse()
