import { months } from './hours/parse/vocabulary.ts'

export type DayRead = { ok: true; date: string } | { ok: false; fault: 'noDate' | 'noSuchDay' | 'noYear' }

/** Day one of a spreadsheet's calendar is 1 January 1900, which by an old mistake counts from here (ECMA-376 part 1, §18.17.4.1). */
const sheetStart = Date.UTC(1899, 11, 30)
const names = months
  .flat()
  .sort((a, b) => b.length - a.length)
  .join('|')

const forms: readonly [RegExp, (match: RegExpExecArray) => { year?: string | undefined; month: number; day: number }][] = [
  [
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?z?)?$/,
    (m) => ({ year: m[1], month: Number(m[2]), day: Number(m[3]) }),
  ],
  [/^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?$/, (m) => ({ year: m[3], month: Number(m[2]), day: Number(m[1]) })],
  [
    new RegExp(`^(\\d{1,2})(?:e|de|ste|st|nd|rd|th)?[- .]*(?:of )?(${names})\\.?[- ,.']*(\\d{4}|\\d{2})?$`),
    (m) => ({ year: m[3], month: monthOf(m[2]), day: Number(m[1]) }),
  ],
  [
    new RegExp(`^(${names})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? ?(\\d{4})?$`),
    (m) => ({ year: m[3], month: monthOf(m[1]), day: Number(m[2]) }),
  ],
]

const monthOf = (name = '') => 1 + months.findIndex((all) => all.includes(name))

/**
 * One calendar day as people and spreadsheets write it: "2026-11-12", "12-11-2026", "12/11/26", "12 november 2026", "Nov 12, 2026", or a spreadsheet's number of a
 * day. Day before month. A day without a year is the first one from `from` on, and without `from` it is a fault.
 */
export function readDay(raw: string, from?: string): DayRead {
  const text = raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? /, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (/^[2-6]\d{4}$/.test(text)) return { ok: true, date: new Date(sheetStart + Number(text) * 86_400_000).toISOString().slice(0, 10) }
  for (const [form, read] of forms) {
    const match = form.exec(text)
    if (match) return settle(read(match), from)
  }
  return { ok: false, fault: 'noDate' }
}

function settle({ year, month, day }: { year?: string | undefined; month: number; day: number }, from: string | undefined): DayRead {
  if (year !== undefined) return existing(Number(year.length === 2 ? `20${year}` : year), month, day)
  if (from === undefined) return { ok: false, fault: 'noYear' }
  const first = Number(from.slice(0, 4))
  const found = [0, 1, 2, 3, 4].map((more) => existing(first + more, month, day)).find((one) => one.ok && one.date >= from)
  return found ?? { ok: false, fault: 'noSuchDay' }
}

function existing(year: number, month: number, day: number): DayRead {
  const date = new Date(Date.UTC(year, month - 1, day))
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return same ? { ok: true, date: date.toISOString().slice(0, 10) } : { ok: false, fault: 'noSuchDay' }
}
