/**
 * Something with room: a coach; a school's places for a group, inside the school, inside its board. `worth` has an entry for each it can take, in points: what the first, the
 * second … in it adds to the total, never more than the one before. `parent` is the index of what it is part of.
 */
export type Room = { parent?: number; worth: readonly number[] }

/**
 * Candidates to seats. `rooms` begins with the seats; what seats are part of comes after them. `values` has a row of `seats` points for each candidate, `-Infinity` where it
 * cannot be. `alone` is what a candidate without a seat counts for.
 */
export type AssignmentProblem = {
  candidates: number
  seats: number
  rooms: readonly Room[]
  values: Float64Array
  alone: Float64Array
}

/**
 * The best assignment found: `seatOf` has -1 for who has none. `bound` is what no assignment can exceed, computed from `prices` alone, one for each room; so `gap`
 * (`bound - objective`) of zero proves that this one is best. `complete` is false when it was stopped before everybody had a turn.
 */
export type Assignment = {
  seatOf: Int32Array
  objective: number
  bound: number
  gap: number
  optimal: boolean
  complete: boolean
  prices: Float64Array
}

/** The points of an assignment: of the pairs, of who stays alone, and what each room's number adds. */
export function objectiveOf({ candidates, seats, rooms, values, alone }: AssignmentProblem, seatOf: ArrayLike<number>): number {
  const filled = new Int32Array(rooms.length)
  let total = 0
  for (let one = 0; one < candidates; one++) {
    const seat = seatOf[one] ?? -1
    total += seat < 0 ? alone[one]! : values[one * seats + seat]!
    for (let room: number | undefined = seat < 0 ? undefined : seat; room !== undefined; room = rooms[room]?.parent) filled[room]!++
  }
  for (const [index, { worth }] of rooms.entries()) {
    for (let taken = 0; taken < filled[index]!; taken++) total += worth[taken]!
  }
  return total
}

/**
 * What no assignment can exceed, whatever the prices are. A candidate gets at most their best value less its price; a room passes somebody on at a
 * profit of at most its worth and price less its parent's price. Summed over everybody the prices cancel out.
 */
export function boundOf({ candidates, seats, rooms, values, alone }: AssignmentProblem, prices: Float64Array): number {
  let total = 0
  for (let one = 0; one < candidates; one++) {
    let best = alone[one]!
    for (let seat = 0, at = one * seats; seat < seats; seat++, at++) {
      const gain = values[at]! - prices[seat]!
      if (gain > best) best = gain
    }
    total += best
  }
  for (const [index, { worth, parent }] of rooms.entries()) {
    const profit = prices[index]! - (parent === undefined ? 0 : prices[parent]!)
    for (const points of worth) {
      if (points + profit <= 0) break
      total += points + profit
    }
  }
  return total
}
