import type { MinutesFact } from './facts.ts'
import type { Sheet } from './sheet.ts'

const number = /(?<![\w.,:/-])(\d{1,3})(?![\w:/%]|[.,-]\d)/g
const counted =
  /(?:groep|group|klas|class|kamer|lokaal|nr|nummer|week|blz|les|lesson|hoofdstuk|jaar|year|fase|phase|unit|deel|part|thema|blok|kern|no)\.? ?$/

/** Takes a number without a unit beside a name, a day or the edge: 45 is minutes; a small one says that something is there, but not what. */
export function takeBareNumbers(sheet: Sheet, hasLength: boolean): MinutesFact[] {
  const { text } = sheet
  return sheet.take(number, (match) => {
    const value = Number(match[1])
    const before = text.slice(0, match.index)
    const behind = text.slice(match.index + match[0].length)
    if (counted.test(before)) return undefined
    if (hasLength && !/§ ?$|(?:\b(?:en|and|then|daarna|plus|vervolgens)|[,&]) ?$/.test(before)) return undefined
    if (hasLength && !/^ ?(?:$|[§\n;,).&+]|en\b|and\b|met\b|with\b|bij\b|voor\b|for\b)/.test(behind)) return undefined
    const beside = hasLength || /(?:^|[§\n:;,(=-]) ?$/.test(before) || /^ ?(?:$|[§\n;,).])/.test(behind)
    if (!beside) return undefined
    if (value >= (hasLength ? 5 : 15) && value <= 240 && value % 5 === 0) return { type: 'minutes' as const, minutes: value, count: 1 }
    return value > 0 && value <= 9 ? { type: 'minutes' as const, minutes: null, count: 1 } : undefined
  })
}
