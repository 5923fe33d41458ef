import type { Bilingual, Locale } from '../../../data/bilingual.ts'
import type { Vars } from '../../../dialogs/reply.ts'
import type { TextKey } from '../../../locales/texts.ts'
import { noticeActions } from '../../../rules/notices/notice-actions.ts'
import { renderVars, type Words } from '../../render-vars.ts'

/** One notice, ready to be said. `values` are those its buttons name; `link` is where a mail leads, for what can be done without the chat; `survey` what it opens in the chat. */
export type Item = { about: string; vars: Vars; values?: Readonly<Record<string, string | number>>; link?: string; survey?: string }

/** A link in a mail: to an address, or to the chat with a survey open. */
export type MailLink = { label: string } & ({ url: string } | { survey: string })

/** What a message says, in one language: `line` what happened, `act` what the person can do, `why` they get it. Several notices become one message. */
export type Composed = {
  about: string
  locale: Locale
  subject: string
  intro?: string
  items: { line: string; act: string; why: string; link?: MailLink }[]
  /** One tap in a chat: what the button says, and the command it gives. */
  buttons: { label: Bilingual; command: string }[]
  calendar?: string
}

/** The texts of a notice, in the language of whoever gets it. A notice without texts is a bug that throws. */
export function compose(items: readonly Item[], locale: Locale, words: Words, withCalendar: boolean): Composed {
  const frame = (key: string, vars: Record<string, string | number> = {}) =>
    words.texts.text(locale, `notices.frame.${key}` as TextKey, vars)
  const parts = items.map(({ about, vars, link, survey }) => {
    const rendered = renderVars(vars, locale, words)
    const part = (name: string) => words.texts.text(locale, `notices.${about}.${name}` as TextKey, rendered).trim()
    const leads = link !== undefined ? { url: link } : survey !== undefined ? { survey } : undefined
    const button = leads && { link: { label: part('link'), ...leads } }
    return { about, subject: part('subject'), line: part('line'), act: part('do'), why: part('why'), ...button }
  })
  const [first] = parts
  if (!first) throw new Error('a message says at least one thing')
  const several = parts.length > 1
  return {
    about: several ? 'frame.together' : first.about,
    locale,
    subject: several ? frame('togetherSubject', { count: parts.length }) : first.subject,
    ...(several && { intro: frame('together') }),
    items: parts.map(({ line, act, why, link }) => ({ line, act, why, ...(link && { link }) })),
    buttons: buttonsOf(items, words),
    ...(withCalendar && { calendar: frame('calendar') }),
  }
}

/** Buttons under one message; of several notices that say the same, each once, and no more than a person reads. */
const mostButtons = 4

function buttonsOf(items: readonly Item[], { texts }: Words): Composed['buttons'] {
  const all = items.flatMap(({ about, values }) => noticeActions(about, values ?? {}))
  const once = all.filter(({ command }, index) => all.findIndex((other) => other.command === command) === index)
  return once.slice(0, mostButtons).map(({ name, command }) => {
    const key = `notices.act.${name}` as TextKey
    return { label: { nl: texts.text('nl', key), en: texts.text('en', key) }, command }
  })
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
