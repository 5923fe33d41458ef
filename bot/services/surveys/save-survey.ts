import { type PersonDoc, personIdOf, personKey } from '../../../data/candidate.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { ConflictError, type Stored, StoreUnavailableError, type Write } from '../../../data/store.ts'
import { type SurveyDoc, surveyId } from '../../../data/survey.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { SurveyAnswer, SurveySaved, SurveyTask } from '../../../dialogs/surveys/port.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { intermediariesOf, toStaff } from '../../../rules/journey/journey-notices.ts'
import { isAllowed } from '../../../rules/people/consents.ts'
import { ttlSeconds } from '../../../rules/retention.ts'
import { isLow } from '../../../rules/surveys/answering.ts'
import { remindedBy } from '../../../rules/surveys/phase-surveys.ts'
import type { StaffDirectory } from '../../staff.ts'
import { intermediaries } from '../journey/journey-desk.ts'
import { ratingDoc } from './ratings.ts'
import { answerOf, partitionOf, type SurveyDesk, tasksOf } from './tasks.ts'

const attempts = 8

/** Keeps an answer, with the timeline and, when they want to talk and agreed to it, word to the intermediary, in one commit; the rating for the figures follows. */
export async function saveSurvey(
  desk: SurveyDesk & { staff: StaffDirectory },
  who: Who,
  id: string,
  answer: SurveyAnswer,
): Promise<SurveySaved> {
  const { store, programme } = desk
  const task = (await tasksOf(desk, who)).find((one) => one.id === id)
  if (!task) return { ok: false, reason: 'unknown' }
  if (!task.open) return { ok: false, reason: 'closed' }
  for (let left = attempts; left > 0; left--) {
    const before = await store.get<SurveyDoc>({ partition: partitionOf(who), kind: 'survey', id })
    const person = who.personId === undefined ? undefined : await store.get<PersonDoc>(personKey(who.personId))
    const talk = answer.talk === true && isLow({ ...task, ...answer }, programme.surveys) && !!person && isAllowed(person, 'rating-talk')
    const doc = surveyDoc(desk, who, task, before, { ...answer, ...(answer.talk !== undefined && { talk }) })
    try {
      await store.commit([
        before ? { op: 'put', doc: { ...doc, etag: before.etag } } : { op: 'create', doc },
        ...(person ? beside(desk, person, task, { doc, before, talk }) : []),
      ])
    } catch (error) {
      if (error instanceof ConflictError) continue
      throw error
    }
    const rating = ratingDoc(doc, programme.timeZone)
    if (rating) await store.commit([{ op: 'put', doc: rating }])
    return { ok: true, task: { ...task, ...answerOf(doc) }, talk }
  }
  throw new StoreUnavailableError(`a survey kept changing during ${attempts} attempts`)
}

function surveyDoc(
  { programme, now }: SurveyDesk,
  who: Who,
  { about, subject, askedAt }: SurveyTask,
  before: Stored<SurveyDoc> | undefined,
  { rating, good, better, talk }: SurveyAnswer,
): SurveyDoc {
  return {
    partition: partitionOf(who),
    kind: 'survey',
    id: surveyId({ about, subject }),
    about,
    subject,
    askedAt,
    reminded: about === 'info-session' ? 0 : (before?.reminded ?? remindedBy(askedAt, programme.surveys, now())),
    answeredAt: before?.answeredAt ?? now().toISOString(),
    rating,
    ...(good && { good }),
    ...(better && { better }),
    ...(talk !== undefined && { talk }),
    ...(about === 'info-session' && { ttl: ttlSeconds(programme, 'registration') }),
  }
}

type Kept = { doc: SurveyDoc; before: SurveyDoc | undefined; talk: boolean }

/** On the timeline that it was answered, never what; and who would like to talk, once, taken back when they changed their mind in time. */
function beside(
  { now, staff }: SurveyDesk & { staff: StaffDirectory },
  person: PersonDoc,
  { about, id, title }: SurveyTask,
  { doc, before, talk }: Kept,
): Write[] {
  if (about !== 'phase') return []
  const personId = personIdOf(person.partition)
  const by = { role: 'candidate' as const, id: personId, name: person.name }
  const vars = { phase: doc.subject }
  const contact = (text: string) => contactDoc(personId, { topic: 'survey', by, text, vars, unique: `${text}-${id}` }, now().toISOString())
  const told = (): NoticeDoc[] =>
    toStaff(
      personId,
      intermediariesOf({ person, intermediaries: intermediaries(staff) }),
      {
        about: 'rating-low',
        key: id,
        vars: { candidate: person.name, person: personId, rating: doc.rating ?? 0, phaseTitleNl: title.nl, phaseTitleEn: title.en },
      },
      now(),
    )
  const takeBack: Write = { op: 'remove', key: { partition: person.partition, kind: 'notice', id: `rating-low-${id}` } }
  return [
    ...(before ? [] : [contact('survey.answered')]).map((one): Write => ({ op: 'put', doc: one })),
    ...(talk && !before?.talk ? [...told(), contact('survey.talk')] : []).map((one): Write => ({ op: 'put', doc: one })),
    ...(!talk && before?.talk ? [takeBack] : []),
  ]
}
