import { addDays } from '../../local-date.ts'
import type { DateFact } from './facts.ts'
import type { Sheet } from './sheet.ts'
import { weekdays } from './vocabulary.ts'
import { weekdayOf } from './weekday-of.ts'

type Found = Pick<DateFact, 'type' | 'date' | 'weak'>

const brief = ['mon', 'wed', 'sat', 'sun', 'ma', 'di', 'wo', 'do', 'vr', 'vrij', 'za', 'zo', 'woe', 'din', 'vri', 'don']
const long = weekdays.flatMap((one) => one.filter((name) => name.length > 2 && !brief.includes(name))).sort((a, b) => b.length - a.length)
const part = '(?: ?-?(?:s?ochtends?|s?morgens?|s?(?:na|voor)?middags?|s?avonds?|nacht|morning|afternoon|evening|night|arvo|lunch))?'
const day = `(${long.join('|')})(?:'?s)?${part}`
const shortDay = `(${brief.join('|')})\\.?${part}`
const any = `(${[...long, ...brief].join('|')})(?:'?s)?(?:(?<=\\b[a-z]{2,5})\\.)?${part}`
const lastWeek = '(?:(?:van |of |in )?(?:de )?(?:vorige|verleden|last|the previous|previous) (?:week|wk))'
const nextWeek = '(?:(?:van )?(?:volgende|komende|next|the following) week)'
const twoWeeks = '(?:(?:2|een paar|two) (?:weken|weeks|wk) (?:geleden|terug|ago|back))'
const thisWeek = '(?:(?:van |eerder |earlier |begin )?(?:deze|this|de) week)'

const oneDay = `(?:${[...long, ...brief].join('|')})\\.?`
const joint = '(?: ?, ?| ?& ?| (?:en|and) )'

const rules: readonly [RegExp, (weekday: number, today: string) => string | null][] = [
  [
    new RegExp(
      `(?<=\\b${lastWeek},? (?:op |on )?(?:${oneDay}${joint}){1,4})${any}(?![a-z])|\\b${any}(?=${joint}${oneDay} ${lastWeek})`,
      'g',
    ),
    (weekday, today) => inWeek(weekday, today, -1),
  ],
  [new RegExp(`\\bthe ${any} before last(?![a-z])`, 'g'), (weekday, today) => addDays(lastOne(weekday, today), -7)],
  [weekRule('(?:(?:precies |exactly )?(?:een|1|a|over een|within a) (?:week|wk)(?: geleden| terug| ago| back)?)'), () => null],
  [weekRule('(?:(?:de )?afgelopen (?:week|wk))'), lastOne],
  [weekRule(twoWeeks), (weekday, today) => inWeek(weekday, today, -2)],
  [weekRule(lastWeek), (weekday, today) => inWeek(weekday, today, -1)],
  [weekRule(nextWeek), (weekday, today) => inWeek(weekday, today, 1)],
  [weekRule(thisWeek), (weekday, today) => inWeek(weekday, today, 0)],
  [
    new RegExp(
      `\\b(?:(?:op )?(?:de )?(?:afgelopen|jongstleden|vorige|verleden|laatste|voorbije)|(?:on )?(?:last|past|this past|previous)) ${any}(?![a-z])`,
      'g',
    ),
    lastOne,
  ],
  [new RegExp(`\\b${any},? (?:jl\\.?|j\\.l\\.|ll\\.?|laatstleden|jongstleden|gone|just gone|last)(?![a-z])`, 'g'), lastOne],
  [
    new RegExp(
      `\\b(?:(?:komende|aanstaande|aankomende|volgende|next|coming|this coming|upcoming) ${any}|${any} (?:a\\.s\\.|aanstaande|as\\.))(?![a-z])`,
      'g',
    ),
    nextOne,
  ],
  [new RegExp(`\\b(?:deze|this) ${any}(?![a-z])`, 'g'), (weekday, today) => inWeek(weekday, today, 0)],
]
const plain = new RegExp(`\\b(?:(?:op|on) )?${day}(?![a-z])`, 'g')
const sure = new RegExp(`\\b(?:op |on )?(ma|di|wo|do|vr|za|woe|din|vri|vrij)\\b\\.?${part}(?![a-z'-])`, 'g')
const abbreviated = new RegExp(
  `(?<=(?:^|[\\n;:,§(.&+/-]|\\b(?:op|on|en|and|of|or|was|gisteren|vandaag)) ?)${shortDay}(?= ?(?:$|[\\n;:,§)&+/.-]|\\d|en\\b|and\\b|of\\b|or\\b|met\\b|with\\b|een\\b|half\\b|an?\\b|bij\\b))|(?<=[a-z§] )${shortDay}(?= ?(?:$|[\\n;,)§.&+]|\\d|(?<= )(?:en|and)\\b))`,
  'g',
)

/** Takes weekdays. Without more it is the last such day; on that very weekday it can be today or a week ago and stays open. */
export function takeWeekdays(sheet: Sheet, today: string, english: boolean): DateFact[] {
  const found = rules.flatMap(([pattern, date]) => sheet.take(pattern, (m) => dated(date(weekdayIn(m), today))))
  const open = (m: RegExpExecArray) =>
    inSameWeek(m, found, sheet.text, today) ??
    (weekdayIn(m) === weekdayOf(today) ? { ...dated(null), weekday: weekdayIn(m) } : dated(lastOne(weekdayIn(m), today)))
  const unless = (m: RegExpExecArray) => (doubtful(m, sheet.text, english) ? undefined : open(m))
  return [...found, ...sheet.take(plain, open), ...sheet.take(abbreviated, unless), ...sheet.take(sure, unless)]
}

/** "Vorige week maandag een uur en dinsdag nog een half uur": the later day is of that week too. */
function inSameWeek(match: RegExpExecArray, found: readonly DateFact[], text: string, today: string): Found | undefined {
  const before = found.findLast((one) => one.date !== null && one.to <= match.index && !/[\n;.]/.test(text.slice(one.to, match.index)))
  const weekday = weekdayIn(match)
  if (!before?.date || before.date >= inWeek(0, today, 0) || before.date < inWeek(0, today, -2) || weekday <= weekdayOf(before.date))
    return undefined
  return dated(addDays(before.date, weekday - weekdayOf(before.date)))
}

function weekRule(week: string): RegExp {
  return new RegExp(`\\b(?:${week},? (?:op |on )?(?:de )?${any}|(?:op |on )?${any},? ${week})(?![a-z])`, 'g')
}

const dated = (date: string | null): Found => ({ type: 'date', date, weak: false })
const weekdayIn = (match: RegExpExecArray) => weekdays.findIndex((one) => one.includes((match[1] ?? match[2])!))
const inWeek = (weekday: number, today: string, weeks: number) => addDays(today, weekday - weekdayOf(today) + 7 * weeks)

function lastOne(weekday: number, today: string): string {
  return addDays(today, -(((weekdayOf(today) - weekday + 6) % 7) + 1))
}

function nextOne(weekday: number, today: string): string {
  return addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1)
}

/** "Zo" and "ma" are words, and "sat in" is no Saturday. */
function doubtful(match: RegExpExecArray, text: string, english: boolean): boolean {
  const name = (match[1] ?? match[2])!
  if (english && !['mon', 'wed', 'sat', 'sun'].includes(name)) return true
  const before = text.slice(Math.max(0, match.index - 8), match.index)
  const behind = text.slice(match.index + match[0].length, match.index + match[0].length + 10)
  if (name === 'vrij' && !/^ ?(?:$|[\d§,;)])/.test(behind)) return true
  if (name === 'do' && /^ (?:you|i|we|they|not|the|it|a|my)\b/.test(behind)) return true
  if (/\b(?:haar|zijn|mijn|met|de|n) $/.test(before) && name === 'ma') return true
  if (name === 'zo') return !/^\.? ?(?:\d|$)/.test(behind) && !/op $/.test(before)
  return name === 'sat' && /^ (?:in|with|down|at|next|on)/.test(behind)
}
