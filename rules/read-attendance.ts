import type { Attendance } from '../data/info-session.ts'

export type Listed = { number: number; id: string; name: string; seat: boolean }
export type AttendanceFault = { fault: 'nobody' } | { fault: 'unknown' | 'ambiguous'; who: string }

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const everybody =
  /^(?:iedereen|allemaal|alle(?:n|s)?|everyone|everybody|all|yes|ja)(?: (?:was|waren|were|is) (?:er|there|present|aanwezig))?$/
const nobody = /^(?:niemand|nobody|no one|none)(?: (?:was|waren|were) (?:er|there))?$/

/**
 * Reads who was there, as staff type it: "iedereen", "allemaal behalve 3, 7" or just "3 7" (they were absent), "alleen 1 en 2" (only they
 * were there), "4 wel" or "Sam niet" (a correction of those named). Numbers are the list's; names may be part of a name when it is clear whose.
 */
export function readAttendance(
  text: string,
  people: readonly Listed[],
): { ok: true; marks: Record<string, Attendance> } | ({ ok: false } & AttendanceFault) {
  const typed = plain(text)
  const seats = people.filter((one) => one.seat)
  const mark = (list: readonly Listed[], attendance: Attendance) => list.map((one) => [one.id, attendance] as const)
  if (everybody.test(typed)) return { ok: true, marks: Object.fromEntries(mark(seats, 'attended')) }
  if (nobody.test(typed)) return { ok: true, marks: Object.fromEntries(mark(seats, 'no-show')) }
  const { way, rest } = wayOf(text)
  const named = pick(rest, people)
  if (!named.ok) return named
  const others = seats.filter((one) => !named.people.includes(one))
  if (way === 'only') return { ok: true, marks: Object.fromEntries([...mark(others, 'no-show'), ...mark(named.people, 'attended')]) }
  if (way === 'present') return { ok: true, marks: Object.fromEntries(mark(named.people, 'attended')) }
  if (way === 'absent') return { ok: true, marks: Object.fromEntries(mark(named.people, 'no-show')) }
  return { ok: true, marks: Object.fromEntries([...mark(others, 'attended'), ...mark(named.people, 'no-show')]) }
}

function wayOf(text: string): { way: 'except' | 'only' | 'present' | 'absent'; rest: string } {
  const lower = text.trim()
  const only = /^(?:alleen|enkel|only|just)\s+(.*)$/is.exec(lower)
  if (only) return { way: 'only', rest: only[1] ?? '' }
  const except = /^(?:.*\b)?(?:behalve|except(?: for)?|zonder|without)\s+(.*)$/is.exec(lower)
  if (except) return { way: 'except', rest: except[1] ?? '' }
  const single = /^(.*?)\s+(?:(?:was|waren|were|is)\s+)?(wel|present|aanwezig|there|er wel|niet|absent|afwezig|not there|er niet)$/is.exec(
    lower,
  )
  if (single) return { way: /niet|absent|afwezig|not/i.test(single[2] ?? '') ? 'absent' : 'present', rest: single[1] ?? '' }
  return { way: 'except', rest: lower }
}

function pick(text: string, people: readonly Listed[]): { ok: true; people: Listed[] } | ({ ok: false } & AttendanceFault) {
  const parts = text
    .split(/[,;&\n]|\s+(?:en|and)\s+|(?<=\d)\s+(?=\d)/i)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length === 0) return { ok: false, fault: 'nobody' }
  const found: Listed[] = []
  for (const part of parts) {
    const number = /^(?:nr\.? ?|nummer |number |#)?(\d{1,4})\.?$/i.exec(part)?.[1]
    const matches = number ? people.filter((one) => one.number === Number(number)) : named(part, people)
    const [match] = matches
    if (!match) return { ok: false, fault: 'unknown', who: part.slice(0, 40) }
    if (matches.length > 1) return { ok: false, fault: 'ambiguous', who: part.slice(0, 40) }
    found.push(match)
  }
  return { ok: true, people: [...new Set(found)] }
}

/** People of exactly this name, else whose name has all these words. */
function named(part: string, people: readonly Listed[]): Listed[] {
  const typed = plain(part)
  const exact = people.filter((one) => plain(one.name) === typed)
  if (exact.length > 0 || typed === '') return exact
  const words = typed.split(' ')
  return people.filter((one) => words.every((word) => plain(one.name).split(' ').includes(word)))
}
