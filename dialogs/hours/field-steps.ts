import type { CandidateCard } from '../../data/candidate.ts'
import { addDays, localDate } from '../../rules/local-date.ts'
import { findCandidate } from '../../rules/people/find-candidate.ts'
import type { Context } from '../context.ts'
import { type Read, reading } from '../info-sessions/reading.ts'
import { matchOption } from '../match-option.ts'
import type { Choice } from '../reply.ts'
import { dayVar, lengthVar } from './hour-vars.ts'
import { cardsFor, readChange, readMinutes } from './read-hours.ts'

/** Options of a question are at most this many, so that they fit a screen. */
const mostOptions = 6
const lengths = [30, 45, 60, 90, 120]

export const today = ({ now, programme }: Context) => localDate(now, programme.timeZone)

export const candidateChoices = (cards: readonly CandidateCard[]): Choice[] =>
  cards.slice(0, mostOptions).map(({ id, name }) => ({ label: { nl: name, en: name }, value: id }))

/** Today, yesterday, and the days before. */
export function dayChoices(context: Context): Choice[] {
  const last = today(context)
  return Array.from({ length: mostOptions }, (_, back): Choice => {
    const date = addDays(last, -back)
    const key = back === 0 ? ('hours.day.today' as const) : back === 1 ? ('hours.day.yesterday' as const) : ('hours.day.other' as const)
    return { label: { key, vars: { day: dayVar(date) } }, value: date }
  })
}

export const lengthChoices: Choice[] = lengths.map((minutes) => ({
  label: { key: 'hours.length.label', vars: { length: lengthVar(minutes) } },
  value: String(minutes),
}))

export const kindChoices = ({ programme }: Context): Choice[] => programme.hourKinds.map(({ id, title }) => ({ label: title, value: id }))

/** One of one's own candidates, by button, id or name; typing slips are forgiven. */
export function readCandidate(text: string, context: Context, among = cardsFor(context)): Read<string> {
  const found = findCandidate(among, text)
  if (found.ok) return { ok: true, value: found.card.id }
  if (found.reason === 'ambiguous')
    return { ok: false, key: 'hours.candidate.several', vars: { names: { joined: found.cards.map(({ name }) => name) } } }
  const { candidate } = readChange(text, context)
  if (candidate !== undefined && among.some(({ id }) => id === candidate)) return { ok: true, value: candidate }
  return { ok: false, key: 'hours.candidate.unknown', vars: { name: text.trim().slice(0, 60) } }
}

export function readDate(text: string, context: Context): Read<string> {
  if (/^\d{4}-\d\d-\d\d$/.test(text.trim())) return { ok: true, value: text.trim() }
  const { date } = readChange(text, context)
  return date === undefined ? { ok: false, key: 'hours.date.unclear' } : { ok: true, value: date }
}

export function readLength(text: string, context: Context): Read<number> {
  if (lengths.includes(Number(text))) return { ok: true, value: Number(text) }
  const { minutes } = readMinutes(text, context)
  return minutes === undefined ? { ok: false, key: 'hours.minutes.unclear' } : { ok: true, value: minutes }
}

export function readKind(text: string, context: Context): Read<string> {
  const options = context.programme.hourKinds.map(({ id, title }) => ({ id, label: title }))
  const value = matchOption(text, options) ?? readChange(text, context).what
  return value === undefined ? { ok: false, key: 'hours.kind.unclear' } : { ok: true, value }
}

const nothing = /^(?:geen|none|niets|niks|nothing|nee|no|-+)?$/i
export const longestNote = 500

/** A note, or the empty text for none. */
export const readNote = (text: string): Read<string> => {
  const value = text.trim()
  if (nothing.test(value)) return { ok: true, value: '' }
  return value.length > longestNote ? { ok: false, key: 'hours.refused.note-long', vars: { most: longestNote } } : { ok: true, value }
}

export const asks = <T>(read: (text: string) => Read<T>) => reading<T>(read)
