import { instantAt, localTime } from './zoned-time.ts'

export type MomentFault = 'noDate' | 'noTime' | 'noSuchDay' | 'past'

const months = [
  ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  ['jan', 'feb', 'maa', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
]

/** Reads a day and a time as staff type them: "12 januari 19:30", "di 12-1-2027 19.30 uur", "2027-01-12 7:30 pm". Without a year it is the next such day. */
export function readMoment(raw: string, now: Date, timeZone: string): { ok: true; at: Date } | { ok: false; fault: MomentFault } {
  const text = raw.normalize('NFKC').toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ').trim()
  const date = readDate(text)
  if (!date) return { ok: false, fault: 'noDate' }
  const time = readTime(text.replace(date.matched, ' '))
  if (!time) return { ok: false, fault: 'noTime' }
  const today = localTime(now, timeZone)
  const years = date.year ? [date.year] : [today.year, today.year + 1]
  const moments = years.map((year) => existing({ year, month: date.month, day: date.day, ...time }, timeZone))
  const at = moments.find((one) => one && one.getTime() > now.getTime())
  if (at) return { ok: true, at }
  return { ok: false, fault: moments.every((one) => one === undefined) ? 'noSuchDay' : 'past' }
}

function existing(local: Parameters<typeof instantAt>[0], timeZone: string) {
  const day = new Date(Date.UTC(local.year, local.month - 1, local.day))
  return day.getUTCMonth() === local.month - 1 && day.getUTCDate() === local.day ? instantAt(local, timeZone) : undefined
}

function readDate(text: string): { year?: number; month: number; day: number; matched: string } | undefined {
  const iso = /\b(\d{4})-(\d{1,2})-(\d{1,2})t?/.exec(text)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]), matched: iso[0] }
  const digits = /\b(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}|\d{2}))?(?!\d)/.exec(text)
  if (digits) return { ...yearOf(digits[3]), month: Number(digits[2]), day: Number(digits[1]), matched: digits[0] }
  const words = /\b(\d{1,2})(?:e|st|nd|rd|th)?\.? (?:of )?([a-z]{3})[a-z]*\.?(?: (\d{4})\b)?/.exec(text) ?? undefined
  const english = /\b([a-z]{3})[a-z]* (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4})\b)?/g
  const found = words && monthOf(words[2]!) ? { day: words[1]!, month: words[2]!, year: words[3], matched: words[0] } : undefined
  const reversed =
    found ?? [...text.matchAll(english)].map((m) => ({ day: m[2]!, month: m[1]!, year: m[3], matched: m[0] })).find((m) => monthOf(m.month))
  return reversed && { ...yearOf(reversed.year), month: monthOf(reversed.month), day: Number(reversed.day), matched: reversed.matched }
}

const monthOf = (name: string) => 1 + Math.max(...months.map((names) => names.indexOf(name)))
const yearOf = (digits: string | undefined) => (digits ? { year: digits.length === 2 ? 2000 + Number(digits) : Number(digits) } : {})

function readTime(text: string): { hour: number; minute: number } | undefined {
  const match = /(?<!\d)(\d{1,2})(?:[:.](\d{2})|u(\d{2}))? ?(am|pm|uur|u|h|o'clock)?(?![a-z\d])/.exec(text)
  if (!match || !(match[2] ?? match[3] ?? match[4])) return undefined
  const hour = Number(match[1])
  const shifted = match[4] === 'pm' && hour < 12 ? hour + 12 : match[4] === 'am' && hour === 12 ? 0 : hour
  const minute = Number(match[2] ?? match[3] ?? 0)
  return shifted < 24 && minute < 60 ? { hour: shifted, minute } : undefined
}
