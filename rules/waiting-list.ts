import type { Entry, Roster, Standing } from '../data/info-session.ts'

/** Cancelled entries kept per session; older ones are only history. */
const longestGone = 500

/** Adds somebody at the end: to a seat while one is free and nobody waits for it, else to the waiting list. */
export function join(roster: Roster, entry: Entry, capacity: number): Roster {
  const gone = roster.gone.filter(({ id, by }) => id !== entry.id && by !== entry.by)
  return nextStanding(roster, capacity).status === 'seat'
    ? { ...roster, gone, seats: [...roster.seats, entry] }
    : { ...roster, gone, waiting: [...roster.waiting, entry] }
}

/** Who waits and was offered no place yet, in order. */
export const inLine = ({ waiting }: Roster) => waiting.filter((one) => !one.offer)

/** Places that are taken or kept for somebody. */
export const takenPlaces = ({ seats, waiting }: Roster) => seats.length + waiting.filter((one) => one.offer).length

/** What the next person to sign up would get. */
export function nextStanding(roster: Roster, capacity: number): { status: 'seat' } | { status: 'waiting'; position: number } {
  const line = inLine(roster).length
  return line === 0 && takenPlaces(roster) < capacity ? { status: 'seat' } : { status: 'waiting', position: line + 1 }
}

/** Takes an entry off the list; whoever is next in line is offered the place afterwards (`tendPlaces`). */
export function leave(roster: Roster, id: string, at: string, lapsed = false): Roster {
  const entry = find(roster, id)
  if (!entry) return roster
  const { offer: _offer, ...plain } = entry
  const stays = (one: Entry) => one.id !== id
  const left: Entry = { ...plain, at, ...(lapsed && { lapsed: true }) }
  const gone = [...roster.gone.filter((one) => stays(one) && one.by !== entry.by), left].slice(-longestGone)
  return { seats: roster.seats.filter(stays), waiting: roster.waiting.filter(stays), gone }
}

/** Where a registration stands, or nothing when it is not on the list. */
export function standingOf(roster: Roster, id: string): Standing | undefined {
  if (roster.seats.some((one) => one.id === id)) return { status: 'seat' }
  const offer = roster.waiting.find((one) => one.id === id)?.offer
  if (offer) return { status: 'offered', until: offer.until }
  const index = inLine(roster).findIndex((one) => one.id === id)
  return index < 0 ? undefined : { status: 'waiting', position: index + 1 }
}

const find = ({ seats, waiting }: Roster, id: string) => seats.find((one) => one.id === id) ?? waiting.find((one) => one.id === id)

/** The entry somebody made, whatever address it is under. */
export const entryBy = ({ seats, waiting }: Roster, by: string) =>
  seats.find((one) => one.by === by) ?? waiting.find((one) => one.by === by)

export const entryOf = find

export const everyone = ({ seats, waiting }: Roster): Entry[] => [...seats, ...waiting]
