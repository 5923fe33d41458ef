import type { Hours } from '../../dialogs/hours/port.ts'
import { coach, hour } from './hours-desk.ts'

/** What a device says was done: an entry that was acknowledged, or one that was taken back. */
export type Said = { device: number; n: number; entry?: string; minutes?: number; gone?: string }

/** Days that all devices share: few, so that they meet in the coaches' days too. */
const days = Array.from({ length: 28 }, (_, at) => `2026-10-${String(at + 1).padStart(2, '0')}`)

/** All devices are the coach's of the candidate; what another coach may not is in may-see.test.ts. */
const wishOf = (device: number, n: number) =>
  hour({ minutes: 15 + ((device * 7 + n * 3) % 4) * 15, date: days[(device + n * 5) % days.length] ?? '2026-10-01' })

/** The request of one deed of one device: the same when it is done again. */
export const requestOf = (device: number, n: number) => `device-${device}/${n}`

/**
 * One deed of a device for the one candidate: it logs first; later every third corrects what it logged before and every fifth takes it back, each device in a turn of its own;
 * some are delivered twice. Gives what was acknowledged.
 */
export async function deed(hours: Hours, device: number, n: number, mine: string[]): Promise<Said[]> {
  const who = coach('coen')
  const request = requestOf(device, n)
  const times = (device + n) % 4 === 0 ? 2 : 1
  const said: Said[] = []
  const before = mine.at(-1)
  const act = async (): Promise<Said[]> => {
    if (before !== undefined && (device + n) % 5 === 4) {
      const result = await hours.withdraw(who, { candidate: 'noor', entry: before, reason: 'ging niet door', request })
      return result.ok ? [{ device, n, gone: before }] : []
    }
    if (before !== undefined && (device + n) % 3 === 2) {
      const { minutes } = wishOf(device, n)
      const result = await hours.correct(who, { candidate: 'noor', entry: before, change: { minutes }, reason: 'andere duur', request })
      return result.ok
        ? [
            { device, n, gone: before },
            { device, n, entry: result.entry, minutes },
          ]
        : []
    }
    const wish = wishOf(device, n)
    const [result] = await hours.log(who, [wish], request)
    return result?.ok ? [{ device, n, entry: result.entry, minutes: wish.minutes }] : []
  }
  const all = await Promise.all(Array.from({ length: times }, act))
  // Refused, and kept at its second delivery because others gave back minutes meanwhile: what counts is that it was said to be kept.
  said.push(...(all.find((one) => one.length > 0) ?? []))
  for (const { gone, entry } of said) {
    if (gone !== undefined) mine.splice(mine.indexOf(gone), 1)
    if (entry !== undefined) mine.push(entry)
  }
  return said
}
