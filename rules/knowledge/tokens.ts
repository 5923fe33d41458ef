import { normalise } from './normalise.ts'

/** Words of a question that are looked at. */
export const mostTokens = 80
const longestToken = 40

const piece = /\p{L}+(?:[-']\p{L}+)*|\p{N}+(?:[.,:]\p{N}+)*(?:k(?!\p{L}))?|[€$?!;]|[.,](?=\s)/gu
const money = /^(?:euro|euros|eur|bruto|netto|gross|net|k|mille)$/
const units: Readonly<Record<string, string>> = {
  jaar: '#years',
  jr: '#years',
  year: '#years',
  years: '#years',
  yrs: '#years',
  yo: '#years',
  maand: '#months',
  maanden: '#months',
  month: '#months',
  months: '#months',
  week: '#weeks',
  weken: '#weeks',
  weeks: '#weeks',
  dag: '#days',
  dagen: '#days',
  day: '#days',
  days: '#days',
  uur: '#hours',
  uren: '#hours',
  hour: '#hours',
  hours: '#hours',
  hrs: '#hours',
}
const selfBefore = /^(?:ben|bent|word|am|i'm|im|turn|turning|leeftijd|age|aged)$/

/**
 * Words, amounts and sentence marks of a text, in order. Amounts become what they count: `#money`, `#age`, `#years`, `#days`, `#number`; a joined word
 * loses its hyphen ("zij-instromer" is "zijinstromer"); `?`, `!`, `;`, `.` and `,` stay as marks.
 */
export function tokens(text: string): string[] {
  const raw = normalise(text).match(piece)?.slice(0, mostTokens) ?? []
  return raw.flatMap((token, at) => {
    if (token === '€' || token === '$') return []
    if (/^\p{N}/u.test(token)) return [amount(token, raw[at - 1] ?? '', raw[at + 1] ?? '')]
    if (token.length === 1 && !/\p{L}/u.test(token)) return [token]
    return [
      token
        .replaceAll('-', '')
        .replace(/'(?:s|n|re|m|ll|d|ve)$/, (tail) => (tail === "'m" ? "'m" : ''))
        .slice(0, longestToken),
    ]
  })
}

function amount(token: string, before: string, after: string): string {
  if (before === '€' || before === '$' || money.test(after) || token.endsWith('k')) return '#money'
  const value = Number(token.replace(/[.,:]\p{N}*$/u, ''))
  if (/^(?:19|20)\p{N}{2}$/u.test(token)) return '#year'
  const unit = units[after]
  if (value >= 15 && value <= 79 && (selfBefore.test(before) || unit === '#years' || /^(?:plus|plusser|er|ers|something)$/.test(after)))
    return '#age'
  return unit ?? '#number'
}

/** True for a mark that ends a sentence or a part of one. */
export const isMark = (token: string): boolean => /^[?!;.,]$/.test(token)
