import { type Assignment, type AssignmentProblem, boundOf, objectiveOf, type Room } from './assignment.ts'
import { fillUp } from './fill-up.ts'
import { swapTable } from './swap-table.ts'

const nobody = -1
const none = -1

/**
 * The best assignment, by shortest augmenting paths (Hungarian method on a tree of rooms): candidates come in one by one, and each takes the cheapest chain of moves that ends
 * in free room or with somebody staying alone. Prices keep all chains non-negative, so Dijkstra finds them, and in the end they prove the result. `stop` is asked once
 * a candidate; those who had no turn then get what is left, and the gap tells what it may cost.
 */
export function assign(problem: AssignmentProblem, stop: () => boolean = () => false): Assignment {
  const { candidates, seats, rooms, values, alone } = problem
  const count = rooms.length
  const sink = count
  const children: number[][] = rooms.map(() => [])
  for (const [index, room] of rooms.entries()) if (room.parent !== undefined) children[room.parent]?.push(index)
  const filled = new Int32Array(count)
  const members: number[][] = rooms.slice(0, seats).map(() => [])
  const swaps = swapTable(problem)
  const prices = firstPrices(rooms)
  const seatOf = new Int32Array(candidates).fill(nobody)
  // Distances to each room and to staying alone or free room (`sink`), and where the way comes from: a candidate, or -2 - room.
  const distance = new Float64Array(count + 1)
  const from = new Int32Array(count + 1)
  const waiting = new Int32Array(count)
  let left = 0
  const wishes = new Float64Array(seats + 1)
  const newcomers = new Int32Array(seats + 1)

  const reach = (room: number, length: number, by: number) => {
    if (length < distance[room]!) {
      distance[room] = length
      from[room] = by
    }
  }

  /** From a room to what it is part of, and back down to its parts, whose last one could go elsewhere. */
  const climb = (room: number) => {
    const length = distance[room]!
    const up = rooms[room]!.parent ?? sink
    const taken = filled[room]!
    const worth = rooms[room]!.worth[taken]
    if (worth !== undefined) reach(up, length + Math.max(0, (up === sink ? 0 : prices[up]!) - worth - prices[room]!), -2 - room)
    for (const child of children[room]!) {
      const last = filled[child]! - 1
      if (last >= 0) reach(child, length + Math.max(0, rooms[child]!.worth[last]! + prices[child]! - prices[room]!), -2 - room)
    }
  }

  /** Reaches on to all seats at the costs of one row, less `base`; gives the place in `waiting` of the nearest room, if it is nearer than the sink. */
  const nearest = (length: number, base: number, costs: Float64Array, movers: Int32Array, row: number): number => {
    if (row !== none) reach(sink, Math.max(length, length + costs[row + seats]! - base), movers[row + seats]!)
    let place = none
    let shortest = distance[sink]!
    for (let index = 0; index < left; index++) {
      const room = waiting[index]!
      let far = distance[room]!
      if (row !== none && room < seats) {
        const cost = costs[row + room]! + prices[room]! - base
        const through = cost > 0 ? length + cost : length
        if (through < far) {
          far = through
          distance[room] = far
          from[room] = movers[row + room]!
        }
      }
      if (far < shortest) {
        shortest = far
        place = index
      }
    }
    return place
  }

  /** Everybody on the way found moves up one place, from its end back to the newcomer. */
  const move = (newcomer: number) => {
    const touched = new Set<number>()
    for (let at = sink; ; ) {
      const by = from[at]!
      if (by < 0) {
        const room = -2 - by
        if ((rooms[room]!.parent ?? sink) === at) filled[room]!++
        else filled[at]!--
        at = room
        continue
      }
      const old = seatOf[by]!
      seatOf[by] = at === sink ? nobody : at
      if (at !== sink) {
        members[at]!.push(by)
        touched.add(at)
      }
      if (by === newcomer) break
      members[old]!.splice(members[old]!.indexOf(by), 1)
      touched.add(old)
      at = old
    }
    for (const seat of touched) swaps.update(seat, members[seat]!)
  }

  const enter = (newcomer: number) => {
    distance.fill(Number.POSITIVE_INFINITY)
    for (let room = 0; room < count; room++) waiting[room] = room
    left = count
    let best = alone[newcomer]!
    for (let seat = 0, at = newcomer * seats; seat < seats; seat++, at++) {
      wishes[seat] = -values[at]!
      best = Math.max(best, values[at]! - prices[seat]!)
    }
    wishes[seats] = -alone[newcomer]!
    newcomers.fill(newcomer)
    const visited: number[] = []
    for (let place = nearest(0, -best, wishes, newcomers, 0); place !== none; ) {
      const room = waiting[place]!
      waiting[place] = waiting[--left]!
      visited.push(room)
      climb(room)
      const row = room < seats && members[room]!.length > 0 ? room * swaps.width : none
      place = nearest(distance[room]!, prices[room]!, swaps.costs, swaps.movers, row)
    }
    for (const room of visited) prices[room]! += distance[sink]! - distance[room]!
    move(newcomer)
  }

  const order = mostAtStake(problem)
  let turn = 0
  for (; turn < candidates; turn++) {
    if (stop()) break
    enter(order[turn]!)
  }
  fillUp(problem, seatOf, filled, order.slice(turn))
  const objective = objectiveOf(problem, seatOf)
  const bound = Math.max(objective, boundOf(problem, prices))
  const gap = bound - objective
  return { seatOf, objective, bound, gap, optimal: gap <= 1e-9 * Math.max(1, Math.abs(bound)), complete: turn === candidates, prices }
}

/** Of empty rooms: what the first in it costs, from the top down. */
function firstPrices(rooms: readonly Room[]): Float64Array {
  const prices = new Float64Array(rooms.length)
  for (let index = rooms.length - 1; index >= 0; index--) {
    const { parent, worth } = rooms[index]!
    prices[index] = (parent === undefined ? 0 : prices[parent]!) - (worth[0] ?? 0)
  }
  return prices
}

/** Whom it matters most to where they come goes first, and then seldom has to move again: it is faster, and fairer when it is stopped. */
function mostAtStake({ candidates, seats, values, alone }: AssignmentProblem): number[] {
  const stake = Float64Array.from({ length: candidates }, (_, one) => {
    let best = alone[one]!
    let sum = alone[one]!
    for (let at = one * seats; at < (one + 1) * seats; at++) {
      const value = Math.max(values[at]!, alone[one]!)
      if (value > best) best = value
      sum += value
    }
    return best - sum / (seats + 1)
  })
  return Array.from(stake.keys()).sort((one, other) => stake[other]! - stake[one]! || one - other)
}
