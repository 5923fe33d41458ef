import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import nl from '../../../locales/nl/sessions.json' with { type: 'json' }

/** What can stand at `${…}` in a key, by the text before it. */
const variants: Record<string, string[]> = {
  'sessions.language.': ['nl', 'en', 'both'],
  'sessions.seats.': ['cancelled', 'closed', 'past'],
  'sessions.fact.': ['when', 'where', 'language', 'host', 'seats', 'name', 'email', 'needs', 'status', 'capacity', 'about', 'fill'],
  'sessions.details.': ['cancelled', 'closed', 'past'],
  'sessions.pick.': ['cancelled', 'closed', 'past'],
  'sessions.name.': ['empty', 'email', 'tooLong', 'noLetters', 'strange'],
  'sessions.email.': ['empty', 'noAt', 'twoAts', 'noName', 'noDomain', 'noDot', 'space', 'tooLong', 'other'],
  'sessions.check.': ['name', 'email', 'needs', 'session'],
  'sessions.refused.': ['cancelled', 'closed', 'past', 'full', 'crowded', 'unknown'],
  'sessions.mine.': ['seat', 'waiting', 'offered'],
  'sessions.button.': ['attendees', 'attendance', 'edit', 'callOff'],
  'sessions.staff.ask.': ['start', 'minutes', 'language', 'where', 'seats', 'host', 'titleNl', 'titleEn', 'aboutNl', 'aboutEn'],
  'sessions.staff.form.': ['start', 'minutes', 'language', 'where', 'seats', 'host', 'text'],
  'sessions.staff.field.': ['start', 'minutes', 'language', 'where', 'seats', 'host', 'text'],
  'sessions.staff.start.': ['noDate', 'noTime', 'noSuchDay', 'past'],
  'sessions.staff.unclear.': ['minutes', 'language', 'where', 'seats'],
  'sessions.staff.edit.': ['time', 'where', 'seats', 'language', 'host', 'text'],
  'sessions.staff.edit.now.': ['time', 'where', 'seats', 'language', 'host', 'text'],
  'sessions.staff.refused.': ['cancelled', 'past', 'not-yet'],
  'sessions.staff.attendees.status.': ['seat', 'waiting', 'offered', 'attended', 'no-show'],
  'sessions.staff.attendees.': ['line', 'lineNeeds'],
  'sessions.staff.attendance.': ['nobody', 'unknown', 'ambiguous'],
}

const folder = join(import.meta.dirname, '../../../dialogs')
const source = globSync('{info-sessions,people}/*.ts', { cwd: folder })
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n')
const plain = [...source.matchAll(/'(sessions\.[\w.-]+)'/g)].map((match) => match[1]!)
const templates = [...source.matchAll(/`(sessions\.[\w.]*)\$\{/g)].map((match) => match[1]!)
const used = new Set([...plain, ...templates.flatMap((start) => variants[start]!.map((end) => `${start}${end}`))])

function* keysOf(texts: object, path: string): Generator<string> {
  for (const [name, value] of Object.entries(texts)) {
    if (typeof value === 'string') yield `${path}.${name.replace(/_(?:zero|one|other)$/, '')}`
    else yield* keysOf(value, `${path}.${name}`)
  }
}

test('every text that is said exists, and every text that exists is said', () => {
  expect(templates.filter((start) => !variants[start])).toEqual([])
  expect([...new Set(keysOf(nl, 'sessions'))].sort()).toEqual([...used].sort())
})
