import type { Matching, TravelClass } from '../../data/programme/matching.ts'
import type { Programme } from '../../data/programme.ts'

export type Travel = { minutes: number; class: TravelClass }

/**
 * What scores are made with: the programme's figures, travel times to look up, the agreed share of external coaches, the local day it is (`2026-11-22`), and
 * until when an external coach has to stay at least.
 */
export type MatchTerms = {
  matching: Matching
  externalShare: number
  day: string
  stayUntil: string
  travel: (from: string, to: string) => Travel | undefined
}

/** The programme's terms on a day. */
export function matchTerms({ matching, coachPool }: Pick<Programme, 'matching' | 'coachPool'>, day: string): MatchTerms {
  const times = new Map<string, Map<string, Travel>>()
  const add = (from: string, to: string, travel: Travel) => {
    const row = times.get(from) ?? new Map<string, Travel>()
    times.set(from, row.set(to, travel))
  }
  for (const { from, to, minutes, class: name } of matching.travel) {
    add(from, to, { minutes, class: name })
    add(to, from, { minutes, class: name })
  }
  const stayUntil = new Date(Date.parse(`${day}T00:00:00Z`) + matching.stayDays * 86_400_000).toISOString().slice(0, 10)
  return { matching, externalShare: coachPool.externalShareFirstYear, day, stayUntil, travel: (from, to) => times.get(from)?.get(to) }
}
