import type { Locale } from '../../../data/bilingual.ts'
import { type LearnedDoc, learnedPartition } from '../../../data/learned.ts'
import type { Store } from '../../../data/store.ts'
import type { Unanswered } from '../../../dialogs/editors/port.ts'
import { checkQuestion } from '../../../rules/editors/check-text.ts'
import { clusterQuestions } from '../../../rules/editors/cluster-questions.ts'
import { missedQuestions } from '../../../rules/editors/missed-questions.ts'

/** Entries of the log that are looked at in one month; the newest. */
const perMonth = 500

/** The newest questions without an answer, this month's and, when those are few, the month's before: two requests a month. `settled` are questions that stand somewhere by now. */
export async function unansweredQuestions(
  store: Pick<Store, 'list'>,
  now: Date,
  most: number,
  settled: (text: string, locale: Locale) => boolean,
): Promise<Unanswered[]> {
  const read = async (at: Date) => {
    const newest = { limit: perMonth, descending: true }
    const pages = await Promise.all(
      (['question', 'feedback'] as const).map((kind) => store.list<LearnedDoc & { kind: typeof kind }>(learnedPartition(at), kind, newest)),
    )
    const entries = pages.flatMap((page): LearnedDoc[] => page.docs).sort((a, b) => b.at.localeCompare(a.at))
    return missedQuestions(entries).filter(({ text, locale }) => checkQuestion(text).ok && !settled(text, locale))
  }
  const recent = clusterQuestions(await read(now))
  const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1))
  const clusters = recent.length >= most ? recent : clusterQuestions([...recent.flatMap(asked), ...(await read(before))])
  return clusters.slice(0, most).map(({ text, locale, count }) => ({ text, locale, count }))
}

/** A cluster as the questions it was made of. */
const asked = ({ text, locale, count, newest }: ReturnType<typeof clusterQuestions>[number]) =>
  Array.from({ length: count }, () => ({ text, locale, at: newest }))
