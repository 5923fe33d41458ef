import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import { type Entry, type RegistrationDoc, type SessionDoc, sessionPartition } from '../../../data/info-session.ts'
import type { Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { SignedUp, SignUp } from '../../../dialogs/info-sessions/port.ts'
import { type SignUpResult, signUp as signUpRule } from '../../../rules/info-sessions.ts'
import { cardOf } from '../../../rules/session-cards.ts'
import { sessionNotice } from '../../../rules/session-notices.ts'
import { entryOf } from '../../../rules/waiting-list.ts'
import { personOf } from '../person-of.ts'
import { adoptSignUps } from './adopt-sign-ups.ts'
import { calendarOf, type Desk, registrationId } from './desk.ts'
import { referenceTo } from './references.ts'
import type { Decision } from './session-changer.ts'

/**
 * Signs somebody up. The list, the registration and the notice are one commit; the person's own reference follows. Whoever enters an
 * address that another person signed up with hears what anybody would hear; the owner of the address is told by e-mail, once.
 */
export async function signUp(desk: Desk, who: Who, request: SignUp): Promise<SignedUp> {
  const { changer, store, now } = desk
  const personId = personOf(who)
  const entry: Entry = {
    id: registrationId(request.session, request.email),
    by: personId,
    at: now().toISOString(),
    ...(request.request && { request: request.request }),
  }
  const registration = registrationDoc(who, request, entry)
  if (who.proved) await takeOverOwn(desk, personId, request)
  const settled = await changer.change(request.session, (session) => enrol(session, entry, registration, now()))
  if (!settled) return { ok: false, reason: 'unknown' }
  const { result, session } = settled
  const card = cardOf(session.id, session)
  if (!result.ok) return { ok: false, reason: result.reason, card }
  if (result.how !== 'known') await store.commit([{ op: 'put', doc: referenceTo(session, result.entry) }])
  const again = result.how === 'again' && (request.request === undefined || result.entry.request !== request.request)
  const { standing } = result
  const calendar = standing.status === 'seat' && {
    calendar: calendarOf(desk, card, request.language, 'request', { name: request.name, email: request.email }),
  }
  return { ok: true, card, standing, again, personId, ...calendar }
}

/** Somebody whose address is on the list already, from a browser in which they were not known, has that place: it becomes theirs here. */
async function takeOverOwn(desk: Desk, personId: string, { session, email }: SignUp): Promise<void> {
  const known = await desk.changer.look(session)
  const there = known && entryOf(known.roster, registrationId(session, email))
  if (!there || there.by === personId) return
  const person = await desk.store.get<PersonDoc>(personKey(personId))
  if (person?.email === email.trim().toLowerCase()) await adoptSignUps(desk, { from: personId, to: personId, email })
}

/** The decision of a sign-up, with what goes into its commit. */
export function enrol(session: SessionDoc, entry: Entry, registration: RegistrationDoc, now: Date): Decision<SignUpResult> {
  const result = signUpRule(session, entry, now)
  if (!result.ok || result.session === session) return { result }
  const next = { ...session, ...result.session }
  const key = `${entry.id}-${session.revision + 1}`
  if (result.how === 'known') {
    return {
      result,
      session: next,
      writes: [{ op: 'put', doc: sessionNotice(session.id, next, entry.id, { about: 'knownAddress', to: [entry.id] }, now) }],
    }
  }
  const seat = result.standing.status === 'seat'
  const notice = sessionNotice(
    session.id,
    next,
    key,
    seat ? { about: 'confirmed', to: [entry.id], calendar: 'request' } : { about: 'waiting', to: [entry.id] },
    now,
  )
  const writes: Write[] = [
    { op: 'put', doc: registration },
    { op: 'put', doc: notice },
  ]
  return { result, session: next, writes }
}

function registrationDoc(who: Who, request: SignUp, entry: Entry): RegistrationDoc {
  const { name, email, needs, language, consent, session } = request
  const { channelId, userId, conversationId } = who
  return {
    partition: sessionPartition(session),
    kind: 'registration',
    id: entry.id,
    name,
    email,
    ...(needs && { needs }),
    language,
    consent: { ...consent, at: entry.at },
    by: entry.by,
    channel: { channelId, userId, conversationId },
    at: entry.at,
  }
}
