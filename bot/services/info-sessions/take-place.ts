import type { Locale } from '../../../data/bilingual.ts'
import type { RegistrationDoc, SessionDoc } from '../../../data/info-session.ts'
import { sessionPartition } from '../../../data/info-session.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Accepted } from '../../../dialogs/info-sessions/port.ts'
import { type AcceptResult, acceptPlace, type Claimant, offeredBy } from '../../../rules/place-offers.ts'
import { cardOf } from '../../../rules/session-cards.ts'
import { sessionNotice } from '../../../rules/session-notices.ts'
import { personOf } from '../person-of.ts'
import { calendarOf, type Desk } from './desk.ts'
import { release } from './leave-session.ts'
import type { PlaceOffer } from './place-links.ts'
import { referenceTo } from './references.ts'
import type { Decision } from './session-changer.ts'

/** Takes the place that was offered to this person. */
export const acceptOwnPlace = (desk: Desk, who: Who, session: string, locale: Locale) =>
  accept(desk, session, { by: personOf(who) }, locale)

/** The same by a link from a mail. */
export const acceptByLink = (desk: Desk, { session, id, offerAt, locale }: PlaceOffer) => accept(desk, session, { id, offerAt }, locale)

async function accept(desk: Desk, id: string, claimant: Claimant, locale: Locale): Promise<Accepted> {
  const { changer, store, now } = desk
  const settled = await changer.change(id, (session) => taken(session, claimant, now()))
  if (!settled) return { ok: false, reason: 'unknown' }
  const { result, session } = settled
  const card = cardOf(id, session)
  if (!result.ok) return { ok: false, reason: result.reason, card }
  await store.commit([{ op: 'put', doc: referenceTo(session, result.entry) }])
  const key = { partition: sessionPartition(id), kind: 'registration', id: result.entry.id }
  const attendee = await store.get<RegistrationDoc>(key)
  return { ok: true, card, again: result.again, calendar: calendarOf(desk, card, locale, 'request', attendee) }
}

function taken(session: SessionDoc, claimant: Claimant, now: Date): Decision<AcceptResult> {
  const result = acceptPlace(session, claimant, now)
  if (!result.ok || result.again) return { result }
  const next = { ...session, ...result.session }
  const { id } = result.entry
  const notice = sessionNotice(
    session.id,
    next,
    `${id}-${session.revision + 1}`,
    { about: 'confirmed', to: [id], calendar: 'request' },
    now,
  )
  return { result, session: next, writes: [{ op: 'put', doc: notice }] }
}

/** Declines by a link from a mail; a link whose offer is over changes nothing. */
export async function declineByLink(desk: Desk, { session: id, ...offer }: PlaceOffer): Promise<{ ok: boolean }> {
  const { changer, store, now } = desk
  const settled = await changer.change(id, (session) => {
    const by = offeredBy(session, offer)
    if (by === undefined) return { result: undefined }
    const released = release(session, by, 'left', now())
    return { ...released, result: released.result.ok ? released.result.entry : undefined }
  })
  if (!settled?.result) return { ok: false }
  await store.commit([{ op: 'put', doc: referenceTo(settled.session, settled.result) }])
  return { ok: true }
}

/** How an offer stands, for the page behind a link. */
export async function lookAtOffer(desk: Desk, { session: id, ...offer }: PlaceOffer): Promise<'open' | 'taken' | 'over'> {
  const settled = await desk.changer.change(id, () => ({ result: undefined }))
  if (!settled || settled.session.status === 'cancelled') return 'over'
  if (offeredBy(settled.session, offer) !== undefined) return 'open'
  return settled.session.roster.seats.some((one) => one.id === offer.id) ? 'taken' : 'over'
}
