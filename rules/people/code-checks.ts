/** A code of six digits is good this long, may be tried this often, and comes with a mail that is of no use after it. */
export const codeMinutes = 10
export const mostTries = 5

/** A right code waits this long for a name and consent, for somebody whose address is nobody's yet. */
const confirmedMinutes = 30

/** How many codes may be asked for: for one address by everybody together, and by one sender for all addresses together. */
export const codeLimits = {
  address: { hour: 5, day: 15 },
  sender: { hour: 8, day: 24 },
} as const

/** One code, as a keyed hash. `tries` are the requests that were wrong, `used` the one it was used by (`first` when that made a new person); both tell a repeated delivery. */
export type CodeEntry = {
  hash: string
  at: string
  request: string
  tries: string[]
  confirmedAt?: string
  used?: { request: string; at: string; first?: true }
}

/** Codes of one address, by sender, so that nobody spends another's tries; `asked` are the instants of the last day at which one was sent. */
export type CodeBook = { asked: string[]; codes: Record<string, CodeEntry> }

const hour = 3_600_000
const minutesUntil = (at: number, now: Date) => Math.max(1, Math.ceil((at - now.getTime()) / 60_000))

/** The instants of the last day, to keep. */
export const lately = (asked: readonly string[], now: Date) => asked.filter((at) => now.getTime() - Date.parse(at) < 24 * hour)

/** Minutes until another code may be asked for; 0 when it may be now. */
export function waitMinutes(asked: readonly string[], limit: { hour: number; day: number }, now: Date): number {
  const recent = lately(asked, now).sort()
  const inHour = recent.filter((at) => now.getTime() - Date.parse(at) < hour)
  const hourly = inHour.length >= limit.hour ? Date.parse(inHour[inHour.length - limit.hour] ?? '') + hour : 0
  const daily = recent.length >= limit.day ? Date.parse(recent[recent.length - limit.day] ?? '') + 24 * hour : 0
  return hourly || daily ? minutesUntil(Math.max(hourly, daily), now) : 0
}

/** The book with a new code for this sender; their old one is of no use any more. */
export function withCode(book: CodeBook, sender: string, entry: Pick<CodeEntry, 'hash' | 'request'>, now: Date): CodeBook {
  const at = now.toISOString()
  const alive = Object.entries(book.codes).filter(([, one]) => until(one) > now.getTime())
  return { asked: [...lately(book.asked, now), at], codes: { ...Object.fromEntries(alive), [sender]: { ...entry, at, tries: [] } } }
}

const until = ({ at, confirmedAt }: CodeEntry) =>
  confirmedAt ? Date.parse(confirmedAt) + confirmedMinutes * 60_000 : Date.parse(at) + codeMinutes * 60_000

export type Checked =
  | { ok: true; entry: CodeEntry }
  | { ok: false; reason: 'wrong'; left: number; entry: CodeEntry }
  | { ok: false; reason: 'none' | 'expired' | 'tries' }

/** What a typed code is worth; `equal` compares its hash. The entry is as it is to be kept; a request that was counted before counts no more. */
export function checkCode(entry: CodeEntry | undefined, equal: (hash: string) => boolean, request: string, now: Date): Checked {
  if (!entry) return { ok: false, reason: 'none' }
  const right = equal(entry.hash)
  if (entry.used !== undefined) return entry.used.request === request && right ? { ok: true, entry } : { ok: false, reason: 'none' }
  const counted = entry.tries.indexOf(request)
  if (counted >= 0) return refused(entry, counted + 1)
  if (until(entry) <= now.getTime()) return { ok: false, reason: 'expired' }
  if (entry.tries.length >= mostTries) return { ok: false, reason: 'tries' }
  if (right) return { ok: true, entry }
  const tried = { ...entry, tries: [...entry.tries, request] }
  return refused(tried, tried.tries.length)
}

const refused = (entry: CodeEntry, tries: number): Checked => ({ ok: false, reason: 'wrong', left: mostTries - tries, entry })

/** Six digits in what was typed, however they are grouped; nothing when there are more or fewer. */
export function readCode(text: string): string | undefined {
  const digits = text.replace(/(?<=\d)[\s.-]+(?=\d)/g, '').match(/\d+/g) ?? []
  return digits.length === 1 && digits[0]?.length === 6 ? digits[0] : undefined
}
