import type { Session } from '../data/info-session.ts'
import type { Pace } from '../data/programme/pace.ts'
import { tendPlaces } from './place-offers.ts'

type Told = Pick<Pace, 'placeHours' | 'afterSessionMinutes'>

/** When people hear how it was: some time after the end, and after the list was last marked, so that a slip mended at once is never told. */
function toldAt({ end, markedAt }: Session, { afterSessionMinutes }: Told): string | undefined {
  if (markedAt === undefined) return undefined
  return new Date(Math.max(Date.parse(end), Date.parse(markedAt)) + afterSessionMinutes * 60_000).toISOString()
}

/** Who is marked so and was not told yet; entries of erased people are nobody's. */
function untold(session: Session, mark: 'attended' | 'no-show', told: readonly string[] = []): string[] {
  const nobody = new Set(session.roster.seats.filter(({ by }) => by === 'erased').map(({ id }) => id))
  return Object.entries(session.attendance).flatMap(([id, how]) => (how === mark && !told.includes(id) && !nobody.has(id) ? [id] : []))
}

const thanksDue = (session: Session) => untold(session, 'attended', session.thanked)
const missedDue = (session: Session) => untold(session, 'no-show', session.missed)

/** The session as it is at this instant, with what happens to it by itself done. The same session when nothing is. */
export function tendSession<T extends Session>(session: T, now: Date, pace: Told): T {
  const tended = tendPlaces(session, now, pace.placeHours)
  const at = toldAt(tended, pace)
  if (at === undefined || at > now.toISOString() || tended.status !== 'held') return tended
  const [thanks, missed] = [thanksDue(tended), missedDue(tended)]
  if (thanks.length + missed.length === 0) return tended
  return { ...tended, thanked: [...(tended.thanked ?? []), ...thanks], missed: [...(tended.missed ?? []), ...missed] }
}

/** When something happens to a tended session by itself. */
export function nextAlarm(session: Session, pace: Told): string | undefined {
  const pending = session.status === 'held' && thanksDue(session).length + missedDue(session).length > 0
  const told = pending ? toldAt(session, pace) : undefined
  const offers = session.roster.waiting.flatMap((one) => (one.offer ? [one.offer.until] : []))
  return [...offers, ...(told === undefined ? [] : [told])].sort()[0]
}
