import { addDays } from '../../local-date.ts'
import type { DateFact } from './facts.ts'
import type { Sheet } from './sheet.ts'

const part = '(?: ?-?(?:ochtend|morgen|(?:na|voor)?middag|avond|nacht|morning|afternoon|evening|night|arvo|lunchtime))?'
const days: readonly [RegExp, number][] = [
  [
    /\b(?:vandaag|today)(?: precies| exactly)? (?:een week geleden|1 week geleden|a week ago)\b|\b(?:precies een week geleden|a week ago today|exactly a week ago)\b/g,
    -7,
  ],
  [/\b(?:gisteren (?:een week geleden)|a week ago yesterday|yesterday a week ago)\b/g, -8],
  [
    new RegExp(
      `\\b(?:de dag (?:voor|van voor) gisteren|eergisteren|eergister|the day before yesterday|day before yesterday)${part}(?![a-z])`,
      'g',
    ),
    -2,
  ],
  [new RegExp(`\\b(?:gisteren|gister|gist|yesterday|yesterday's|last night|de dag van gisteren)${part}(?![a-z])`, 'g'), -1],
  [/\b(?:overmorgen|the day after tomorrow|day after tomorrow)(?![a-z])/g, 2],
  [
    /\b(?:vandaag|vanochtend|vanmorgen|vanmiddag|vanavond|vannacht|today|tonight|(?:deze|this) (?:ochtend|morgen|(?:na|voor)?middag|avond|morning|afternoon|evening|arvo|lunch)|hedenochtend|heden|daarstraks)(?![a-z])/g,
    0,
  ],
  [
    /(?<!(?:goede|goeie|dag|ma|di|wo|do|vr|za|zo) ?)\b(?:morgen|tomorrow)(?: ?-?(?:ochtend|vroeg|middag|avond|morning|afternoon|evening))?(?![a-z])/g,
    1,
  ],
]
const weak =
  /\b(?:zojuist|zonet|daarnet|net(?! als| zo| niet)|(?:ben |i'?m |am )?klaar met|just(?! like| as| so| over| under| about| short)|nu net|a moment ago|right now)(?![a-z])/g
const ago =
  /(?<![\w.,:/-])(?:(\d{1,2}|een|one) ?(?:of|or|a|tot|to|-) ?)?(\d{1,2}|een|a|one) (?:dag|dagen|day|days) (?:geleden|terug|ago|back|eerder)(?![a-z])/g
const vague =
  /\b(?:(?:de |the )?(?:vorige|afgelopen|verleden|deze|van de|eerder deze|begin deze|eind|begin|last|past|this|earlier this|previous|komende|volgende|next|coming) (?:week|weken|maand|maanden|weekend|month|months|weeks|wk|jaar|year|dagen|days|periode|tijd)(?: (?:ergens|sometime))?|(?:in |op )?(?:het |the )?weekend|laatst|onlangs|recent(?:ly)?|pas geleden|kortgeleden|(?:a )?fortnight ago|een (?:paar|tijdje) (?:dagen |weken )?(?:geleden|terug)|(?:een |a )?(?:few|couple of) (?:days|weeks) (?:ago|back)|(?:een|\d{1,2}|a) (?:week|weken|weeks|maand|maanden|months?) (?:geleden|terug|ago|back)|the other (?:day|week)|a while (?:ago|back)|ergens (?:in|vorige|deze)|sometime|vorige keer|last time|voor de (?:vakantie|kerst)|in de vakantie|(?:begin|eind|half|medio|in|end of|early|late|mid|beginning of) (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october)(?! \d))(?![a-z])/g

/** Takes "gisteren", "3 days ago" and their like; "net" and "just" are today unless another day is named; "vorige week" names no day. */
export function takeRelativeDays(sheet: Sheet, today: string): DateFact[] {
  const dated = (date: string | null, isWeak = false) => ({ type: 'date' as const, date, weak: isWeak })
  return [
    ...sheet.take(ago, (m) => dated(m[1] ? null : addDays(today, -(Number(m[2]) || 1)))),
    ...days.flatMap(([pattern, shift]) => sheet.take(pattern, () => dated(addDays(today, shift)))),
  ]
}

/** Takes days said too vaguely, and words such as "net" that mean today when no other day is named. */
export function takeVagueDays(sheet: Sheet, today: string): DateFact[] {
  return [
    ...sheet.take(vague, () => ({ type: 'date' as const, date: null, weak: true })),
    ...sheet.take(weak, () => ({ type: 'date' as const, date: today, weak: true })),
  ]
}
