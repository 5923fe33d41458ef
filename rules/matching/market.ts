import type { Room } from './assignment.ts'
import type { Seeker } from './match-input.ts'
import type { Obstacle, Reason } from './reason.ts'

/**
 * One side of the match as the rules see it. `seats` come first among the `rooms`. `points` is what a pair has in itself; `margin` are the reasons that depend on
 * who else is there, for whoever comes when the seat's way up holds `before` more than now.
 */
export type Market = {
  seats: readonly { target: string; group?: string }[]
  rooms: readonly Room[]
  points: (seeker: Seeker, seat: number) => number
  reasons: (seeker: Seeker, seat: number) => Reason[]
  obstacles: (seeker: Seeker, seat: number) => Obstacle[]
  margin: (seat: number, before: (room: number) => number) => Reason[]
}

/** The rooms somebody in this seat takes part of: the seat, what it belongs to, and so on. */
export function wayUp(rooms: readonly Room[], seat: number): number[] {
  const way: number[] = []
  for (let room: number | undefined = seat; room !== undefined; room = rooms[room]?.parent) way.push(room)
  return way
}
