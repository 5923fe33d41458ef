import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import type { Actor } from '../../../data/journey.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { ConflictError } from '../../../data/store.ts'
import type { Journeys } from '../../../dialogs/journey/port.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { toCandidate, toStaff } from '../../../rules/journey/journey-notices.ts'
import { shortHash } from '../person-of.ts'
import { requestMark, showCard } from './change-journey.ts'
import { actorsOf, type JourneyDesk, maySeeJourney, readStanding } from './journey-desk.ts'

type Said = { by: Actor; text: string; words: string; request: string; notices: readonly NoticeDoc[] }

/** What a candidate and their coach say to each other through the desk: a message, and a line on the timeline, in one commit. */
export function coachLine(desk: JourneyDesk): Pick<Journeys, 'myCoach' | 'askCoach' | 'answerCandidate'> {
  const { store, staff, now, audit } = desk

  async function say(personId: string, { by, text, words, request, notices }: Said): Promise<void> {
    const topic = by.role === 'intermediary' ? 'intermediary' : 'coach'
    const contact = contactDoc(personId, { topic, by, text, words, unique: shortHash('contact', request) }, now().toISOString())
    try {
      await store.commit([
        requestMark(personId, request),
        { op: 'put', doc: contact },
        ...notices.map((doc) => ({ op: 'put' as const, doc })),
      ])
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
    }
    const standing = await readStanding(desk, personId)
    if (standing) await showCard(desk, personId, standing, true)
  }

  return {
    async myCoach({ personId, staffId }) {
      const person = personId === undefined || staffId !== undefined ? undefined : await store.get<PersonDoc>(personKey(personId))
      if (!person) return undefined
      const coach = person.coach === undefined ? undefined : staff.byId(person.coach)
      if (!coach) return { person }
      const { name, email } = coach
      return { person, coach: { name, since: person.coachSince ?? person.createdAt, ...(email && { email }) } }
    },
    async askCoach({ personId, staffId }, { words, request }) {
      const person = personId === undefined || staffId !== undefined ? undefined : await store.get<PersonDoc>(personKey(personId))
      if (!person || personId === undefined) return { ok: false, reason: 'unknown' }
      const coach = person.coach === undefined ? undefined : staff.byId(person.coach)
      if (!coach) return { ok: false, reason: 'no-coach' }
      const vars = { candidate: person.name, person: personId, words }
      const notices = toStaff(personId, [coach.id], { about: 'coach-asked', key: shortHash(request), vars }, now())
      await say(personId, { by: { role: 'candidate', id: personId, name: person.name }, text: 'coach.asked', words, request, notices })
      return { ok: true, coach: coach.name }
    },
    async answerCandidate(who, { personId, words, request }) {
      const person = await store.get<PersonDoc>(personKey(personId))
      const by = person && actorsOf(who, personId, person)[0]
      if (!person || !by || !maySeeJourney(who, personId, person)) return { ok: false, reason: 'unknown' }
      if (by.role !== 'coach' && by.role !== 'intermediary') return { ok: false, reason: 'forbidden' }
      const vars = { by: by.name ?? '', words }
      const notice = toCandidate(personId, { about: 'coach-answered', key: shortHash(request), vars }, now())
      await say(personId, { by, text: 'coach.answered', words, request, notices: [notice] })
      await audit.record(personId, by, 'change', 'answer')
      return { ok: true }
    },
  }
}
