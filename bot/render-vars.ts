import type { Locale } from '../data/bilingual.ts'
import type { Label, Var, Vars } from '../dialogs/reply.ts'
import type { Texts } from '../locales/texts.ts'

export type Words = { texts: Texts; timeZone: string }

const styles: Record<string, Intl.DateTimeFormatOptions> = {
  date: { weekday: 'long', day: 'numeric', month: 'long' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dateTime: { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  weekday: { weekday: 'long' },
  month: { month: 'long', year: 'numeric' },
  full: { day: 'numeric', month: 'long', year: 'numeric' },
}
const formats = new Map<string, Intl.DateTimeFormat>()

function formatDate(at: string, style: string, locale: Locale, timeZone: string): string {
  const id = `${locale} ${style} ${timeZone}`
  const format = formats.get(id) ?? new Intl.DateTimeFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', { ...styles[style], timeZone })
  formats.set(id, format)
  return format.format(new Date(at))
}

/** A label as text in one language. */
export function labelText(label: Label, locale: Locale, words: Words): string {
  return 'nl' in label ? label[locale] : words.texts.text(locale, label.key, renderVars(label.vars, locale, words))
}

/** Variables as the texts want them: strings in the person's language, numbers left for plurals. */
export function renderVars(vars: Vars | undefined, locale: Locale, words: Words): Record<string, string | number> {
  const rendered: Record<string, string | number> = {}
  for (const name in vars) rendered[name] = renderVar(vars[name]!, locale, words)
  return rendered
}

export function renderVar(value: Var, locale: Locale, words: Words): string | number {
  if (typeof value !== 'object') return value
  if ('nl' in value) return value[locale]
  if ('joined' in value)
    return listOf(
      value.joined.map((one) => String(renderVar(one, locale, words))),
      locale,
    )
  if ('euros' in value) return money(value.euros, locale)
  if ('template' in value) return filled(value.template[locale], renderVars(value.facts, locale, words))
  if ('at' in value) return formatDate(value.at, value.style, locale, words.timeZone)
  if ('key' in value) return words.texts.text(locale, value.key, renderVars(value.vars, locale, words))
  const separator = 'list' in value ? '\n' : '\n\n'
  const parts = ('list' in value ? value.list : value.paragraphs)
    .map((one) => String(renderVar(one, locale, words)))
    .filter((text) => text !== '')
  return parts.map((text) => ('list' in value ? `• ${text}` : text)).join(separator)
}

const filled = (text: string, facts: Record<string, string | number>) =>
  text.replace(/{{([a-z0-9:-]+)}}/g, (hole, name: string) => String(facts[name] ?? hole))

const amounts = new Map<string, Intl.NumberFormat>()

function money(amount: number, locale: Locale): string {
  const digits = Number.isInteger(amount) ? 0 : 2
  const id = `${locale} ${digits}`
  const format =
    amounts.get(id) ??
    new Intl.NumberFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  amounts.set(id, format)
  return `€ ${format.format(amount)}`
}

const listOf = (parts: string[], locale: Locale) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts)
