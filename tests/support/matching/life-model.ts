import type { Programme } from '../../../data/programme.ts'
import { offerTimes } from '../../../rules/offers/offer-moves.ts'
import { addWorkingDays } from '../../../rules/offers/working-days.ts'

export type OpenModel = { offer: string; coach: string; chaseAt: string; expiresAt: string; chased: boolean; later?: true }

/** What should be so, told in a few maps and nothing of how it is kept. Every answer is what the service is to answer: a reason, or nothing when it is to succeed. */
export function lifeModel(programme: Programme, capacities: Record<string, number>) {
  const capacity = new Map(Object.entries(capacities))
  const coachOf = new Map<string, string>()
  const open = new Map<string, OpenModel>()
  const refused = new Set<string>()
  const stopped = new Set<string>()
  const inUse = (coach: string) =>
    [...open.values()].filter((one) => one.coach === coach).length +
    [...coachOf].filter(([id, one]) => one === coach && !stopped.has(id)).length
  const full = (coach: string) => inUse(coach) >= (capacity.get(coach) ?? 0)
  const ofCoach = (coach: string) => [...open].filter(([, one]) => one.coach === coach)

  return {
    ...{ capacity, coachOf, open, refused, stopped, inUse, ofCoach },
    offer(id: string, coach: string, override: boolean): string | undefined {
      if (refused.has(`${id} ${coach}`) && !override) return 'obstacles'
      if (stopped.has(id)) return 'state'
      if (open.has(id)) return 'open'
      if (coachOf.has(id)) return 'matched'
      return full(coach) ? 'full' : undefined
    },
    offered(id: string, coach: string, offer: string, now: Date) {
      open.set(id, { offer, coach, chased: false, ...offerTimes(programme, now) })
    },
    accepted(id: string) {
      const one = open.get(id)
      if (one) coachOf.set(id, one.coach)
      open.delete(id)
    },
    declined(id: string) {
      refused.add(`${id} ${open.get(id)?.coach}`)
      open.delete(id)
    },
    later(id: string, now: Date) {
      const one = open.get(id)
      const next = addWorkingDays(programme, now, 1).toISOString()
      if (one?.later) return
      if (one) one.later = true
      if (one && !one.chased && next > one.chaseAt && next < one.expiresAt) one.chaseAt = next
    },
    ended: (id: string) => open.delete(id),
    assign(id: string, coach: string): string | undefined {
      if (coachOf.get(id) === coach) return 'matched'
      if (full(coach)) return 'full'
      return stopped.has(id) ? 'state' : undefined
    },
    assigned(id: string, coach: string) {
      coachOf.set(id, coach)
      open.delete(id)
    },
    noClick: (id: string): string | undefined => (coachOf.has(id) ? undefined : 'no-coach'),
    parted(id: string) {
      refused.add(`${id} ${coachOf.get(id)}`)
      coachOf.delete(id)
    },
    setCapacity(coach: string, count: number): string | undefined {
      if (count < inUse(coach)) return 'in-use'
      capacity.set(coach, count)
      return undefined
    },
    stops(id: string) {
      stopped.add(id)
      open.delete(id)
    },
    /** What the time brings. */
    passes(now: string) {
      for (const [id, one] of open) {
        if (now >= one.expiresAt) open.delete(id)
        else if (now >= one.chaseAt) one.chased = true
      }
    },
  }
}
export type LifeModel = ReturnType<typeof lifeModel>
