import type { Locale } from '../../../data/bilingual.ts'
import type { SessionDoc } from '../../../data/info-session.ts'
import type { Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Cancelled } from '../../../dialogs/info-sessions/port.ts'
import { type CancelResult, cancel as cancelRule } from '../../../rules/info-sessions.ts'
import { cardOf } from '../../../rules/session-cards.ts'
import { sessionNotice } from '../../../rules/session-notices.ts'
import { personOf } from '../person-of.ts'
import { calendarOf, type Desk } from './desk.ts'
import { referenceTo } from './references.ts'
import type { Decision } from './session-changer.ts'

/** Takes the person's own sign-up off the list; the place is offered to who is next, in one commit. Nobody else's sign-up can be touched. */
export async function leaveSession(desk: Desk, who: Who, id: string, locale: Locale): Promise<Cancelled> {
  const { changer, store, now } = desk
  const settled = await changer.change(id, (session) => release(session, personOf(who), 'left', now()))
  if (!settled) return { ok: false, reason: 'unknown' }
  const { result, session } = settled
  const card = cardOf(id, session)
  if (!result.ok) return { ok: false, reason: result.reason, card }
  await store.commit([{ op: 'put', doc: referenceTo(session, result.entry) }])
  return { ok: true, card, calendar: calendarOf(desk, card, locale, 'cancel') }
}

/** The decision to release a seat; `about` names what the person hears of it. */
export function release(session: SessionDoc, by: string, about: 'left' | 'moved', now: Date): Decision<CancelResult> {
  const result = cancelRule(session, by, now)
  if (!result.ok || result.session === session) return { result }
  const next = { ...session, ...result.session }
  const revision = session.revision + 1
  const writes: Write[] = [
    {
      op: 'put',
      doc: sessionNotice(session.id, next, `${result.entry.id}-${revision}`, { about, to: [result.entry.id], calendar: 'cancel' }, now),
    },
  ]
  return { result, session: next, writes }
}
