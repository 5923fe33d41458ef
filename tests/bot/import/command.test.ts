import { expect, test } from 'vitest'
import { importCommand, usage } from '../../../bot/services/import/import-command.ts'
import { openDesk } from '../../support/desk.ts'
import { example } from '../../support/import-desk.ts'

async function terminal() {
  const { administration, deps } = await openDesk({ seed: false })
  const files: Record<string, string> = { 'coaches.csv': example('coaches'), 'hours.csv': example('hours'), 'other.csv': 'kleur\nrood\n' }
  const read = async (file: string) => {
    const text = files[file]
    if (text === undefined) throw new Error('ENOENT')
    return Buffer.from(text)
  }
  const run = (...args: string[]) => importCommand(args, { desk: administration.desk, words: deps.words, read })
  return { run, administration, files }
}

test('a dry run changes nothing; with --apply it is imported; once more is nothing', async () => {
  const { run, administration } = await terminal()
  expect(await run('coaches', '--file', 'coaches.csv')).toEqual({
    code: 0,
    lines: [
      'coaches.csv: coaches, 2 regels. Nieuw: 2. Bijgewerkt: 0. Stond er al: 0. Blijft: 0. Fout: 0.',
      'Er is niets veranderd. Voeg --apply toe om de regels die kloppen te importeren.',
    ],
  })
  expect(administration.profiles.all().size).toBe(0)
  expect(await run('coaches', '--file', 'coaches.csv', '--apply', '--language', 'en')).toEqual({
    code: 0,
    lines: [
      'coaches.csv: coaches, 2 lines. New: 2. Updated: 0. There already: 0. Kept: 0. Wrong: 0.',
      'Imported. Importing once more changes nothing.',
    ],
  })
  expect(administration.profiles.all().size).toBe(2)
  expect((await run('coaches', '--file', 'coaches.csv', '--apply')).lines[0]).toContain('Nieuw: 0. Bijgewerkt: 0. Stond er al: 2.')
})

test.each([
  [
    'nl',
    [
      'Regel 2, Kandidaat: ‘yara.mulder@example.org’ is geen kandidaat hier. Importeer de kandidaat eerst, of kijk het e-mailadres na.',
      'Regel 2, Coach: ‘bo.visser@example.org’ is geen coach hier. Importeer de coach eerst, of kijk de naam na. Een e-mailadres mag ook.',
    ],
  ],
  [
    'en',
    [
      'Line 2, Kandidaat: ‘yara.mulder@example.org’ is no candidate here. Import the candidate first, or check the e-mail address.',
      'Line 2, Coach: ‘bo.visser@example.org’ is no coach here. Import the coach first, or check the name. An e-mail address is fine too.',
    ],
  ],
])('wrong lines are named in %s, and the exit code says so', async (language, lines) => {
  const { run } = await terminal()
  const said = await run('hours', '--file', 'hours.csv', '--language', language)
  expect(said.code).toBe(1)
  expect(said.lines.slice(1, 3)).toEqual(lines)
  expect(said.lines).toHaveLength(10)
})

test.each([
  [[], 'Say what is in the file'],
  [['plants', '--file', 'coaches.csv'], 'Say what is in the file'],
  [['coaches'], '--file is missing'],
  [['coaches', '--file', 'coaches.csv', '--language', 'fr'], '--language is nl or en'],
  [['coaches', '--file', 'coaches.csv', '--force'], "Unknown option '--force'"],
])('%j is not understood', async (args, problem) => {
  const { run } = await terminal()
  const said = await run(...args)
  expect(said.code).toBe(2)
  expect(said.lines[0]).toContain(problem)
  expect(said.lines.at(-1)).toBe(usage)
})

test('a file that cannot be read, or is something else', async () => {
  const { run } = await terminal()
  expect(await run('coaches', '--file', 'gone.csv')).toEqual({ code: 2, lines: ['--file gone.csv cannot be read.'] })
  expect(await run('coaches', '--file', 'other.csv')).toEqual({
    code: 2,
    lines: ['Het bestand met coaches mist: Entra-id, naam en capaciteit. Zet die namen op de eerste regel.'],
  })
})
