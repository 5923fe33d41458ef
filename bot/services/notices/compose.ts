import type { Locale } from '../../../data/bilingual.ts'
import type { Vars } from '../../../dialogs/reply.ts'
import type { TextKey } from '../../../locales/texts.ts'
import { renderVars, type Words } from '../../render-vars.ts'

/** One notice, ready to be said. */
export type Item = { about: string; vars: Vars }

/** What a message says, in one language: `line` what happened, `act` what the person can do, `why` they get it. Several notices become one message. */
export type Composed = {
  about: string
  locale: Locale
  subject: string
  intro?: string
  items: { line: string; act: string; why: string }[]
  calendar?: string
}

/** The texts of a notice, in the language of whoever gets it. A notice without texts is a bug that throws. */
export function compose(items: readonly Item[], locale: Locale, words: Words, withCalendar: boolean): Composed {
  const frame = (key: string, vars: Record<string, string | number> = {}) =>
    words.texts.text(locale, `notices.frame.${key}` as TextKey, vars)
  const parts = items.map(({ about, vars }) => {
    const rendered = renderVars(vars, locale, words)
    const part = (name: string) => words.texts.text(locale, `notices.${about}.${name}` as TextKey, rendered).trim()
    return { about, subject: part('subject'), line: part('line'), act: part('do'), why: part('why') }
  })
  const [first] = parts
  if (!first) throw new Error('a message says at least one thing')
  const several = parts.length > 1
  return {
    about: several ? 'frame.together' : first.about,
    locale,
    subject: several ? frame('togetherSubject', { count: parts.length }) : first.subject,
    ...(several && { intro: frame('together') }),
    items: parts.map(({ line, act, why }) => ({ line, act, why })),
    ...(withCalendar && { calendar: frame('calendar') }),
  }
}

/** Why people get it, each reason once. */
export const reasons = ({ items }: Composed) => [...new Set(items.map(({ why }) => why))]

/** The message as text for a chat. */
export function chatText(message: Composed, locale: Locale, words: Words, stoppable: boolean): string {
  const { intro, items, calendar } = message
  const stop = words.texts.text(locale, stoppable ? 'notices.frame.stopChat' : 'notices.frame.stopNever')
  const said = items.length > 1 ? items.map(({ line, act }) => `• ${line}\n${act}`) : items.flatMap(({ line, act }) => [line, act])
  return [intro, ...said, calendar, [...reasons(message), stop].join(' ')].filter(Boolean).join('\n\n')
}
