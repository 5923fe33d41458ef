import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { wednesday } from './said.ts'

test('npm run parse-hours reads lines and writes lines', () => {
  const lines = [
    { text: '2u met Fatima gisteren over klassenmanagement', locale: 'nl', now: wednesday, candidates: ['Fatima El Amrani'] },
    { text: 'how many hours do I have left?', locale: 'en', now: wednesday, candidates: [] },
  ]
  const script = join(import.meta.dirname, '../../bot/parse-hours.ts')
  const { stdout, status } = spawnSync(process.execPath, [script, '--jsonl'], {
    input: lines.map((line) => JSON.stringify(line)).join('\n'),
    encoding: 'utf8',
  })
  expect(status).toBe(0)
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    {
      text: lines[0]!.text,
      log: true,
      entries: [{ candidate: 'Fatima El Amrani', minutes: 120, date: '2026-11-17', kind: null, note: 'klassenmanagement' }],
      ask: [],
    },
    { text: lines[1]!.text, log: false, entries: [], ask: [] },
  ])
})
