import { candidatePartition } from '../../../data/info-session.ts'
import type { Store, Write } from '../../../data/store.ts'
import type { SurveyDoc } from '../../../data/survey.ts'
import { ratingDoc } from '../surveys/ratings.ts'

const surveysOf = async (store: Store, id: string) => (await store.list<SurveyDoc>(candidatePartition(id), 'survey', { limit: 1000 })).docs

/** Moves what an anonymous visitor answered about a session to the person, with its rating, so that it counts once; what the person answered themselves stays. */
export async function mergeSurveys(store: Store, timeZone: string, visitor: string, personId: string): Promise<void> {
  const theirs = await surveysOf(store, visitor)
  if (theirs.length === 0) return
  const known = new Set((await surveysOf(store, personId)).map(({ id }) => id))
  const moved = theirs
    .filter(({ id }) => !known.has(id))
    .map(({ etag: _etag, ...doc }): SurveyDoc => ({ ...doc, partition: candidatePartition(personId) }))
  const ratings = (docs: readonly SurveyDoc[]) => docs.flatMap((doc) => ratingDoc(doc, timeZone) ?? [])
  if (moved.length > 0) await store.commit(moved.map((doc) => ({ op: 'put', doc })))
  const counted: Write[] = [
    ...ratings(moved).map((doc): Write => ({ op: 'put', doc })),
    ...ratings(theirs).map(({ partition, kind, id }): Write => ({ op: 'remove', key: { partition, kind, id } })),
  ]
  if (counted.length > 0) await store.commit(counted)
  await store.commit(theirs.map(({ partition, kind, id }) => ({ op: 'remove', key: { partition, kind, id } })))
}
