import { type DemoCandidate, demoCandidateId } from '../../../data/demo-candidates.ts'
import { demoContacts } from '../../../data/demo-contacts.ts'
import { demoStaff } from '../../../data/demo-people.ts'
import { type DemoAnswer, demoAnswers, demoSessionRatings } from '../../../data/demo-surveys.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import type { Actor, Journey } from '../../../data/journey.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Doc, Write } from '../../../data/store.ts'
import { type SurveyDoc, surveyId } from '../../../data/survey.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { plannedSteps } from '../../../rules/journey/planned-steps.ts'
import { addDays, isPhaseComplete } from '../../../rules/journey/standing.ts'
import type { StepEvent } from '../../../rules/journey.ts'
import { ratingDoc } from './ratings.ts'

const day = 86_400_000
/** Days after a phase in which people of the demo answer. */
const answersAfter = 3

type Walked = { demo: DemoCandidate; journey: Journey; events: readonly StepEvent[] }

/** Since when somebody was asked about each phase they completed. */
export function demoSurveyed(programme: Programme, { journey, events }: Pick<Walked, 'journey' | 'events'>): Record<string, string> {
  const steps = plannedSteps(programme)
  const done = programme.phases.flatMap(({ id }) => {
    const last = events.findLast(({ step, to }) => to === 'confirmed' && step.startsWith(`${id}/`))
    return last && isPhaseComplete(journey, steps, id) ? [[id, last.at] as const] : []
  })
  return Object.fromEntries(done)
}

/** What the demo's candidates answered and what was said with them beside their steps: one commit for each, and one for the figures. */
export function demoSurveyWrites(programme: Programme, walked: readonly Walked[], now: Date): Write[][] {
  let turn = 0
  const answered = walked.map(({ demo, ...walk }) => {
    const id = demoCandidateId(demo.slug)
    const by: Actor = { role: 'candidate', id, name: demo.name }
    const surveys = Object.entries(demoSurveyed(programme, walk)).flatMap(([phase, askedAt]) => {
      const answer = demoAnswers[turn++ % demoAnswers.length]
      const answeredAt = addDays(askedAt, answersAfter)
      return answer && answeredAt < now.toISOString() ? [{ doc: surveyDoc(id, phase, { askedAt, answeredAt }, answer), by }] : []
    })
    return { demo, id, surveys }
  })
  const commits = answered.map(({ demo, id, surveys }): Write[] => {
    const told = surveys.flatMap(({ doc, by }) => {
      const contact = (text: string) =>
        contactDoc(
          id,
          { topic: 'survey', by, text, vars: { phase: doc.subject }, unique: `${text}-${doc.id}` },
          doc.answeredAt ?? doc.askedAt,
        )
      return [doc, contact('survey.answered'), ...(doc.talk ? [contact('survey.talk')] : [])]
    })
    return [...told, ...contactsOf(demo, id, now)].map((doc: Doc) => ({ op: 'put', doc }))
  })
  const visitors = demoSessionRatings.map((rating, n) => {
    const askedAt = new Date(now.getTime() - (n + 3) * day).toISOString()
    const about = { about: 'info-session', subject: 'demo-held', reminded: 0 } as const
    return {
      partition: candidatePartition(`demo-visitor-${n}`),
      kind: 'survey' as const,
      id: surveyId(about),
      ...about,
      askedAt,
      answeredAt: askedAt,
      rating,
    }
  })
  const ratings = [...answered.flatMap(({ surveys }) => surveys.map(({ doc }) => doc)), ...visitors].flatMap(
    (doc) => ratingDoc(doc, programme.timeZone) ?? [],
  )
  return [...commits, ratings.map((doc): Write => ({ op: 'put', doc }))].filter((writes) => writes.length > 0)
}

function surveyDoc(
  id: string,
  phase: string,
  at: { askedAt: string; answeredAt: string },
  { rating, good, better, talk }: DemoAnswer,
): SurveyDoc {
  const about = { about: 'phase', subject: phase } as const
  const words = { ...(good && { good }), ...(better && { better }), ...(talk && { talk }) }
  return { partition: candidatePartition(id), kind: 'survey', id: surveyId(about), ...about, ...at, reminded: 0, rating, ...words }
}

function contactsOf({ slug, coach = '20', quiet }: DemoCandidate, id: string, now: Date): Doc[] {
  const digits = { coach, intermediary: '21', helpdesk: '22' } as const
  const staff = demoStaff()
  return (demoContacts[slug] ?? []).map(({ by: role, daysAgo, text, words }, n) => {
    const actor = `00000000-0000-0000-0000-00000000000${digits[role]}`
    const by: Actor = { role, id: actor, name: staff.find((one) => one.id === actor)?.name ?? '' }
    const at = new Date(now.getTime() - Math.max(daysAgo, quiet) * day).toISOString()
    return contactDoc(id, { topic: role, by, text, words, unique: `demo-contact-${n}` }, at)
  })
}
