import type { Bilingual } from '../../../data/bilingual.ts'
import { candidatePartition, type SessionDoc, sessionKey } from '../../../data/info-session.ts'
import { type JourneyDoc, journeyKey } from '../../../data/journey.ts'
import type { Programme } from '../../../data/programme.ts'
import { staffPartition } from '../../../data/reach.ts'
import type { Store } from '../../../data/store.ts'
import { type SurveyDoc, surveyId } from '../../../data/survey.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { SurveyTask } from '../../../dialogs/surveys/port.ts'
import { mayAnswer } from '../../../rules/surveys/answering.ts'
import { coachYearNow } from '../../../rules/surveys/coach-year.ts'
import { referencesOf } from '../info-sessions/references.ts'
import { personOf } from '../person-of.ts'

type Asked = Pick<SurveyTask, 'about' | 'subject' | 'title' | 'askedAt'>
export type SurveyDesk = { store: Store; programme: Programme; now: () => Date }

/** Sessions longer ago than this are not looked at, in days. */
const sessionDays = 60
const day = 86_400_000
const plain = (title: string): Bilingual => ({ nl: title, en: title })

/** Where somebody's answers are kept: staff in their own partition, everybody else in theirs. */
export const partitionOf = (who: Who) => (who.staffId === undefined ? candidatePartition(personOf(who)) : staffPartition(who.staffId))

/** What this person was asked, with what they answered: some reads within their partition, and one for each session they were at lately. */
export async function tasksOf(desk: SurveyDesk, who: Who): Promise<SurveyTask[]> {
  const { store, programme, now } = desk
  const [asked, { docs }] = await Promise.all([askedOf(desk, who), store.list<SurveyDoc>(partitionOf(who), 'survey', { limit: 1000 })])
  const answers = new Map(docs.map((doc) => [doc.id, doc]))
  const tasks = asked.map((one): SurveyTask => {
    const doc = answers.get(surveyId(one))
    const open = mayAnswer({ askedAt: one.askedAt, answeredAt: doc?.answeredAt }, programme.surveys, now())
    return { ...one, id: surveyId(one), open, ...answerOf(doc) }
  })
  const rank = (task: SurveyTask) => (task.open ? (task.answer ? 1 : 0) : 2)
  return tasks.sort((one, other) => rank(one) - rank(other) || other.askedAt.localeCompare(one.askedAt))
}

export function answerOf(doc: SurveyDoc | undefined): Pick<SurveyTask, 'answer'> {
  if (doc?.rating === undefined || doc.answeredAt === undefined) return {}
  const { rating, good, better, talk, answeredAt } = doc
  return {
    answer: {
      rating,
      at: answeredAt,
      ...(good !== undefined && { good }),
      ...(better !== undefined && { better }),
      ...(talk !== undefined && { talk }),
    },
  }
}

async function askedOf(desk: SurveyDesk, who: Who): Promise<Asked[]> {
  if (who.staffId !== undefined) return who.roles.includes('coach') ? coachYear(desk) : []
  const [phases, sessions] = await Promise.all([phasesOf(desk, who), sessionsOf(desk, who)])
  return [...phases, ...sessions]
}

function coachYear({ programme, now }: SurveyDesk): Asked[] {
  const year = coachYearNow(programme, now())
  return year ? [{ about: 'coach-year', subject: year.schoolYear, title: plain(year.schoolYear), askedAt: year.askedAt }] : []
}

async function phasesOf({ store, programme }: SurveyDesk, { personId, proved }: Who): Promise<Asked[]> {
  const journey = personId !== undefined && proved ? await store.get<JourneyDoc>(journeyKey(personId)) : undefined
  return Object.entries(journey?.surveyed ?? {}).map(([subject, askedAt]) => ({
    about: 'phase',
    subject,
    title: programme.phases.find(({ id }) => id === subject)?.title ?? plain(subject),
    askedAt,
  }))
}

async function sessionsOf({ store, now }: SurveyDesk, who: Who): Promise<Asked[]> {
  const references = await referencesOf(store, personOf(who))
  const lately = references.filter(({ start }) => {
    const ago = now().getTime() - Date.parse(start)
    return ago >= 0 && ago <= sessionDays * day
  })
  const sessions = await Promise.all(
    lately.map(async ({ id, registration }): Promise<Asked[]> => {
      const session = await store.get<SessionDoc>(sessionKey(id))
      if (session?.attendance[registration] !== 'attended') return []
      return [{ about: 'info-session', subject: id, title: session.title, askedAt: session.end }]
    }),
  )
  return sessions.flat()
}
