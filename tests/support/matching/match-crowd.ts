import { candidate, coach, intermediary } from '../hours-desk.ts'
import type { MatchDesk } from './match-desk.ts'

export const coachIds = ['anna', 'bert', 'coen', 'dora', 'evi']
export const candidateIds = Array.from({ length: 16 }, (_, at) => `c${String(at).padStart(2, '0')}`)

/** What one of the crowd says was done; the offer it was about is to be found so. */
export type Said = { person: number; n: number; did: 'offered' | 'accepted' | 'declined' | 'withdrawn'; candidate: string; offer: string }

const pick = <T>(list: readonly T[], seed: number): T => list[((seed % list.length) + list.length) % list.length]!
const hour = 3_600_000

/** One deed of one of forty people: by turns they offer, accept, decline, put off, take back, change how many a coach takes, leave a coach, and tend what is due. */
export async function crowdDeed(desk: MatchDesk, person: number, n: number, start: Date): Promise<Said[]> {
  const { matching } = desk
  const seed = person * 31 + n * 17 + ((person * n) % 7)
  const request = `person-${person}/${n}`
  const imke = intermediary(person % 2 === 0 ? 'imke' : 'ilse')
  const who = pick(coachIds, seed)
  const someone = pick(candidateIds, seed * 3 + person)
  desk.clock.now = new Date(Math.max(desk.clock.now.getTime(), start.getTime() + n * 9 * hour))
  const made = (did: Said['did'], about: string, offer: string): Said[] => [{ person, n, did, candidate: about, offer }]
  const what = (person + n) % 10
  if (what <= 2) {
    const result = await matching.offer(imke, { candidate: someone, coach: who, request, ...(seed % 3 === 0 && { override: 'toch' }) })
    return result.ok ? made('offered', someone, result.offer) : []
  }
  if (what <= 5) {
    const own = pick(await matching.mine(coach(who)), seed) as { id: string } | undefined
    if (!own) return []
    if (seed % 5 === 0) {
      await matching.later(coach(who), { offer: own.id })
      return []
    }
    const result =
      what === 5
        ? await matching.decline(coach(who), { offer: own.id, reason: 'days' })
        : await matching.accept(coach(who), { offer: own.id, request })
    return result.ok ? made(what === 5 ? 'declined' : 'accepted', result.candidate, own.id) : []
  }
  if (what === 6) {
    const slot = await desk.slot(someone)
    if (!slot) return []
    const result = await matching.withdraw(imke, { candidate: someone, offer: slot.offer })
    return result.ok ? made('withdrawn', someone, slot.offer) : []
  }
  if (what === 7) await matching.capacity(imke, { coach: who, capacity: 1 + (seed % 3) })
  else if (what === 8 && seed % 2 === 0) await matching.noClick(candidate(someone), { request })
  else if (what === 8) await matching.assign(imke, { candidate: someone, coach: who, request })
  else if (seed % 2 === 0) await desk.due()
  else await matching.reconcile(seed % 3 === 0 ? 0 : 60_000)
  return []
}
