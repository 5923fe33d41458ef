import type { MeetingPair, MeetingQuestion } from './meetings.ts'

/** Who meets whom in which slot, while a schedule is being made. Pairs are by their place in the question. */
export type Calendar = {
  pairs: readonly MeetingPair[]
  /** The slots in which both can be there. */
  allowed: (pair: number) => readonly number[]
  /** Those of them that are free for both now. */
  open: (pair: number) => number[]
  slotOf: (pair: number) => number | undefined
  place: (pair: number, slot: number) => void
  take: (pair: number) => void
  /** Other pairs that have one of the two in this slot. */
  busy: (pair: number, slot: number) => number[]
  /** Slots with those first that leave the fewest idle slots. */
  byIdle: (pair: number, slots: readonly number[]) => number[]
  /** Idle slots between the first and the last meeting of a person on a day, of all together. */
  idle: () => number
  /** As few as there can be when these pairs are still to be placed: each fills at most one of its persons'. */
  idleAtLeast: (waiting: Iterable<number>) => number
}

export function calendarFor({ slots, pairs, free }: MeetingQuestion): Calendar {
  const people = new Map<string, number>()
  const person = (key: string) => people.get(key) ?? people.set(key, people.size).get(key)!
  const both = pairs.map(({ candidate, school }) => [person(`candidate ${candidate}`), person(`school ${school}`)] as const)
  const allowed = pairs.map(({ candidate, school }) =>
    [...slots.keys()].filter((slot) => free('candidate', candidate, slot) && free('school', school, slot)),
  )
  /** By person and slot: the pair that meets. */
  const meets = Array.from({ length: people.size }, () => new Map<number, number>())
  const placed = new Map<number, number>()

  function idleOf(who: number): number {
    if (meets[who]!.size < 2) return 0
    // The slots of a day follow each other: what lies between two meetings is counted, not looked through.
    const taken = [...meets[who]!.keys()].sort((one, other) => one - other)
    return taken.reduce((idle, slot, at) => {
      const before = taken[at - 1]
      return before === undefined || slots[before]!.day !== slots[slot]!.day ? idle : idle + slot - before - 1
    }, 0)
  }
  const place = (pair: number, slot: number) => {
    placed.set(pair, slot)
    for (const who of both[pair]!) meets[who]!.set(slot, pair)
  }
  const take = (pair: number) => {
    const slot = placed.get(pair)
    if (slot === undefined) return
    placed.delete(pair)
    for (const who of both[pair]!) meets[who]!.delete(slot)
  }
  const ofBoth = (pair: number) => both[pair]!.reduce((sum, who) => sum + idleOf(who), 0)
  return {
    pairs,
    allowed: (pair) => allowed[pair]!,
    open: (pair) => allowed[pair]!.filter((slot) => both[pair]!.every((who) => !meets[who]!.has(slot))),
    slotOf: (pair) => placed.get(pair),
    place,
    take,
    busy: (pair, slot) => [...new Set(both[pair]!.flatMap((who) => meets[who]!.get(slot) ?? []))].filter((other) => other !== pair),
    byIdle(pair, some) {
      const costs = new Map(
        some.map((slot) => {
          place(pair, slot)
          const cost = ofBoth(pair)
          take(pair)
          return [slot, cost] as const
        }),
      )
      return [...some].sort((one, other) => costs.get(one)! - costs.get(other)! || one - other)
    },
    idle: () => meets.reduce((sum, _, who) => sum + idleOf(who), 0),
    idleAtLeast(waiting) {
      const more = new Map<number, number>()
      for (const pair of waiting) for (const who of both[pair]!) more.set(who, (more.get(who) ?? 0) + 1)
      return meets.reduce((sum, _, who) => sum + Math.max(0, idleOf(who) - (more.get(who) ?? 0)), 0)
    },
  }
}
