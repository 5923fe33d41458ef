import type { MinutesFact } from './facts.ts'
import type { Sheet } from './sheet.ts'

type Length = Pick<MinutesFact, 'type' | 'minutes' | 'count'>

const hours = '(?:uurtjes?|uurkes?|uren|uur|hours?|hrs?|u|h)(?![a-z])\\.?'
const minute = '(?:minuten|minuutjes?|minuut|minutes?|mins?|min|m|\'{1,2}|")(?![a-z])\\.?'
const amount = '(?:(?<![\\w.,:/-])|(?<=\\dx))(\\d{1,3}(?:[.,:]\\d{1,2})?|[.,]\\d{1,2})'
const one = '(?:een|n|a|an|one)'
const and = '(?: ?(?:en|and|plus|&|\\+) ?| )'
const some = `(?:${one} )?`

const length = (minutes: number | null): Length => ({ type: 'minutes', minutes, count: 1 })
const vague = () => length(null)
const value = (raw: string) => Number(raw.replace(',', '.'))

/** "An hour, but it turned into two": hours again. */
const instead =
  /(?<=\b(?:uur|uurtje|uren|hours?|hrs?)\b[^.;\n]{0,60}\b(?:turned into|became|werden? (?:het )?(?:er )?|ended up as) ?)([1-8])(?= ?(?:$|[.,;\n]))/g

/** The patterns in the order in which they are tried, longest readings first. */
const readings: readonly [RegExp, (match: RegExpExecArray) => Length | undefined][] = [
  [instead, (m) => length(Number(m[1]) * 60)],
  [new RegExp(`${amount} ?(?:a|of|or|to|tot|-) ?(\\d{1,3}(?:[.,]\\d{1,2})?) ?(?:${hours}|${minute})`, 'g'), vague],
  [new RegExp(`\\b(?:een|one|an|a) (?:of|or|to|a) \\d{1,2} (?:${hours}|${minute})`, 'g'), vague],
  [
    new RegExp(`\\b(?:${one} )?(?:uur|hour) (?:of|or) (?:\\d{1,2}|anderhalf)\\b(?: ?${hours})?`, 'g'),
    (m) => (/or so/.test(m[0]) ? undefined : vague()),
  ],
  [
    new RegExp(
      `\\b${some}(?:paar|enkele|aantal|couple|few|several|some|wat|meerdere)(?: of)? (?:uurtjes|uren|uur|hours|minuten|minutes|minuutjes|lesuren)\\b`,
      'g',
    ),
    vague,
  ],
  [
    /\b(?:de |the |een |a )?(?:hele|halve|whole|all|entire|half)(?: the)? (?:ochtend|middag|avond|dag|morgen|morning|afternoon|evening|day)\b/g,
    vague,
  ],
  [/(?:\b(?:\d{1,2}|een|a) )?\b(?:lesuur|lesuren|dagdeel|dagdelen|class periods?|lesson periods?)\b/g, vague],
  [new RegExp(`\\b${some}(?:uur|hour)${and}(?:(3) )?(?:kwartier|quarters?)\\b`, 'g'), (m) => length(60 + 15 * Number(m[1] ?? 1))],
  [
    new RegExp(
      `${amount} ?${hours}${and}(?:${some}(half)(?: ${hours})?|(?:(3) |${one} )?(?:kwartier(?:tje)?|quarters?|kwart)(?: of an hour)?)(?![a-z])`,
      'g',
    ),
    (m) => length(value(m[1]!) * 60 + (m[2] ? 30 : 15 * Number(m[3] ?? 1))),
  ],
  [
    new RegExp(
      `\\b${some}(?:uurtje|uur|hour)${and}(?:${one} half(?: ${hours}| an hour)?|half an hour|half\\b|${one} (?:kwartier(?:tje)?|quarter)|(3) (?:kwartier|quarters))`,
      'g',
    ),
    (m) => length(60 + (m[1] ? 45 : /kwart|quart/.test(m[0]) ? 15 : 30)),
  ],
  [new RegExp(`${amount} ?${hours}${and}(\\d{1,2}) ?${minute}`, 'g'), (m) => length(value(m[1]!) * 60 + Number(m[2]))],
  [
    new RegExp(`\\b${one} (?:uurtje|uur|hour|hr)${and}(\\d{1,2})(?: ?${minute}|(?![\\w:/]|[.,]\\d))`, 'g'),
    (m) => length(60 + Number(m[1])),
  ],
  [/(?<![\w.,:/-])(\d{1,2}) ?(?:uur|u|hrs?|h)([0-5]\d)(?: ?(?:m|min))?(?![a-z\d])/g, (m) => length(Number(m[1]) * 60 + Number(m[2]))],
  [
    /(?<![\w.,:/-])(\d{1,2}) ?(?:uur|u|hours?|hrs?|h) (?:en |and )?([0-5][05])(?![\w:/]|[.,]\d| (?:min|uur|kinderen))/g,
    (m) => length(Number(m[1]) * 60 + Number(m[2])),
  ],
  [
    new RegExp(
      `(?<![\\w.,:/-])(\\d{1,2}|een|one|a) (?:en|and|&) (?:${one} )?(?:(half|halve|1/2)|(?:kwart(?:ier(?= uur))?|quarter)(?! past| over| to| voor)|(3) (?:kwart|quarters?))(?: (?:van )?${hours})?(?![a-z])`,
      'g',
    ),
    (m) => length((/\d/.test(m[1]!) ? Number(m[1]) : 1) * 60 + (m[2] ? 30 : m[3] ? 45 : 15)),
  ],
  [/(?<![\w.,:/-])(\d) quarters?(?: of)?(?: an?)? hours?(?![a-z])/g, (m) => length(15 * Number(m[1]))],
  [/(?<![\w.,:/-])(?:3 quarters?|3 ?kwart|driekwart|3\/4)(?: of)?(?: an?)? (?:hour|uur)(?![a-z])/g, () => length(45)],
  [/(?<![\w.,:/-])(?:een |a )?(?:1\/4|quarter)(?: of)?(?: an?)? (?:hour|uur)(?![a-z])/g, () => length(15)],
  [
    new RegExp(`(?<![\\w.,:/-])${some}(?:half|halve|1/2)(?: an?| of an)? ?-?(?:uurtje|uurke|uur|hours?|hr|h|u)(?![a-z])`, 'g'),
    () => length(30),
  ],
  [
    /(?<![\w.,:/-])(?:(\d{1,2}|een|n|a) )?(?:kwartiertjes?|kwartierkes?|kwartieren|kwartier|quarters)(?![a-z])/g,
    (m) => length(15 * (/\d/.test(m[1] ?? '') ? Number(m[1]) : 1)),
  ],
  [new RegExp(`${amount} ?${hours}`, 'g'), (m) => hoursOf(m[1]!)],
  [
    new RegExp(`${amount} ?(?:\\+|en|and|plus) ?(\\d{1,3}) ?${minute}`, 'g'),
    (m) => (/\+/.test(m[0]) ? length(value(m[1]!) + Number(m[2])) : undefined),
  ],
  [new RegExp(`${amount} ?-?${minute}`, 'g'), (m) => length(Math.round(value(m[1]!.replace(':', '.'))))],
  [
    new RegExp(`\\b${one} (?:klein |dik |goed |vol |heel |full |whole |good |solid )?(?:uurtje|uurke|uur|hour|hr|h)(?![a-z])`, 'g'),
    () => length(60),
  ],
  [/(?<![\w.,:/-])1\.5(?![\w:/]|[.,]\d)/g, () => length(90)],
  [/(?<![\w.,:/-])(\d?[.,](?:25|5|50|75)|[1-8][.,]0)(?![\w:/%]|[.,]\d)/g, (m) => length(Math.round(value(m[1]!) * 60))],
]

/** "1.30 uur" is an hour and a half, "1.25h" an hour and a quarter, "1:30" always hours and minutes. */
function hoursOf(raw: string): Length | undefined {
  const clock = /^(\d{1,2})([:.])([0-5]\d)$/.exec(raw)
  if (clock && (clock[2] === ':' || !/25|75|50/.test(clock[3]!)))
    return Number(clock[1]) > 8 ? undefined : length(Number(clock[1]) * 60 + Number(clock[3]))
  const minutes = Math.round(value(raw.replace(':', '.')) * 60)
  return minutes > 0 ? length(minutes) : undefined
}

const bareClock = /(?<![\w.,:/-])([0-4]):([0-5]\d)(?![\w:/])/g
const bareHour =
  /(?<!\d[.,:]? ?)(?<=(?:\b([a-z]+) )?)\b(?:uurtje|uur|hour)\b(?:( ?(?:en|and)? ?(?:een |a |an )?(?:half|halve|kwart\w*|quarter\w*)))?/g
const small =
  /^(?:en|and|met|with|om|was|is|dag|maar|daarna|nog|ook|dan|voor|for|of|ongeveer|ruim|bijna|circa|zeker|about|around|like|gesprek|intake|observatie|coaching|klein|dik|goed|vol)$/
const rests = /^ ?(?:(?:en|and|&) ?(?:een |a |an )?(?:half|halve|kwart|quarter)(?!\w)|\d{1,2}(?![\w:/.-]))/

/** Takes every length of time: "2u", "anderhalf uur", "vijf kwartier", "1h15". Two vague ones ("een paar uur", "1 à 2 uur") have null minutes. */
export function takeDurations(sheet: Sheet): MinutesFact[] {
  const found: MinutesFact[] = readings.flatMap(([pattern, read]) => sheet.take(pattern, read))
  if (found.length === 0) found.push(...sheet.take(bareClock, (m) => length(Number(m[1]) * 60 + Number(m[2]))))
  found.push(...sheet.take(bareHour, (m) => length((m[1] && !small.test(m[1])) || m[2] ? null : 60)))
  return found.map((one) => (one.minutes === 0 || rests.test(sheet.text.slice(one.to)) ? { ...one, minutes: null } : one))
}
