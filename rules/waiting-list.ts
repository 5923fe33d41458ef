import type { Entry, Roster, Standing } from '../data/info-session.ts'

/** Cancelled entries kept per session; older ones are only history. */
const longestGone = 500

/** Adds somebody at the end: to a seat while one is free and nobody waits, else to the waiting list. */
export function join(roster: Roster, entry: Entry, capacity: number): Roster {
  const gone = roster.gone.filter(({ id, by }) => id !== entry.id && by !== entry.by)
  return nextStanding(roster, capacity).status === 'seat'
    ? { ...roster, gone, seats: [...roster.seats, entry] }
    : { ...roster, gone, waiting: [...roster.waiting, entry] }
}

/** What the next person to sign up would get. */
export function nextStanding({ seats, waiting }: Roster, capacity: number): Standing {
  return waiting.length === 0 && seats.length < capacity ? { status: 'seat' } : { status: 'waiting', position: waiting.length + 1 }
}

/** Takes an entry off the list and gives its seat to the first who waits. */
export function leave(roster: Roster, id: string, at: string, capacity: number): { roster: Roster; promoted: Entry[] } {
  const entry = find(roster, id)
  if (!entry) return { roster, promoted: [] }
  const stays = (one: Entry) => one.id !== id
  const gone = [...roster.gone.filter((one) => stays(one) && one.by !== entry.by), { ...entry, at }].slice(-longestGone)
  return promote({ seats: roster.seats.filter(stays), waiting: roster.waiting.filter(stays), gone }, capacity)
}

/** Fills free seats from the waiting list, in order. With fewer seats than people nobody loses theirs. */
export function promote(roster: Roster, capacity: number): { roster: Roster; promoted: Entry[] } {
  const promoted = roster.waiting.slice(0, Math.max(0, capacity - roster.seats.length))
  if (promoted.length === 0) return { roster, promoted }
  return { roster: { ...roster, seats: [...roster.seats, ...promoted], waiting: roster.waiting.slice(promoted.length) }, promoted }
}

/** Where a registration stands, or nothing when it is not on the list. */
export function standingOf({ seats, waiting }: Roster, id: string): Standing | undefined {
  if (seats.some((one) => one.id === id)) return { status: 'seat' }
  const index = waiting.findIndex((one) => one.id === id)
  return index < 0 ? undefined : { status: 'waiting', position: index + 1 }
}

const find = ({ seats, waiting }: Roster, id: string) => seats.find((one) => one.id === id) ?? waiting.find((one) => one.id === id)

/** The entry somebody made, whatever address it is under. */
export const entryBy = ({ seats, waiting }: Roster, by: string) =>
  seats.find((one) => one.by === by) ?? waiting.find((one) => one.by === by)

export const entryOf = find

export const everyone = ({ seats, waiting }: Roster): Entry[] => [...seats, ...waiting]
