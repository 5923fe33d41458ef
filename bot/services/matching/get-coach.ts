import { type Person, personStates } from '../../../data/candidate.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import type { Actor } from '../../../data/journey.ts'
import type { FirstContactDoc } from '../../../data/offer.ts'
import type { Write } from '../../../data/store.ts'
import { firstName } from '../../../dialogs/journey/now-reply.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { intermediariesOf, toStaff } from '../../../rules/journey/journey-notices.ts'
import { introduced } from '../../../rules/offers/offer-notices.ts'
import type { Change } from '../journey/change-journey.ts'
import { intermediaries, journeyOfDoc, personOfDoc, type Standing } from '../journey/journey-desk.ts'
import type { MatchingDesk } from './matching-desk.ts'

/** A first contact is to be within this many days. */
export const contactDays = 7
const day = 86_400_000

export const firstContactKey = (candidate: string, coach: string): Pick<FirstContactDoc, 'partition' | 'kind' | 'id'> => ({
  partition: candidatePartition(candidate),
  kind: 'first-contact',
  id: coach,
})

/** Whether a candidate agrees that who helps them reads along. */
const shares = ({ consents }: Pick<Person, 'consents'>) =>
  consents.some(({ purpose, withdrawnAt }) => purpose === 'sharing' && withdrawnAt === undefined)

/** What somebody is and hears who gets this coach now, as one change of their journey. Both are introduced; the coach learns the whole name and the address only with consent. */
export function getCoach(
  desk: MatchingDesk,
  personId: string,
  { person: before, journey }: Standing,
  { coach, by, matcher, also }: { coach: { id: string; name: string }; by: Actor; matcher: string | undefined; also: readonly Write[] },
): Change {
  const now = desk.now()
  const at = now.toISOString()
  const key = String(journey.revision + 1)
  const all = intermediaries(desk.staff)
  const own = before.intermediary ?? (matcher !== undefined && all.includes(matcher) ? matcher : undefined)
  const person: Person = {
    ...personOfDoc(before),
    coach: coach.id,
    coachSince: at,
    ...(own !== undefined && { intermediary: own }),
    ...(before.state === 'interested' && { state: personStates[1], stateSince: at }),
  }
  const known = shares(person) ? { name: person.name, email: person.email } : { name: firstName(person.name), email: '' }
  const contactBy = new Date(now.getTime() + contactDays * day)
  const told = { personId, known, fullName: person.name, coach, intermediaries: intermediariesOf({ person, intermediaries: all }), by }
  const over = before.coach !== undefined && before.coach !== coach.id ? [before.coach] : []
  const vars = { candidate: person.name, coach: coach.name }
  const first: FirstContactDoc = { ...firstContactKey(personId, coach.id), since: at, dueAt: contactBy.toISOString() }
  return {
    person,
    journey: journeyOfDoc(journey),
    contacts: [
      contactDoc(personId, { topic: 'match', by, text: 'coach.assigned', vars: { coach: coach.name }, unique: `coach-${key}` }, at),
    ],
    notices: [...introduced(told, key, contactBy, now), ...toStaff(personId, over, { about: 'coach-handed-over', key, vars }, now)],
    also: [{ op: 'put', doc: first }, ...over.map((id): Write => ({ op: 'remove', key: firstContactKey(personId, id) })), ...also],
    by,
    about: 'coach',
  }
}
