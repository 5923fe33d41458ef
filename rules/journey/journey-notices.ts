import type { Bilingual } from '../../data/bilingual.ts'
import type { Person } from '../../data/candidate.ts'
import { candidatePartition } from '../../data/info-session.ts'
import type { Journey } from '../../data/journey.ts'
import type { NoticeDoc } from '../../data/notice.ts'
import { personNotice, recipientId } from '../notices/person-notice.ts'
import { isResting } from './person-state.ts'
import type { Route } from './planned-steps.ts'
import { type RoadStep, roadmap } from './roadmap.ts'
import { addDays } from './standing.ts'

/** Somebody and their journey, as far as notices need. `intermediaries` are staff ids of all of them, in one order. */
export type Followed = { personId: string; person: Person; journey: Journey; route: Route; intermediaries: readonly string[] }

/** Days a journey's notice makes sense after it is due. */
const days = 14

type Message = { about: string; key: string; vars?: Record<string, string | number>; dueAt?: string }

/** Notices for staff lie with their cause, in the candidate's partition; one notice for all of them. None for nobody. */
export function toStaff(personId: string, ids: readonly string[], { dueAt, ...message }: Message, now: Date): NoticeDoc[] {
  const [first] = ids
  if (first === undefined) return []
  const due = dueAt === undefined ? {} : { dueAt: new Date(dueAt) }
  const doc = personNotice({ ...message, ...due, to: { staff: first }, partition: candidatePartition(personId), days }, now)
  return [{ ...doc, recipients: ids.map((staff) => ({ id: recipientId({ staff }), state: 'pending' })) }]
}

export function toCandidate(personId: string, { dueAt, ...message }: Message, now: Date): NoticeDoc {
  const due = dueAt === undefined ? {} : { dueAt: new Date(dueAt) }
  return personNotice({ ...message, ...due, to: { candidate: personId }, days }, now)
}

/** A title in both languages, for whoever reads. */
export const titleVars = (name: string, { nl, en }: Bilingual) => ({ [`${name}Nl`]: nl, [`${name}En`]: en })

/** Their own intermediary, or all of them while they have none. */
export const intermediariesOf = ({
  person,
  intermediaries,
}: Pick<Followed, 'intermediaries'> & { person: Pick<Person, 'intermediary'> }) =>
  person.intermediary !== undefined && intermediaries.includes(person.intermediary) ? [person.intermediary] : intermediaries

/** Whoever of the desk has to look at a step: its coach when a coach confirms it and there is one, else the intermediary. */
export const responsibleFor = (
  followed: Pick<Followed, 'person' | 'intermediaries'>,
  { step }: Pick<RoadStep, 'step'>,
): readonly string[] =>
  followed.person.coach !== undefined && step.confirmedBy.includes('coach') ? [followed.person.coach] : intermediariesOf(followed)

/**
 * What is to be said later about a journey as it stands: to the candidate when a step of theirs is due, to whoever else is on turn when it took
 * too long, and then to the back-up. Made anew after every change; what is no longer among them is taken back.
 */
export function plannedNotices(followed: Followed, now: Date): NoticeDoc[] {
  const { personId, person, journey, route } = followed
  if (isResting(person)) return []
  const all = roadmap(route, journey, now, person.stateSince).phases.flatMap(({ steps }) => steps)
  return all.flatMap((one) => {
    if (one.dueAt === undefined || one.turn === undefined || !(one.needed || one.state === 'submitted')) return []
    const vars = { person: personId, candidate: person.name, ...titleVars('step', one.step.title), dueAt: one.dueAt }
    const key = `${one.key}-${one.dueAt}`
    if (one.turn === 'candidate') return [toCandidate(personId, { about: 'step-due', key, dueAt: one.dueAt, vars }, now)]
    const first = responsibleFor(followed, one)
    const others = followed.intermediaries.filter((id) => !first.includes(id))
    return [
      ...toStaff(personId, first, { about: 'step-waiting', key, dueAt: one.dueAt, vars }, now),
      ...toStaff(personId, others, { about: 'step-waiting-backup', key, dueAt: addDays(one.dueAt, route.pace.backUpDays), vars }, now),
    ]
  })
}

const heard = ({ recipients }: NoticeDoc) => recipients.map(({ id }) => id).join()

/** What goes into a commit so that the planned notices are those of `after`: one that stays the same is left alone, sent or not. */
export function replannedNotices(before: readonly NoticeDoc[], after: readonly NoticeDoc[]) {
  const kept = (one: NoticeDoc) => before.some((other) => other.id === one.id && heard(other) === heard(one))
  return {
    put: after.filter((one) => !kept(one)),
    remove: before.filter((one) => !after.some(({ id }) => id === one.id)).map(({ partition, kind, id }) => ({ partition, kind, id })),
  }
}
