import type { Actor } from '../../../data/journey.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { StepMoved, StepWish } from '../../../dialogs/journey/port.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { type Followed, responsibleFor, titleVars, toCandidate, toStaff } from '../../../rules/journey/journey-notices.ts'
import { isResting, underway } from '../../../rules/journey/person-state.ts'
import { findStep } from '../../../rules/journey/planned-steps.ts'
import { roadmap } from '../../../rules/journey/roadmap.ts'
import { isComplete, type Moved, moveStep } from '../../../rules/journey.ts'
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

const unknown = { ok: false, reason: 'unknown' } as const
const forbidden = { ok: false, reason: 'forbidden' } as const

type Refused = Exclude<StepMoved, { ok: true }>
type Decided = { phaseDone?: string } | Refused

/** Moves a step for whoever may: in one commit with its history, the timeline, word to whoever is next, and `also`, which is left out when the move is refused. */
export async function moveStepOf(desk: JourneyDesk, who: Who, wish: StepWish, also: readonly Write[] = []): Promise<StepMoved> {
  if (who.staffId === undefined && who.personId !== wish.personId) return forbidden
  const settled = await changeJourney<Decided>(desk, wish.personId, wish.request, (standing) => {
    const tried = tryMove(desk, who, wish, standing)
    if ('ok' in tried) return { result: tried }
    return { change: { ...tried.change, also }, result: tried.phaseDone === undefined ? {} : { phaseDone: tried.phaseDone } }
  })
  if (!settled) return unknown
  const { result, standing, how } = settled
  if (how === 'refused' && result && 'ok' in result) return result
  const view = viewOf(wish.personId, standing, desk.now())
  const phaseDone = result && 'phaseDone' in result ? result : {}
  return { ok: true, ...phaseDone, complete: isComplete(view.programme, view.journey), ...view }
}

function tryMove(desk: JourneyDesk, who: Who, wish: StepWish, standing: Standing): { change: Change; phaseDone?: string } | Refused {
  const { personId, step, to, words, evidence } = wish
  const { person, programme } = standing
  if (!maySeeJourney(who, personId, person)) return who.roles.includes('manager') ? forbidden : unknown
  if (isResting(person)) return { ok: false, reason: 'resting' }
  const at = desk.now().toISOString()
  const more = { ...(words !== undefined && { words }), ...(evidence && { evidence }) }
  let refused: Refused = forbidden
  for (const by of actorsOf(who, personId, person)) {
    const moved = moveStep(programme, journeyOfDoc(standing.journey), { step, to, by, at, ...more })
    if (moved.ok) {
      return {
        change: changeFor(desk, personId, standing, by, moved),
        ...(moved.phaseDone !== undefined && { phaseDone: moved.phaseDone }),
      }
    }
    if (refused === forbidden) refused = refusal(moved, programme)
  }
  return refused
}

function refusal(moved: Exclude<Moved, { ok: true }>, programme: Programme): Refused {
  return moved.reason === 'blocked' ? { ...moved, programme } : moved
}

/** A move with all that goes along with it. */
export function changeFor(desk: JourneyDesk, personId: string, standing: Standing, by: Actor, moved: Extract<Moved, { ok: true }>): Change {
  const { programme } = standing
  const { event, journey } = moved
  const before = personOfDoc(standing.person)
  const person = {
    ...before,
    ...(before.state === 'interested' &&
      underway(programme, journey, before) === 'active' && { state: 'active' as const, stateSince: event.at }),
    ...(by.role === 'intermediary' && before.intermediary === undefined && { intermediary: by.id }),
  }
  const contact = contactDoc(
    personId,
    {
      topic: by.role === 'system' ? 'session' : 'step',
      by,
      text: `step.${event.to}`,
      vars: { step: event.step },
      ...(event.words && { words: event.words }),
      unique: `step-${journey.revision}`,
    },
    event.at,
  )
  const changed = person.state !== before.state || person.intermediary !== before.intermediary
  const followed = { personId, person, journey, route: programme, intermediaries: intermediaries(desk.staff) }
  return {
    ...(changed && { person }),
    journey,
    events: [event],
    contacts: [contact],
    notices: told(followed, by, moved, desk.now()),
    by,
    about: `step/${event.step}`,
  }
}

/** Who hears at once: the candidate of what somebody else decided, whoever confirms of what was handed in. The list of a session tells by itself. */
function told(followed: Followed, by: Actor, { event, journey }: Extract<Moved, { ok: true }>, now: Date): NoticeDoc[] {
  const { personId, person, route } = followed
  const planned = findStep(route, event.step)
  if (!planned || by.role === 'system') return []
  const key = `${event.step}-${journey.revision}`
  const vars = {
    person: personId,
    candidate: person.name,
    by: by.name ?? '',
    words: event.words ?? '',
    ...titleVars('step', planned.step.title),
  }
  if (by.role === 'candidate')
    return event.to === 'submitted' ? toStaff(personId, responsibleFor(followed, planned), { about: 'step-submitted', key, vars }, now) : []
  const next = roadmap(route, journey, now).next?.step.title
  if (event.to === 'confirmed') {
    const about = next ? 'step-confirmed' : 'step-confirmed-last'
    return [toCandidate(personId, { about, key, vars: { ...vars, ...(next && titleVars('next', next)) } }, now)]
  }
  return event.to === 'sent-back' ? [toCandidate(personId, { about: 'step-sent-back', key, vars }, now)] : []
}
