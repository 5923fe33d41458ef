import type { MinutesFact } from './facts.ts'
import type { Sheet } from './sheet.ts'

const times =
  /(?<![\w.,:/-])(?:(\d{1,2}) ?(?:x|keer|maal|times|\*)|(twice)|(\d{1,2}) (?:(?:[a-z-]+ )?(?:[a-z]*gesprek(?:ken|jes)?|sessies?|momenten|afspraken|observaties|lesbezoeken|bezoeken|lessen|sessions?|talks?|calls?|meetings?|visits?|observations?|lessons?|conversations?|chats|check-ins|intakes)))(?: (?:van|of|a|@|ieder|elk|each))?(?: (?:ca\.?|circa|ongeveer|about|around))?(?= ?§)/g
const several =
  /^[ -]?(?:[a-z]+ )?(?:[a-z]*gesprekken|sessies|momenten|observaties|lesbezoeken|lessen|sessions|talks|calls|meetings|visits|observations|lessons|conversations|chats|blokken|slots)\b/
/** "Two sessions with Sam yesterday, forty minutes each". */
const loose =
  /(?<![\w.,:/-])(\d{1,2}) (?:[a-z-]+ )?(?:[a-z]*gesprek(?:ken|jes)|sessies|momenten|afspraken|observaties|lesbezoeken|lessen|sessions|talks|calls|meetings|visits|observations|lessons|conversations|chats)\b/
const apiece = /^ ?(?:each|apiece|elk|ieder|per stuk|per keer|per gesprek|per sessie|per session|a piece)\b/
const after = /^ ?(?:x|\*) ?(\d{1,2})(?![\w.,:/])/
const afterSpoken = /^ ?(\d{1,2}) ?(?:x|keer)(?![a-z])/

/** Puts "2x", "twee keer" and "drie gesprekken van" with the length that follows them, and "x2" with the one before. The words of a kind stay readable. */
export function countTimes(sheet: Sheet, lengths: readonly MinutesFact[]): MinutesFact[] {
  const counts = new Map<number, { count: number; from: number }>()
  for (const match of sheet.text.matchAll(times)) {
    const next = sheet.text.indexOf('§', match.index + match[0].length)
    const said = match[3]
    counts.set(next, { count: match[2] ? 2 : Number(match[1] ?? said), from: match.index })
    if (said) sheet.rub(match.index, match.index + said.length)
    else sheet.rub(match.index, match.index + match[0].length)
  }
  const spoken = lengths.length === 1 ? loose.exec(sheet.text) : null
  return lengths.map((one) => {
    if (spoken && !counts.has(one.from) && apiece.test(sheet.text.slice(one.to))) {
      sheet.rub(spoken.index, spoken.index + spoken[1]!.length)
      return { ...one, count: Number(spoken[1]) }
    }
    const before = counts.get(one.from)
    if (before) return { ...one, count: before.count, from: before.from }
    const rest = sheet.text.slice(one.to)
    const number = /(?<![\w.,:/-])(\d{1,2}) $/.exec(sheet.text.slice(0, one.from))
    if (number && several.test(rest)) {
      sheet.rub(one.from - number[0].length, one.from)
      return { ...one, count: Number(number[1]), from: one.from - number[0].length }
    }
    const behind = after.exec(rest) ?? afterSpoken.exec(rest)
    if (!behind) return one
    sheet.rub(one.to, one.to + behind[0].length)
    return { ...one, count: Number(behind[1]), to: one.to + behind[0].length }
  })
}
