import type { Clock } from './facts.ts'

const hour = '(?:2[0-4]|1\\d|0?\\d)'
const word = '(?:een|one|twaalf|twelve)'
const unit = "(?: ?(?:uur|u|h|hrs?|o'?clock|a\\.?m\\.?|p\\.?m\\.?))"
const part = "(?: (?:'?s (?:ochtends|morgens|middags|avonds)|in the (?:morning|afternoon|evening)))"
const spoken = `(?:(?:(?:kwart|quarter|a quarter|\\d{1,2}(?: ?(?:min|minuten|minutes))?) (?:over|voor|past|to|before|after)(?: half)?|half(?: past)?) (?:${hour}|${word})(?:${unit}(?![a-z]))?)`
const digits = `(?:(?:2[0-3]|1\\d|0?\\d)(?:[:.h]|u)[0-5]\\d${unit}?)`
const military = '(?:(?:0[6-9]|1\\d|2[0-3])[0-5][05])'
const plain = `(?:(?:${hour}${unit}?|${word}|noon|midday|12 noon)(?![\\d]|[.,:]\\d))`

/** One time of day, as a pattern without groups. */
export const clockPattern = `(?:(?:${spoken}|${digits}|${military}|${plain})${part}?)`

/** Reads what `clockPattern` matched. "Half 3" is half past two in Dutch and half past three in English. */
export function readClock(raw: string, english: boolean): Clock | undefined {
  const text = raw
    .replace(/\been\b|\bone\b/g, '1')
    .replace(/twaalf|twelve|noon|midday/g, '12')
    .replace(/12 12/, '12')
    .trim()
  const late = /p\.?m|middags|avonds|afternoon|evening/.test(text)
  const early = /a\.?m\.?$|ochtends|morgens|morning/.test(text)
  const at = minutesOf(text, english)
  if (at === undefined || at > 1440) return undefined
  const hours = Math.floor(at / 60)
  if (late) return { at: hours < 12 ? at + 720 : at, exact: true }
  if (early) return { at: hours === 12 ? at - 720 : at, exact: true }
  return { at, exact: at >= 780 || at < 60 || /^0\d/.test(text) || /noon|midday/.test(raw) }
}

function minutesOf(text: string, english: boolean): number | undefined {
  const told = /^(?:a )?(kwart|quarter|\d{1,2})[a-z ]*? (over|voor|past|to|before|after)( half)? (\d{1,2})/.exec(text)
  if (told) {
    const step = /^\d/.test(told[1]!) ? Number(told[1]) : 15
    const base = Number(told[4]) * 60 - (told[3] ? 30 : 0)
    const sum = /over|past|after/.test(told[2]!) ? base + step : base - step
    return step < 30 ? (sum < 0 ? sum + 720 : sum) : undefined
  }
  const half = /^half( past)? (\d{1,2})/.exec(text)
  if (half) return (Number(half[2]) * 60 + (half[1] || english ? 30 : -30) + 1440) % 1440
  const exact = /^(\d{1,2})[:.hu](\d{2})/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text)
  if (exact) return Number(exact[1]) * 60 + Number(exact[2])
  const whole = /^(\d{1,2})/.exec(text)
  return whole ? Number(whole[1]) * 60 : undefined
}
