import { localDate } from '../local-date.ts'
import { findCandidate } from '../people/find-candidate.ts'
import { readMoment } from '../read-moment.ts'
import type { Absence } from './absence.ts'
import type { Block } from './read-blocks.ts'

type Named = { side: Absence['side']; id: string; name: string }
export type AbsencesFault = { fault: 'unclear' | 'who' | 'when'; said: string }

const line = /^(.+?)\s+(?:kan\s+|can\s+)?(?:niet|not|cannot|can't)(?:\s+(?:op|on))?\s+(.+)$/i
const half = /(?:^|\s)(voor|before|na|after|vanaf|from)\s+(\d{1,2}[:.]\d{2})(?:\s*(?:uur|u))?/i

/**
 * Reads who cannot be there when: `Khadija niet op 2 december`, `De Waterlelie niet na 15.00`, one a line or with commas. Without a day it holds for every block. Names as
 * people type them.
 */
export function readAbsences(
  text: string,
  people: readonly Named[],
  blocks: readonly Block[],
  { now, timeZone }: { now: Date; timeZone: string },
): { ok: true; absences: Absence[] } | ({ ok: false } & AbsencesFault) {
  const absences: Absence[] = []
  const parts = text
    .split(/[,;\n]/)
    .map((part) => part.trim().replace(/\.$/, ''))
    .filter((part) => part !== '')
  for (const said of parts) {
    const [, name = '', when = ''] = line.exec(said) ?? []
    if (name === '') return { ok: false, fault: 'unclear', said }
    const found = findCandidate(people, name)
    if (!found.ok) return { ok: false, fault: 'who', said: name }
    const spans = spansOf(when, blocks, now, timeZone)
    if (spans.length === 0) return { ok: false, fault: 'when', said: when }
    const { side, id } = found.card
    absences.push(...spans.map((span) => ({ side, id, ...span })))
  }
  return { ok: true, absences }
}

function spansOf(when: string, blocks: readonly Block[], now: Date, timeZone: string): { from: string; until: string }[] {
  const [matched = '', word = '', time] = half.exec(when) ?? []
  const rest = when.replace(matched, ' ').trim()
  const named = rest === '' ? undefined : readMoment(`${rest} 12.00`, now, timeZone)
  if (named && !named.ok) return []
  const day = named && localDate(named.at, timeZone)
  if (day === undefined && time === undefined) return []
  const within = blocks.filter(({ start }) => day === undefined || localDate(new Date(start), timeZone) === day)
  const spans = within.flatMap(({ start, end }) => {
    if (time === undefined) return [{ from: start, until: end }]
    const at = readMoment(`${localDate(new Date(start), timeZone)} ${time}`, now, timeZone)
    if (!at.ok) return []
    const moment = at.at.toISOString()
    return /^(?:voor|before)$/i.test(word) ? [{ from: start, until: moment }] : [{ from: moment, until: end }]
  })
  return spans.filter(({ from, until }) => from < until)
}
