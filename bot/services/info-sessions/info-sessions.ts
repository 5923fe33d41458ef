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
import type { Places } from './mount-place.ts'
import { moveSession } from './move-session.ts'
import { reconcileSessions } from './reconcile-sessions.ts'
import { referencesOf } from './references.ts'
import { sessionChanger } from './session-changer.ts'
import { signUp } from './sign-up.ts'
import { acceptByLink, acceptOwnPlace, declineByLink, lookAtOffer } from './take-place.ts'

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
  /** Places that were offered, as links in mails reach them. */
  places: Places
  /** Does what happens to a session by itself: a place that was not taken in time goes to who is next, and afterwards people hear how it was. */
  tend: (session: string) => Promise<void>
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
  const changer = sessionChanger({ store, changed: catalogue.touch, now, pace: programme.pace })
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
    accept: (who, session, locale) => acceptOwnPlace(desk, who, session, locale),
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
        .flatMap((one): (Mine & { id: string })[] => {
          const card = catalogue.card(one.id)
          const standing = standingNow(one, card, now())
          const { id, title, start } = { ...one, ...card }
          return standing ? [{ id, session: id, title, start, standing, ...(card && { card }) }] : []
        })
      return mine.sort(byStart).map(({ id: _id, ...one }) => one)
    },
    staff: manageSessions(desk),
    places: {
      look: (offer) => lookAtOffer(desk, offer),
      accept: (offer) => acceptByLink(desk, offer),
      decline: (offer) => declineByLink(desk, offer),
      card: catalogue.card,
    },
    tend: async (id) => void (await changer.change(id, () => ({ result: undefined }))),
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
