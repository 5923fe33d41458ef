import { everyIn, everywhere } from '../../../data/every-document.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Store } from '../../../data/store.ts'
import { type RatingDoc, ratingsPartition, type SurveyDoc } from '../../../data/survey.ts'
import { localDate } from '../../../rules/local-date.ts'
import { schoolYearOf } from '../../../rules/school-year.ts'
import { shortHash } from '../person-of.ts'

/** The rating of a survey without who gave it: the same document when an answer is changed. Nothing for one without an answer. */
export function ratingDoc(doc: SurveyDoc, timeZone: Programme['timeZone']): RatingDoc | undefined {
  const { about, subject, askedAt, rating, answeredAt, partition, id } = doc
  if (rating === undefined || answeredAt === undefined) return undefined
  const schoolYear = schoolYearOf(localDate(new Date(askedAt), timeZone))
  return {
    partition: ratingsPartition,
    kind: 'rating',
    id: `${schoolYear}-${shortHash('rating', partition, id)}`,
    about,
    subject,
    schoolYear,
    rating,
    at: answeredAt,
  }
}

/** All ratings, or those of one school year: one partition. */
export const readRatings = (store: Store, schoolYear?: string): Promise<RatingDoc[]> =>
  Array.fromAsync(everyIn<RatingDoc>(store, ratingsPartition, 'rating', schoolYear === undefined ? {} : { prefix: schoolYear }))

/** Writes the ratings of all surveys again, for what a crash left out. Reads across partitions, so never in a turn. */
export async function rebuildRatings(store: Store, timeZone: string): Promise<void> {
  const known = new Map((await readRatings(store)).map((one) => [one.id, one]))
  for await (const survey of everywhere<SurveyDoc>(store, 'survey', 100)) {
    const doc = ratingDoc(survey, timeZone)
    if (doc && known.get(doc.id)?.rating !== doc.rating) await store.commit([{ op: 'put', doc }])
  }
}
