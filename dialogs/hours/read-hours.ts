import type { CandidateCard } from '../../data/candidate.ts'
import { clockMinutes } from '../../rules/hours/clock-minutes.ts'
import { parseHours } from '../../rules/hours/parse/parse-hours.ts'
import type { ParsedEntry, ParsedHours } from '../../rules/hours/parse/parsed-hours.ts'
import type { Context } from '../context.ts'
import { languageOf } from '../language.ts'
import type { Draft } from './draft.ts'

/** More text than this is a story, not hours. */
const longest = 1000

/** The candidates whose hours this person can write down: their own, or for an intermediary everybody's. */
export const cardsFor = ({ hours, people, who }: Context): readonly CandidateCard[] =>
  who.roles.includes('intermediary') ? people.list(who) : hours.candidates(who)

export function parse(text: string, context: Context): ParsedHours {
  if (text.length > longest) return { log: false, entries: [], ask: [] }
  const candidates = cardsFor(context).map(({ name }) => name)
  const { now, programme } = context
  return parseHours({ text, locale: languageOf(text) ?? context.locale, now, candidates, timeZone: programme.timeZone })
}

/** What a sentence logs; nothing when it logs nothing. */
export function readDrafts(text: string, context: Context): Draft[] {
  const { log, entries } = parse(text, context)
  return log ? entries.map((entry, at) => draftOf(entry, entries, at, context)) : []
}

function draftOf(entry: ParsedEntry, all: readonly ParsedEntry[], at: number, context: Context): Draft {
  const { minutes, date, kind, note, heard } = entry
  const what =
    kind !== null && context.programme.hourKinds.some(({ id }) => id === kind) ? kind : (context.programme.hourKinds[0]?.id ?? 'talk')
  const first = all.findIndex((one) => one.shared && sameSession(one, entry))
  return {
    ...who(entry, context),
    ...(heard !== undefined && { heard }),
    ...timed(entry, context),
    ...(date !== null && { date }),
    ...(minutes === null && {}),
    what,
    ...(note && { note }),
    noteFor: 'coach',
    ...(entry.shared && all.filter((one) => sameSession(one, entry)).length > 1 && { group: String(first < 0 ? at : first) }),
  }
}

const sameSession = (one: ParsedEntry, other: ParsedEntry) =>
  one.shared === true && one.date === other.date && one.minutes === other.minutes && one.from === other.from

/** Names are told apart by id: two candidates can have the same. */
function who({ candidate, options = [] }: ParsedEntry, context: Context): Pick<Draft, 'candidate' | 'options'> {
  const cards = cardsFor(context)
  const names = candidate === null ? options : [candidate]
  const ids = cards.filter(({ name }) => names.includes(name)).map(({ id }) => id)
  const [only, ...more] = ids
  if (only !== undefined && more.length === 0 && candidate !== null) return { candidate: only }
  return ids.length > 0 ? { options: ids } : {}
}

/** Clock times count as the time that really passed: an hour more or less in the night of summer time. */
function timed({ minutes, date, from, to }: ParsedEntry, { programme }: Context): Pick<Draft, 'minutes' | 'from' | 'until'> {
  if (minutes === null) return {}
  if (from === undefined || to === undefined) return { minutes }
  const real = date === null ? undefined : clockMinutes(date, from, to, programme.timeZone)
  const said = (Number(to.slice(0, 2)) - Number(from.slice(0, 2))) * 60 + Number(to.slice(3)) - Number(from.slice(3))
  return { minutes: said === minutes ? (real ?? minutes) : minutes, from, until: to }
}

const leadIn =
  /^(?:nee+|no|nope|sorry|oeps|oops|wacht|wait|toch|ik bedoel|i mean|het was|dat was|it was|maar|but|eigenlijk|actually|maak er|make it)[\s,:;.]+/i

const onlyNote = /^(?:notitie|note)\s*[:=-]\s*(.+)$/is
const noNote = /^(?:geen notitie|zonder notitie|no note|without a note)\.?$/i

/** What a short answer changes: a length, a day, a kind, a note or a candidate, alone or together. */
export function readChange(text: string, context: Context): Partial<Draft> {
  let said = text.trim()
  while (leadIn.test(said)) said = said.replace(leadIn, '')
  const note = onlyNote.exec(said)?.[1]
  if (note !== undefined) return { note: note.trim() }
  if (noNote.test(said)) return { note: '' }
  const whole = parse(said, context)
  const [entry] = whole.log ? whole.entries : []
  const [guess] = entry ? [entry] : parse(`1 ${context.locale === 'nl' ? 'uur' : 'hour'} ${said}`, context).entries
  const [named] = (guess?.candidate ?? guess?.options) ? [guess] : parse(`1 uur met ${said} gisteren`, context).entries
  const { candidate } = named ? who(named, context) : {}
  const kind = guess?.kind
  return {
    ...(entry && timed({ ...entry, date: entry.date ?? null }, context)),
    ...(guess?.date && { date: guess.date }),
    ...(kind && context.programme.hourKinds.some(({ id }) => id === kind) && { what: kind }),
    ...(guess?.note && entry && { note: guess.note }),
    ...(candidate !== undefined && { candidate }),
  }
}

/** A length as an answer to "how long": a bare small number is hours, a larger one minutes. */
export function readMinutes(text: string, context: Context): Pick<Draft, 'minutes' | 'from' | 'until'> {
  const bare = /^\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*$/.exec(text)
  if (bare) {
    const value = Number(`${bare[1]}.${bare[2] ?? 0}`)
    return { minutes: value <= 8 ? Math.round(value * 60) : Math.round(value) }
  }
  const { minutes, from, until } = readChange(text, context)
  return minutes === undefined ? {} : { minutes, ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
}
