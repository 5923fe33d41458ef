import { describe, expect, test } from 'vitest'
import { type Change, refusals } from '../support/refusals.ts'

const options = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `o${index}`, label: { nl: 'Ja', en: 'Yes' } }))
const label = { nl: 'Verder', en: 'Go on' }

type Refusal = [path: string, value: unknown, line: string]

const table = (title: string, rows: Refusal[]) =>
  describe(title, () => {
    test.each(rows)('%s = %j', (path, value, line) => {
      expect(refusals([path, value])).toEqual([line])
    })
  })

table('a missing translation', [
  [
    'zelfscan.questions[0].text.en',
    undefined,
    'zelfscan.questions[0].text.en (degree): the English text is missing. Mend: write it in English, not translated word by word.',
  ],
  [
    'phases[1].steps[1].about.nl',
    undefined,
    'phases[1].steps[1].about.nl (selection, intake): the Dutch text is missing. Mend: write it in Dutch, not translated word by word.',
  ],
  ['zelfscan.questions[0].text.nl', '  ', 'zelfscan.questions[0].text.nl (degree): the Dutch text is empty. Mend: write it in Dutch.'],
  [
    'zelfscan.outcomes[0].next.label.en',
    undefined,
    'zelfscan.outcomes[0].next.label.en (other-road): the English text is missing. Mend: write it in English, not translated word by word.',
  ],
  ['phases[0].title', undefined, 'phases[0].title (orientation): is missing. Mend: write { "nl": "…", "en": "…" }.'],
  [
    'phases[0].title',
    'Kennismaken',
    'phases[0].title (orientation): "Kennismaken" is in one language. Mend: write { "nl": "…", "en": "…" }.',
  ],
])

table('a field that is missing, unknown or of another kind', [
  ['version', undefined, 'version: is missing. Mend: add "version", a text.'],
  ['zelfscan', undefined, 'zelfscan: is missing. Mend: add "zelfscan", an object.'],
  ['openingHours.friday', undefined, 'openingHours.friday: is missing. Mend: add "friday", a list.'],
  ['budgets[0].periods[0].minutes', undefined, 'budgets[0].periods[0].minutes (start): is missing. Mend: add "minutes", a number.'],
  [
    'zelfscan.rules[0].effect',
    undefined,
    'zelfscan.rules[0].effect (no-degree): is missing. Mend: add "effect": blocks, ask, think, fits.',
  ],
  [
    'phases[0].steps[0].titel',
    'x',
    'phases[0].steps[0].titel (orientation, zelfscan): is not a field of this. Mend: correct its name or take it out.',
  ],
  [
    'phases[0].steps[0].required',
    'yes',
    'phases[0].steps[0].required (orientation, zelfscan): "yes" is not true or false. Mend: give true or false here.',
  ],
  ['version', 2026, 'version: 2026 is not a text. Mend: give a text here.'],
])

table('a value that cannot be', [
  ['version', '2026', 'version: "2026" is not a version. Mend: write year and number, like 2026-1.'],
  ['date', '2027-02-29', 'date: "2027-02-29" is not a day that exists. Mend: look it up in a calendar.'],
  ['date', '31-08-2026', 'date: "31-08-2026" is not a date. Mend: write it as year-month-day, like 2026-08-01.'],
  ['timeZone', 'Almere', 'timeZone: "Almere" is not a time zone. Mend: write it like Europe/Amsterdam.'],
  ['languages', ['nl', 'fr'], 'languages[1]: "fr" is not possible here. Mend: use one of nl, en.'],
  [
    'contacts[0].email',
    'almere',
    'contacts[0].email (helpdesk): "almere" is not an e-mail address. Mend: write it like helpdesk@example.org.',
  ],
  ['contacts[0].email', undefined, 'contacts[0] (helpdesk): cannot be reached. Mend: give an email, a phone or a url.'],
  [
    'contacts[1].url',
    'onderwijsloket',
    'contacts[1].url (onderwijsloket): "onderwijsloket" is not a web address. Mend: write it in full, like https://example.org.',
  ],
  [
    'openingHours.monday[0].from',
    '9:30',
    'openingHours.monday[0].from: "9:30" is not a time. Mend: write it with two digits each, like 09:00.',
  ],
  ['phases[0].steps', [], 'phases[0].steps (orientation): has too few entries. Mend: give at least 1.'],
  [
    'phases[0].steps[0].confirmedBy',
    ['coache'],
    'phases[0].steps[0].confirmedBy[0] (orientation, zelfscan): "coache" is not possible here. Mend: write "coach", if that is what you meant.',
  ],
  ['phases[0].steps[0].expectedDays', 0, 'phases[0].steps[0].expectedDays (orientation, zelfscan): 0 is too low. Mend: give at least 1.'],
  [
    'phases[0].steps[0].expectedDays',
    1.5,
    'phases[0].steps[0].expectedDays (orientation, zelfscan): 1.5 is not a whole number. Mend: give a whole number here.',
  ],
  ['phases[0].verify', false, 'phases[0].verify (orientation): false is not possible here. Mend: write true or take it out.'],
  ['budgets[0].periods[0].from', '2020', 'budgets[0].periods[0].from (start): "2020" is not a school year. Mend: write it like 2026-2027.'],
  [
    'budgets[0].periods[0].from',
    '2020-2022',
    'budgets[0].periods[0].from (start): "2020-2022" is not one school year. Mend: the second year follows the first, like 2026-2027.',
  ],
  ['coachPool.externalShareFirstYear', 25, 'coachPool.externalShareFirstYear: 25 is too high. Mend: give at most 1.'],
])

table('a zelfscan that cannot be asked', [
  ['zelfscan.questions[0].options', options(1), 'zelfscan.questions[0].options (degree): has too few entries. Mend: give at least 2.'],
  ['zelfscan.questions[0].options', options(7), 'zelfscan.questions[0].options (degree): has 7 entries. Mend: give at most 6.'],
  [
    'zelfscan.questions[0].options[0].label.nl',
    'Ja, ik heb een diploma van het hbo of de universiteit',
    'zelfscan.questions[0].options[0].label.nl (degree, yes): is 53 characters long. Mend: keep it to 40: it is a button.',
  ],
  [
    'zelfscan.questions[2].blocked',
    'hide',
    'zelfscan.questions[2].blocked (days): "hide" is not possible here. Mend: use one of skip, only.',
  ],
  [
    'zelfscan.rules[0].when',
    {},
    'zelfscan.rules[0].when (no-degree): names no question. Mend: name a question and the answers that count.',
  ],
  [
    'zelfscan.rules[0].when',
    { Degree: ['no'] },
    'zelfscan.rules[0].when.Degree (no-degree): "Degree" is not an id. Mend: use small letters, digits and hyphens.',
  ],
  [
    'zelfscan.outcomes[0].when',
    {},
    'zelfscan.outcomes[0].when (other-road): names nothing. Mend: name rules or a number of blocks, ask, think or fits; leave `when` out for the last outcome.',
  ],
  [
    'zelfscan.outcomes[0].next',
    { label },
    'zelfscan.outcomes[0].next (other-road): has none of flow, road, contact. Mend: add one of them.',
  ],
  [
    'zelfscan.outcomes[0].next',
    { flow: 'info-session', label },
    'zelfscan.outcomes[0].next.flow (other-road): "info-session" is not possible here. Mend: write "info-sessions", if that is what you meant.',
  ],
])

test('everything that is wrong is said at once, in the order of the file', () => {
  const changes: Change[] = [
    ['city', ''],
    ['helpdesk', 7],
    ['zelfscan.minutes', undefined],
  ]
  expect(refusals(...changes)).toEqual([
    'city: is too short. Mend: write at least 1 characters.',
    'helpdesk: 7 is not a text. Mend: give a text here.',
    'zelfscan.minutes: is missing. Mend: add "minutes", a number.',
  ])
})
