import { type Assignment, type AssignmentProblem, boundOf, objectiveOf } from './assignment.ts'

const nobody = -1
const outside = -1

/**
 * The best assignment, by shortest augmenting paths (Hungarian method on a tree of rooms): candidates come in one by one, and each takes the cheapest chain of moves that ends
 * in free room or with somebody staying alone. Prices keep all chains non-negative, so Dijkstra finds them, and in the end they prove the result. `stop` is asked once
 * a candidate; those who had no turn then get what is left, and the gap tells what it may cost.
 */
export function assign(problem: AssignmentProblem, stop: () => boolean = () => false): Assignment {
  const { candidates, seats, rooms, values, alone } = problem
  const count = rooms.length
  const sink = count
  const parent = Int32Array.from(rooms, (room) => room.parent ?? sink)
  const size = Int32Array.from(rooms, (room) => room.worth.length)
  const filled = new Int32Array(count)
  const members: number[][] = rooms.slice(0, seats).map(() => [])
  const children: number[][] = rooms.map(() => [])
  for (const [index, room] of rooms.entries()) if (room.parent !== undefined) children[room.parent]?.push(index)
  const prices = firstPrices(problem)
  const seatOf = new Int32Array(candidates).fill(nobody)
  // Distances to each room and to the outside (`sink`), and where the way comes from: a candidate, or -2 - room.
  const distance = new Float64Array(count + 1)
  const from = new Int32Array(count + 1)
  const waiting = new Int32Array(count + 1)

  const profit = (one: number) => (seatOf[one]! < 0 ? alone[one]! : values[one * seats + seatOf[one]!]! - prices[seatOf[one]!]!)
  const reach = (room: number, length: number, by: number) => {
    if (length < distance[room]!) {
      distance[room] = length
      from[room] = by
    }
  }
  const spread = (one: number, length: number, best: number) => {
    const slack = best - alone[one]!
    reach(sink, length + (slack > 0 ? slack : 0), one)
    const limit = distance[sink]!
    for (let seat = 0, at = one * seats; seat < seats; seat++, at++) {
      const cost = best - values[at]! + prices[seat]!
      const far = cost > 0 ? length + cost : length
      if (far < distance[seat]! && far < limit) {
        distance[seat] = far
        from[seat] = one
      }
    }
  }

  const visit = (room: number) => {
    const length = distance[room]!
    const up = parent[room]!
    const above = up === sink ? 0 : prices[up]!
    const taken = filled[room]!
    if (taken < size[room]!) reach(up, length + Math.max(0, above - rooms[room]!.worth[taken]! - prices[room]!), -2 - room)
    if (room < seats) for (const one of members[room]!) spread(one, length, profit(one))
    for (const child of children[room]!) {
      const last = filled[child]! - 1
      if (last >= 0) reach(child, length + Math.max(0, rooms[child]!.worth[last]! + prices[child]! - prices[room]!), -2 - room)
    }
  }

  const move = (newcomer: number) => {
    let at = sink
    for (;;) {
      const by = from[at]!
      if (by < 0) {
        const room = -2 - by
        if (parent[room] === at) filled[room]!++
        else filled[at]!--
        at = room
        continue
      }
      const old = seatOf[by]!
      seatOf[by] = at === sink ? nobody : at
      if (at !== sink) members[at]!.push(by)
      if (by === newcomer) return
      members[old]!.splice(members[old]!.indexOf(by), 1)
      at = old
    }
  }

  const enter = (newcomer: number) => {
    distance.fill(Number.POSITIVE_INFINITY)
    for (let room = 0; room < count; room++) waiting[room] = room
    let left = count
    const visited: number[] = []
    let best = alone[newcomer]!
    for (let seat = 0, at = newcomer * seats; seat < seats; seat++, at++) best = Math.max(best, values[at]! - prices[seat]!)
    spread(newcomer, 0, best)
    for (;;) {
      let place = outside
      let shortest = distance[sink]!
      for (let index = 0; index < left; index++) {
        const far = distance[waiting[index]!]!
        if (far < shortest) {
          shortest = far
          place = index
        }
      }
      if (place === outside) break
      const room = waiting[place]!
      waiting[place] = waiting[--left]!
      visited.push(room)
      visit(room)
    }
    for (const room of visited) prices[room]! += distance[sink]! - distance[room]!
    move(newcomer)
  }

  let turn = 0
  for (; turn < candidates; turn++) {
    if (stop()) break
    enter(turn)
  }
  if (turn < candidates) fillUp(problem, seatOf, filled, turn)
  const objective = objectiveOf(problem, seatOf)
  const bound = Math.max(objective, boundOf(problem, prices))
  const gap = bound - objective
  return { seatOf, objective, bound, gap, optimal: gap <= 1e-9 * Math.max(1, Math.abs(bound)), complete: turn === candidates, prices }
}

/** Of empty rooms: what the first in it costs, from the top down. A room without any room has no price at which it is cheap enough. */
function firstPrices({ rooms }: AssignmentProblem): Float64Array {
  const prices = new Float64Array(rooms.length)
  for (let index = rooms.length - 1; index >= 0; index--) {
    const room = rooms[index]!
    prices[index] = (room.parent === undefined ? 0 : prices[room.parent]!) - (room.worth[0] ?? 0)
  }
  return prices
}

/** Those who had no turn take the best that is left, in order. */
function fillUp({ candidates, seats, rooms, values, alone }: AssignmentProblem, seatOf: Int32Array, filled: Int32Array, turn: number) {
  const way = (seat: number) => {
    const list: number[] = []
    for (let room: number | undefined = seat; room !== undefined; room = rooms[room]?.parent) list.push(room)
    return list
  }
  const ways = Array.from({ length: seats }, (_, seat) => way(seat))
  for (let one = turn; one < candidates; one++) {
    let best = alone[one]!
    let chosen = nobody
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
