import { schoolHours } from './clock-ranges.ts'
import type { NameFact } from './facts.ts'
import type { Group } from './groups.ts'
import type { ParsedEntry } from './parsed-hours.ts'

/** What all pieces have in common; `minuteOfDay` is now, for times said without a day. */
export type Setting = { candidates: readonly string[]; today: string; minuteOfDay: number }

const each =
  /\b(?:ieder|elk|elke|allebei|beide|beiden|each|both|steeds|telkens|iedere|every|apiece|per persoon|per keer|per dag|pp|p\.p\.|respectively|ook|too|idem|ditto|same)\b/
const plural =
  /\b(?:gesprekken|[a-z]+gesprekken|sessies|talks|sessions|calls|conversations|meetings|observaties|observations|lesbezoeken|visits|intakes)\b/
const together = /\b(?:samen|together|gezamenlijk|tegelijk|met zijn allen|with both|groep(?:je|sgesprek)|duo)\b/
const either = /\b(?:of|or)\b/
const late = /middag|avond|afternoon|evening|arvo|night/

/** The entries of one piece of work: one for each person and each day. */
export function entriesOf(group: Group, text: string, note: string | null, setting: Setting): ParsedEntry[] {
  const said = text.slice(group.from, group.to)
  const people: (NameFact | undefined)[] = group.names.length > 0 ? group.names : [undefined]
  const chosen = optional(people, text)
    ? [people[0] && { ...people[0], options: [...new Set(people.flatMap((one) => one?.options ?? []))], several: true }]
    : people
  const days = daysOf(group, text, setting)
  const minutes = minutesEach(group, said, chosen.length, days.length)
  const isShared =
    chosen.length > 1 &&
    !(each.test(said) && !together.test(said)) &&
    (group.minutes?.count ?? 1) === 1 &&
    !(plural.test(said) && !together.test(said))
  const clock =
    group.minutes?.clock && group.minutes.minutes !== null ? schoolHours(group.minutes.clock, group.minutes.minutes, late.test(said)) : {}
  return chosen.flatMap((person) =>
    days.map((date) => ({
      ...personOf(person, setting.candidates),
      minutes,
      date,
      kind: group.kind?.kind ?? null,
      note,
      ...(isShared ? { shared: true as const } : {}),
      ...clock,
    })),
  )
}

function personOf(name: NameFact | undefined, candidates: readonly string[]): Pick<ParsedEntry, 'candidate' | 'options' | 'heard'> {
  if (!name) return { candidate: null }
  if (name.options.length === 1) return { candidate: candidates[name.options[0]!]! }
  return {
    candidate: null,
    heard: name.heard,
    ...(name.options.length > 1 ? { options: name.options.map((one) => candidates[one]!) } : {}),
  }
}

/** "Sam of Noor": one of the two, to be asked. */
function optional(people: readonly (NameFact | undefined)[], text: string): boolean {
  const [one, other] = people
  return people.length === 2 && one !== undefined && other !== undefined && /^ ?(?:of|or) ?$/.test(text.slice(one.to, other.from))
}

function daysOf(group: Group, text: string, { today, minuteOfDay }: Setting): (string | null)[] {
  const days = [...new Set(group.dates.map((one) => one.date))]
  if (days.length === 0) return [group.minutes?.clock && endedToday(group, minuteOfDay) ? today : null]
  if (days.length === 1) return days
  const named = days.filter((one) => one !== null)
  const [first, last] = [group.dates[0]!, group.dates.at(-1)!]
  const between = text.slice(first.to, last.from)
  if (named.length < days.length || either.test(between) || days.length > 5 || !/,|\b(?:en|and)\b|&|\+|\//.test(between)) return [null]
  return days
}

/** A clock time without a day is today when it is over by now. */
function endedToday(group: Group, minuteOfDay: number): boolean {
  const { clock, minutes } = group.minutes!
  if (!clock || minutes === null) return false
  const { to } = schoolHours(clock, minutes, false)
  return Number(to.slice(0, 2)) * 60 + Number(to.slice(3)) <= minuteOfDay
}

function minutesEach({ minutes }: Group, said: string, people: number, days: number): number | null {
  if (!minutes || minutes.minutes === null) return null
  const { count, minutes: length } = minutes
  const total = count * length
  if (people > 1) {
    if (count === 1) return length
    return count === people && (plural.test(said) || each.test(said)) ? length : null
  }
  if (days > 1) return each.test(said) || count === days || minutes.clock ? length : null
  return total > 0 ? total : null
}
