import type { ScorePart } from '../../data/programme/matching.ts'

export type Vars = Record<string, string | number>

/**
 * One part of a score: points for (above zero) or against. Lists in `vars` are ids of the programme's vocabularies, joined by spaces; texts are
 * `matching.reason.<id>.for` and `.against`.
 */
export type Reason = { id: ScorePart; weight: number; vars?: Vars }

/** Why somebody cannot be matched; texts are `matching.obstacle.<id>`. */
export const obstacleIds = [
  'room',
  'away',
  'leaves',
  'language',
  'special-education',
  'special-school',
  'refused',
  'phase',
  'not-training',
  'places',
  'guidance',
] as const
export type ObstacleId = (typeof obstacleIds)[number]
export type Obstacle = { id: ObstacleId; vars?: Vars }

/** What a person could change, with a text `matching.if.<id>`: the others are as they are. */
const changeable = ['room', 'away', 'leaves', 'refused', 'places', 'guidance'] as const
export type Changeable = (typeof changeable)[number]
export const isChangeable = (id: ObstacleId): id is Changeable => changeable.some((one) => one === id)

/**
 * How a part is measured: `fraction` from -1 (wholly against) to 1 (wholly for) of its weight, 0 when it says nothing; `vars` for its text, asked for only when
 * somebody reads it.
 */
export type Part<From, To> = {
  id: ScorePart
  fraction: (from: From, to: To) => number
  vars?: (from: From, to: To, inFavour: boolean) => Vars
}

export const shared = (one: readonly string[], other: readonly string[]): string[] => one.filter((id) => other.includes(id))
export const anyShared = (one: readonly string[], other: readonly string[]): boolean => one.some((id) => other.includes(id))
export const listed = (ids: readonly string[]): string => ids.join(' ')
