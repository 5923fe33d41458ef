import { type Person, personStates, type StopReason } from '../../../data/candidate.ts'
import type { Actor } from '../../../data/journey.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { PersonChanged } from '../../../dialogs/journey/port.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { intermediariesOf, toCandidate, toStaff } from '../../../rules/journey/journey-notices.ts'
import { decidePerson, type PersonMove } from '../../../rules/journey/person-state.ts'
import { type Change, changeJourney } from './change-journey.ts'
import {
  actorsOf,
  intermediaries,
  type JourneyDesk,
  journeyOfDoc,
  maySeeJourney,
  personOfDoc,
  type Standing,
  viewOf,
} from './journey-desk.ts'

type Wish = { personId: string; words?: string; request: string }
type Refused = Exclude<PersonChanged, { ok: true }>

const unknown = { ok: false, reason: 'unknown' } as const
const forbidden = { ok: false, reason: 'forbidden' } as const

/** Runs one change of somebody's journey as a whole, for the first of the roles this person has here for which it can be. */
export async function changeAs(
  desk: JourneyDesk,
  who: Who,
  { personId, request }: Wish,
  decide: (by: Actor, standing: Standing) => Change | Refused,
): Promise<PersonChanged> {
  if (who.staffId === undefined && who.personId !== personId) return forbidden
  const settled = await changeJourney<Refused>(desk, personId, request, (standing) => {
    if (!maySeeJourney(who, personId, standing.person)) return { result: who.roles.includes('manager') ? forbidden : unknown }
    let refused: Refused = forbidden
    for (const by of actorsOf(who, personId, standing.person)) {
      const decided = decide(by, standing)
      if (!('ok' in decided)) return { change: decided }
      if (refused === forbidden) refused = decided
    }
    return { result: refused }
  })
  if (!settled) return unknown
  if (settled.how === 'refused') return settled.result ?? forbidden
  return { ok: true, ...viewOf(personId, settled.standing, desk.now()) }
}

const told = { pause: 'journey-paused', resume: 'journey-back', stop: 'journey-stopped', 'come-back': 'journey-back' } as const

/** Pausing, taking up again, stopping with a reason, coming back, and finishing. Coach and intermediary hear it, or the candidate of what staff did. */
export function movePerson(desk: JourneyDesk, who: Who, move: PersonMove, wish: Wish & { reason?: StopReason }): Promise<PersonChanged> {
  return changeAs(desk, who, wish, (by, standing) => {
    const before = personOfDoc(standing.person)
    const journey = journeyOfDoc(standing.journey)
    const verdict = decidePerson(move, by.role, before, standing.programme, journey)
    if (!verdict.ok) return verdict
    const at = desk.now()
    const { stopReason: _reason, words: _words, ...rest } = before
    const words = wish.words?.trim()
    const person: Person = {
      ...rest,
      state: verdict.state,
      stateSince: at.toISOString(),
      ...(wish.reason && { stopReason: wish.reason }),
      ...(words && { words }),
    }
    const contact = contactDoc(
      wish.personId,
      { topic: 'step', by, text: `journey.${move}`, ...(words && { words }), unique: `journey-${journey.revision + 1}` },
      at.toISOString(),
    )
    return {
      person,
      journey,
      contacts: [contact],
      notices: heard(desk, wish.personId, person, by, move, journey.revision + 1),
      by,
      about: 'journey',
    }
  })
}

function heard(desk: JourneyDesk, personId: string, person: Person, by: Actor, move: PersonMove, revision: number): NoticeDoc[] {
  const key = String(revision)
  const vars = { candidate: person.name, by: by.name ?? '', words: person.words ?? '' }
  if (move === 'finish') return [toCandidate(personId, { about: 'journey-finished', key, vars }, desk.now())]
  const about = told[move]
  const staff = [
    ...new Set([...(person.coach ? [person.coach] : []), ...intermediariesOf({ person, intermediaries: intermediaries(desk.staff) })]),
  ]
  const others = staff.filter((id) => id !== by.id)
  const candidate = by.role === 'candidate' ? [] : [toCandidate(personId, { about: `${about}-you`, key: `you-${key}`, vars }, desk.now())]
  return [...toStaff(personId, others, { about, key, vars }, desk.now()), ...candidate]
}

/** A coach for a candidate, by an intermediary. Both hear it, and so does the coach who had them before. */
export function assignCoach(
  desk: JourneyDesk,
  who: Who,
  wish: { personId: string; coach: string; request: string },
): Promise<PersonChanged> {
  return changeAs(desk, who, wish, (by, standing) => {
    if (by.role !== 'intermediary') return forbidden
    const coach = desk.staff.byId(wish.coach)
    if (!coach?.roles.includes('coach')) return { ok: false, reason: 'unknown-coach' }
    const before = personOfDoc(standing.person)
    if (before.state === 'stopped' || before.state === 'finished' || before.coach === coach.id) return { ok: false, reason: 'state' }
    const now = desk.now()
    const at = now.toISOString()
    const journey = journeyOfDoc(standing.journey)
    const person: Person = {
      ...before,
      coach: coach.id,
      coachSince: at,
      intermediary: before.intermediary ?? by.id,
      ...(before.state === 'interested' && { state: personStates[1], stateSince: at }),
    }
    const key = String(journey.revision + 1)
    const vars = { person: wish.personId, candidate: person.name, coach: coach.name, by: by.name ?? '' }
    const notices = [
      toCandidate(wish.personId, { about: 'coach-assigned', key, vars }, now),
      ...toStaff(wish.personId, [coach.id], { about: 'coach-candidate', key, vars }, now),
      ...toStaff(wish.personId, before.coach ? [before.coach] : [], { about: 'coach-handed-over', key, vars }, now),
    ]
    const contact = contactDoc(
      wish.personId,
      { topic: 'match', by, text: 'coach.assigned', vars: { coach: coach.name }, unique: `coach-${key}` },
      at,
    )
    return { person, journey, contacts: [contact], notices, by, about: 'coach' }
  })
}
