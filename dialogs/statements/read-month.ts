import type { Locale } from '../../data/bilingual.ts'
import { month as monthShape } from '../../data/hours.ts'
import { monthBefore } from '../../rules/hours/sign-day.ts'
import { localDate } from '../../rules/local-date.ts'
import type { Context } from '../context.ts'

const format = (tag: string) => new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC' })
const formats: Record<Locale, Intl.DateTimeFormat> = { nl: format('nl-NL'), en: format('en-GB') }
const nameOf = (month: string, locale: Locale) => formats[locale].format(new Date(`${month}-15T00:00:00Z`)).toLowerCase()

/** The month it is on the programme's clock, `2026-11`. */
export const thisMonth = ({ now, programme }: Pick<Context, 'now' | 'programme'>) => localDate(now, programme.timeZone).slice(0, 7)

/** A month as people write it: `2026-10`, a name of this year or the last (with or without the year), or "last month". Nothing when it is none. */
export function readMonth(text: string, context: Pick<Context, 'now' | 'programme'>): string | undefined {
  const said = text.trim().toLowerCase()
  if (monthShape.safeParse(said).success) return said
  const current = thisMonth(context)
  if (/^(?:deze maand|this month)$/.test(said)) return current
  if (/^(?:vorige maand|last month)$/.test(said)) return monthBefore(current)
  const [, name = '', year] = /^(?:van |in |of )?(\p{L}+)(?: (\d{4}))?$/u.exec(said) ?? []
  for (let month = current, back = 0; back < 120; back++, month = monthBefore(month))
    if ((year === undefined || month.startsWith(year)) && [nameOf(month, 'nl'), nameOf(month, 'en')].includes(name)) return month
  return undefined
}
