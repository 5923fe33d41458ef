import { clockPattern, readClock } from './clock-time.ts'
import type { AsideFact, Clock, MinutesFact } from './facts.ts'
import type { Sheet } from './sheet.ts'

const till = '(?: ?(?:-+|t/m|tot|tot en met|tot aan|till?|until|untill|to|totdat|through) ?)'
const both = '(?:(?:van|from|vanaf|tussen|between) )'
const edge = '(?<![\\w.,:/-])'
const end = '(?![\\w/]|[.:,-]\\d)'
const ranges = new RegExp(
  `${edge}(?:(${both})?(?:om |at )?(${clockPattern})(${till})(${clockPattern})|((?:tussen|between) )(${clockPattern})( (?:en|and) )(${clockPattern}))( ?(?:uur|u|hours?|hrs?|h))?${end}`,
  'g',
)
const starts = new RegExp(
  `${edge}(?:om|at|vanaf|rond|around|since|from|sinds|tegen|om een uur of|start|begin) (${clockPattern})(?: ?uur)?${end}`,
  'g',
)
const halves = new RegExp(
  `${edge}(?:(?:kwart|quarter|\\d{1,2}) (?:over|voor|past|to) (?:half )?|half (?:past )?)\\d{1,2}(?! ?(?:uur|u|hours?|h)\\b)${end}`,
  'g',
)
const single = new RegExp(`${edge}(?:9|1\\d|2[0-3])[.:][0-5]\\d(?: ?(?:uur|u|h))?(?![\\w:]|[.,]\\d)`, 'g')
const ends = new RegExp(`${edge}(?:tot|till|until) (${clockPattern})(?! ?(?:kwartier|min|uurtjes|quarters))${end}`, 'g')
const finished = /\b(?:klaar|gestopt|afgelopen|geeindigd|weg|afgerond|geeindigd|wrapped|wrapping|finished|ended|done|left|stopped|over)\b/
const after =
  /\b(?:na(?:be)?spr\w*|nagesprek|daarna|erna|aansluitend|aansluiten|vervolgens|then|straight after|following on|de-?brief\w*|afterwards)\b/
const longest = 8 * 60

/** Takes "half drie tot vier", "14.30-16.00" and "between 3 and 4" as minutes with their clock times, and "om 10 uur" as an aside that is no length. */
export function takeClockRanges(sheet: Sheet, english: boolean, hasDate: boolean): (MinutesFact | AsideFact)[] {
  const low = sheet.text
  const found: MinutesFact[] = sheet.take(ranges, (match) => {
    const [, prefix, first, joint, second, between, begin, , high, unit] = match
    const bare = /^\d{1,2}$/.test(first ?? begin ?? '') && /^\d{1,2}$/.test(second ?? high ?? '')
    if (
      bare &&
      !prefix &&
      !between &&
      !unit &&
      (joint!.trim() === '-' ? !hasDate : /^to$|^tot$/.test(joint!.trim()) && Number(second) > 12)
    )
      return undefined
    if (unit && !prefix && !between && bare && Number(second) <= 3 && Number(first) < Number(second))
      return { type: 'minutes' as const, minutes: null, count: 1 }
    const from = readClock(first ?? begin!, english)
    const to = readClock(second ?? high!, english)
    if (!from || !to) return undefined
    const minutes = span(from, to)
    return { type: 'minutes' as const, minutes, count: 1, ...(minutes === null ? {} : { clock: { from, to } }) }
  })
  const begun = sheet.take(starts, clockOf(english))
  const ended = sheet.take(ends, clockOf(english))
  const others = [...sheet.take(halves, wholeClock(english)), ...sheet.take(single, wholeClock(english))]
  const joined = found.length === 0 ? joinedUp(begun, ended, others, low) : goneOn(found, ended, low)
  const loose = [...begun, ...ended, ...others].filter((one) => one.from !== joined?.from)
  return [...found, ...(joined ? [joined] : []), ...loose.map(({ from, to }): AsideFact => ({ type: 'aside', from, to }))]
}

type Moment = { clock: Clock; from: number; to: number }
type Loose = Omit<Moment, 'clock'> & { clock: Clock | undefined }

/** "Om half twee begonnen, om drie uur klaar": a beginning and an end in two places. */
function joinedUp(begun: readonly Moment[], ended: readonly Moment[], others: readonly Loose[], low: string): MinutesFact | undefined {
  const timed = others.flatMap(({ clock, ...place }) => (clock ? [{ clock, ...place }] : []))
  const [start, next] = [...begun, ...(begun.length === 1 ? timed : [])].sort((a, b) => a.from - b.from)
  const two = begun.length === 2 || (begun.length === 1 && timed.length === 1)
  const end = begun.length === 1 && ended.length === 1 ? ended[0] : two && finished.test(low) ? next : undefined
  return start && end && end.from > start.to ? lasting(start.clock, end) : undefined
}

/** "Van 9 tot 10 observatie, nabespreking tot 11": it went on from where the last one ended. */
function goneOn(found: readonly MinutesFact[], ended: readonly Moment[], low: string): MinutesFact | undefined {
  const last = found.at(-1)
  const [end] = ended
  if (!last?.clock || !end || ended.length > 1 || end.from < last.to) return undefined
  return after.test(low.slice(last.to, end.from)) ? lasting(last.clock.to, end) : undefined
}

function lasting(from: Clock, { clock: to, ...place }: Moment): MinutesFact {
  const minutes = span(from, to)
  return { type: 'minutes', minutes, count: 1, from: place.from, to: place.to, ...(minutes === null ? {} : { clock: { from, to } }) }
}

const wholeClock = (english: boolean) => (match: RegExpExecArray) => ({ clock: readClock(match[0], english) })

const clockOf = (english: boolean) => (match: RegExpExecArray) => {
  const clock = readClock(match[1]!, english)
  return clock && { clock }
}

function span(from: Clock, to: Clock): number | null {
  if (from.exact && to.exact) {
    const minutes = to.at - from.at
    return minutes > 0 ? minutes : minutes + 1440 <= longest ? minutes + 1440 : null
  }
  const minutes = (((to.at - from.at) % 720) + 720) % 720
  return minutes > 0 && minutes <= longest ? minutes : null
}

/** The clock times of an entry as "14:30": school hours where twelve hours earlier or later would do as well. */
export function schoolHours({ from }: { from: Clock; to: Clock }, minutes: number, late: boolean): { from: string; to: string } {
  const start = !from.exact && (from.at < 420 || (late && from.at < 720)) ? from.at + 720 : from.at
  return { from: clockText(start), to: clockText(start + minutes) }
}

const clockText = (at: number) => `${String(Math.floor(at / 60) % 24).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
