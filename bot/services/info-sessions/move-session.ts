import type { Locale } from '../../../data/bilingual.ts'
import { type Entry, type RegistrationDoc, type SessionDoc, sessionPartition } from '../../../data/info-session.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Moved } from '../../../dialogs/info-sessions/port.ts'
import { hasBegun, notOpen, type SignUpResult } from '../../../rules/info-sessions.ts'
import { cardOf } from '../../../rules/session-cards.ts'
import { entryBy, nextStanding, standingOf } from '../../../rules/waiting-list.ts'
import { personOf } from '../person-of.ts'
import { calendarOf, type Desk, registrationId } from './desk.ts'
import { release } from './leave-session.ts'
import { referenceTo } from './references.ts'
import { enrol } from './sign-up.ts'

/** Exchanges a sign-up for another session: first the new place, then the old one is released, so that nobody is left without. A seat is not exchanged for a waiting list. */
export async function moveSession(desk: Desk, who: Who, from: string, to: string, locale: Locale): Promise<Moved> {
  const { changer, store, now } = desk
  const by = personOf(who)
  const old = from === to ? undefined : await ownEntry(desk, from, by)
  if (!old) return { ok: false, reason: 'not-yours' }
  if (hasBegun(old.session, now())) return { ok: false, reason: 'past', card: cardOf(from, old.session) }
  const registration = await store.get<RegistrationDoc>({ partition: sessionPartition(from), kind: 'registration', id: old.entry.id })
  if (!registration) return { ok: false, reason: 'not-yours' }
  const at = now().toISOString()
  const entry: Entry = { id: registrationId(to, registration.email), by, at, replaces: from }
  const doc: RegistrationDoc = { ...withoutEtag(registration), partition: sessionPartition(to), id: entry.id, at }
  const standing = standingOf(old.session.roster, old.entry.id)
  const target = await changer.change<SignUpResult | Refused>(to, (session) => {
    const there = entryBy(session.roster, by)
    if (!standing && there?.replaces !== from) return { result: refused('not-yours') }
    const waits = !there && !notOpen(session, now()) && nextStanding(session.roster, session.capacity).status === 'waiting'
    if (standing && standing.status !== 'waiting' && waits) return { result: refused('full') }
    return enrol(session, entry, doc, now())
  })
  if (!target) return { ok: false, reason: 'unknown' }
  const card = cardOf(to, target.session)
  if (!target.result.ok) return { ok: false, reason: target.result.reason, card }
  const source = await changer.change(from, (session) => release(session, by, 'moved', now()))
  const released = source?.result.ok ? [{ op: 'put' as const, doc: referenceTo(source.session, source.result.entry) }] : []
  const taken = target.result.how === 'known' ? [] : [{ op: 'put' as const, doc: referenceTo(target.session, target.result.entry) }]
  if (released.length + taken.length > 0) await store.commit([...taken, ...released])
  const seat = target.result.standing.status === 'seat' && { calendar: calendarOf(desk, card, locale, 'request', registration) }
  return {
    ok: true,
    card,
    standing: target.result.standing,
    ...seat,
    gone: calendarOf(desk, cardOf(from, source?.session ?? old.session), locale, 'cancel', registration),
  }
}

type Refused = { ok: false; reason: 'full' | 'not-yours' }
const refused = (reason: Refused['reason']): Refused => ({ ok: false, reason })

const withoutEtag = ({ etag: _etag, ...doc }: RegistrationDoc): RegistrationDoc => doc

/** The person's entry, or the one released already when a turn is delivered again. */
async function ownEntry({ changer }: Desk, id: string, by: string): Promise<{ session: SessionDoc; entry: Entry } | undefined> {
  const known = await changer.look(id)
  const entry = known && entryBy(known.roster, by)
  if (known && entry) return { session: known, entry }
  const settled = await changer.change(id, (session) => ({
    result: entryBy(session.roster, by) ?? session.roster.gone.find((one) => one.by === by),
  }))
  return settled?.result && { session: settled.session, entry: settled.result }
}
