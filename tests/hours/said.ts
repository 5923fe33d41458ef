import { parseHours } from '../../rules/hours/parse/parse-hours.ts'

export const candidates = [
  'Fatima El Amrani',
  'Sam de Vries',
  'Joost van der Berg',
  'Noor Bakker',
  'Mark Jansen',
  'Roos Visser',
  'Jan Willem Mulder',
  'Will Turner',
  'April Jones',
]

/** Wednesday 18 November 2026, a quarter past twelve in Amsterdam. */
export const wednesday = '2026-11-18T11:15:00Z'

/** What a sentence logs, read in Amsterdam. */
export const hoursIn = (text: string, { now = wednesday, locale = 'nl' as 'nl' | 'en', names = candidates } = {}) =>
  parseHours({ text, locale, now: new Date(now), candidates: names, timeZone: 'Europe/Amsterdam' })

/** The one thing a table is about: this field of each entry. */
export const fieldIn = (
  field: 'candidate' | 'minutes' | 'date' | 'kind' | 'note',
  text: string,
  options: Parameters<typeof hoursIn>[1] = {},
) => hoursIn(text, options).entries.map((one) => one[field])
