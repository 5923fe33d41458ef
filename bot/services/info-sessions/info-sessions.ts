import type { Programme } from '../../../data/programme.ts'
import type { Store } from '../../../data/store.ts'
import type { InfoSessions, Mine } from '../../../dialogs/info-sessions/port.ts'
import { byStart, standingNow } from '../../../rules/session-cards.ts'
import { personOf } from '../person-of.ts'
import { adoptSignUps, type SignUpClaim } from './adopt-sign-ups.ts'
import { catalogue as openCatalogue } from './catalogue.ts'
import { calendarOf, type Desk } from './desk.ts'
import { type ForgetClaim, forgetSignUps } from './forget-sign-ups.ts'
import { leaveSession } from './leave-session.ts'
import { manageSessions } from './manage-sessions.ts'
import { moveSession } from './move-session.ts'
import { reconcileSessions } from './reconcile-sessions.ts'
import { referencesOf } from './references.ts'
import { sessionChanger } from './session-changer.ts'
import { signUp } from './sign-up.ts'

type Options = {
  store: Store
  programme: Programme
  now: () => Date
  /** Told of each mark on the list of who was there, by who signed up; safe to repeat. */
  attended?: Desk['attended']
  /** Told about work beside the turns that failed; it is tried again by itself. */
  failed?: (error: unknown) => void
  /** How long a changed card may wait before it is written down, in milliseconds. */
  flushAfterMs?: number
  /** How often cards of other processes are read, in milliseconds. */
  refreshEveryMs?: number
}

export type InfoSessionService = InfoSessions & {
  /** Makes the sign-ups of an anonymous visitor, and of an address that was proved, those of a person; gives how many. */
  adopt: (claim: SignUpClaim) => Promise<number>
  /** Takes somebody out of a session for good, with these registrations of theirs. Safe to repeat. */
  forget: (session: string, claim: ForgetClaim, registrations: readonly string[]) => Promise<void>
  /** Reads the list, so that the first conversation has it, and keeps it fresh from then on. */
  start: () => Promise<void>
  /** Repairs what a crash left half done; also the start for a store without a list. */
  reconcile: () => Promise<void>
  /** Reads what other processes changed. */
  refresh: () => Promise<void>
  /** Writes down what is still only in memory. */
  flush: () => Promise<void>
  close: () => Promise<void>
}

/** Info sessions over a store: exact for any number of people at once, and safe to call again with the same request. */
export function infoSessions({
  store,
  programme,
  now,
  attended,
  failed = () => {},
  flushAfterMs = 250,
  refreshEveryMs = 15_000,
}: Options): InfoSessionService {
  let flushing: NodeJS.Timeout | undefined
  let refreshing: NodeJS.Timeout | undefined
  let closed = false

  const catalogue = openCatalogue(store, now, () => {
    if (closed || flushing) return
    flushing = setTimeout(() => {
      flushing = undefined
      flush().catch(failed)
    }, flushAfterMs).unref()
  })
  const changer = sessionChanger(store, catalogue.touch)
  const desk: Desk = { store, programme, now, changer, catalogue, ...(attended && { attended }) }

  let writing: Promise<void> = Promise.resolve()
  function flush() {
    writing = writing.catch(() => {}).then(() => catalogue.flush())
    return writing
  }

  /** Outside turns: what could not be written down before is, and the sessions that changed elsewhere are read, so that a turn finds them known. */
  async function refresh() {
    await catalogue.refresh()
    await flush()
    await changer.keepUp(catalogue.cards().filter((card) => card.end > now().toISOString()))
  }

  return {
    cards: catalogue.cards,
    signUp: (who, request) => signUp(desk, who, request),
    cancel: (who, session, locale) => leaveSession(desk, who, session, locale),
    move: (who, from, to, locale) => moveSession(desk, who, from, to, locale),
    calendar: (id, locale) => {
      const card = catalogue.card(id)
      return card && calendarOf(desk, card, locale, 'request')
    },
    async mine(who) {
      const references = await referencesOf(store, personOf(who))
      const mine = references
        .filter((one) => one.active)
        .map((one): Mine & { id: string } => {
          const card = catalogue.card(one.id)
          return {
            id: one.id,
            session: one.id,
            title: card?.title ?? one.title,
            start: card?.start ?? one.start,
            standing: standingNow(one, card),
            ...(card && { card }),
          }
        })
      return mine.sort(byStart).map(({ id: _id, ...one }) => one)
    },
    staff: manageSessions(desk),
    async adopt(claim) {
      await refresh()
      return adoptSignUps(desk, claim)
    },
    forget: (session, claim, registrations) => forgetSignUps(desk, session, claim, registrations),
    async start() {
      await catalogue.refresh()
      if (refreshEveryMs > 0) refreshing = setInterval(() => void refresh().catch(failed), refreshEveryMs).unref()
    },
    reconcile: () => reconcileSessions(desk),
    refresh,
    flush,
    async close() {
      closed = true
      clearTimeout(flushing)
      clearInterval(refreshing)
      await flush().catch(failed)
    },
  }
}
