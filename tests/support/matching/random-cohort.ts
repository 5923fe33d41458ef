import type { AssignmentProblem, Room } from '../../../rules/matching/assignment.ts'

/** Numbers that are the same in every run, from 0 up to 1. */
export function numbersFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** How scores can hang together; each makes another solver slow or wrong. */
export const scoreKinds = ['whole', 'fractions', 'ties', 'wanted', 'steep', 'tiny', 'huge', 'negative'] as const

const scoreOf = (kind: (typeof scoreKinds)[number], random: () => number, wanted: number, steepness: number): number => {
  if (kind === 'whole') return Math.floor(random() * 201) - 60
  if (kind === 'fractions') return random() * 100 - 20
  if (kind === 'ties') return Math.floor(random() * 4)
  if (kind === 'wanted') return wanted * 60 + random() * 5
  if (kind === 'steep') return wanted * steepness * 50
  if (kind === 'tiny') return (random() - 0.3) / 1000
  if (kind === 'huge') return Math.round((random() - 0.2) * 1e7)
  return -random() * 50
}

/** One cohort, of 1 to 40 candidates and seats: pairs that cannot be, seats without room; every third one a tree of rooms with worth that goes down. */
export function randomCohort(seed: number): AssignmentProblem {
  const random = numbersFrom(seed)
  const candidates = 1 + Math.floor(random() * 40)
  const seats = 1 + Math.floor(random() * 40)
  const kind = scoreKinds[seed % scoreKinds.length]!
  const impossible = random() * random()
  const wanted = Array.from({ length: seats }, random)
  const values = Float64Array.from({ length: candidates * seats }, (_, at) =>
    random() < impossible ? Number.NEGATIVE_INFINITY : scoreOf(kind, random, wanted[at % seats]!, 1 + Math.floor(at / seats) / candidates),
  )
  const scarcity = 0.5 + random() * 1.5
  const sizes = Array.from({ length: seats }, () => Math.floor(random() * 2 * scarcity * (candidates / seats) + random()))
  const alone = Float64Array.from({ length: candidates }, () => (seed % 2 === 0 ? 0 : -Math.floor(random() * 300)))
  return {
    candidates,
    seats,
    rooms: seed % 3 === 0 ? tree(random, sizes) : sizes.map((size) => ({ worth: Array(size).fill(0) })),
    values,
    alone,
  }
}

function tree(random: () => number, sizes: readonly number[]): Room[] {
  const falling = (size: number) => Array.from({ length: size }, () => Math.round((random() * 40 - 25) * 8) / 8).sort((a, b) => b - a)
  const schools = 1 + Math.floor(random() * 6)
  const boards = 1 + Math.floor(random() * 3)
  const first = sizes.length
  const any = (from: number, count: number) => from + Math.floor(random() * count)
  return [
    ...sizes.map((size) => ({ worth: falling(size), ...(random() < 0.9 && { parent: any(first, schools) }) })),
    ...Array.from({ length: schools }, () => ({
      worth: falling(Math.floor(random() * 12)),
      ...(random() < 0.8 && { parent: any(first + schools, boards) }),
    })),
    ...Array.from({ length: boards }, () => ({ worth: falling(Math.floor(random() * 25)) })),
  ]
}
