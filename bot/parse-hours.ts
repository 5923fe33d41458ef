import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { parseHours } from '../rules/hours/parse/parse-hours.ts'

const timeZone = 'Europe/Amsterdam'
const line = z.object({
  text: z.string(),
  locale: z.string().default('nl'),
  now: z.coerce.date().optional(),
  candidates: z.array(z.string()).default([]),
})
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    jsonl: { type: 'boolean' },
    locale: { type: 'string', default: 'nl' },
    candidate: { type: 'string', multiple: true, default: [] },
  },
})

if (values.jsonl) {
  for await (const source of createInterface({ input: process.stdin })) {
    if (source.trim() === '') continue
    const { text, locale, now, candidates } = line.parse(JSON.parse(source))
    const { log, entries, ask, ...more } = parseHours({ text, locale: languageOf(locale), now: now ?? new Date(), candidates, timeZone })
    process.stdout.write(`${JSON.stringify({ text, log, entries, ask, ...more })}\n`)
  }
} else {
  const parsed = parseHours({
    text: positionals.join(' '),
    locale: languageOf(values.locale),
    now: new Date(),
    candidates: values.candidate,
    timeZone,
  })
  process.stdout.write(`${JSON.stringify(parsed, null, 2)}\n`)
}

function languageOf(locale: string): 'nl' | 'en' {
  return locale.startsWith('en') ? 'en' : 'nl'
}
