import type { AssignmentProblem } from './assignment.ts'
import { wayUp } from './market.ts'

/** Those who had no turn (`late`) take the best that is left, in their order. */
export function fillUp(
  { seats, rooms, values, alone }: AssignmentProblem,
  seatOf: Int32Array,
  filled: Int32Array,
  late: readonly number[],
) {
  if (late.length === 0) return
  const ways = Array.from({ length: seats }, (_, seat) => wayUp(rooms, seat))
  for (const one of late) {
    let best = alone[one]!
    let chosen = -1
    for (let seat = 0; seat < seats; seat++) {
      const value = values[one * seats + seat]!
      if (value === Number.NEGATIVE_INFINITY || ways[seat]!.some((room) => filled[room]! >= rooms[room]!.worth.length)) continue
      const points = ways[seat]!.reduce((sum, room) => sum + rooms[room]!.worth[filled[room]!]!, value)
      if (points > best) {
        best = points
        chosen = seat
      }
    }
    seatOf[one] = chosen
    if (chosen >= 0) for (const room of ways[chosen]!) filled[room]!++
  }
}
