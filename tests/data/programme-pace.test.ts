import { expect, test } from 'vitest'
import { parseProgramme } from '../../data/programme/parse-programme.ts'
import { ProgrammeError } from '../../data/programme/programme-error.ts'
import { type Change, changed } from '../support/refusals.ts'

const said = (...changes: Change[]) => {
  const file = changed('amsterdam-po', ...changes)
  const parsed = parseProgramme(file)
  return parsed.ok ? '' : new ProgrammeError('amsterdam-po.json', parsed.problems, file).message
}

test.each<[string, Change, string]>([
  [
    'the last message before the first',
    ['pace.quietDays', { first: 30, last: 14 }],
    'pace.quietDays: are not in order. Mend: the first message comes before the last',
  ],
  ['more reminders than people bear', ['surveys.reminderDays', [7, 14, 21]], 'surveys.reminderDays: has 3 entries. Mend: give at most 2.'],
  [
    'a day that is not in every year',
    ['surveys.coachDay', '02-30'],
    'surveys.coachDay: "02-30" is not a day of every year. Mend: write month and day, like 06-15',
  ],
])('%s is refused with how to mend it', (_what, change, message) => {
  expect(said(change)).toContain(message)
})

test('what is left out has its usual value', () => {
  const parsed = parseProgramme(changed('amsterdam-po', ['pace', {}], ['surveys', undefined]))
  expect(parsed).toMatchObject({ ok: true, programme: { pace: { placeHours: 48 }, surveys: { fewest: 5 } } })
})
