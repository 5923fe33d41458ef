import { describe, expect, test } from 'vitest'
import { languageOf } from '../../dialogs/language.ts'
import { looksLikeQuestion } from '../../dialogs/looks-like-question.ts'
import { matchOption } from '../../dialogs/match-option.ts'
import { almostEqual, normalise } from '../../dialogs/normalise.ts'
import { readText } from '../../dialogs/said.ts'
import { meant } from '../../dialogs/words.ts'

test.each([
  ['Zelfscan', 'zelfscan'],
  ['  ZELFSCAN!! ', 'zelfscan'],
  ['zelfsacn', 'zelfscan'],
  ['zelfscann', 'zelfscan'],
  ['self-scan', 'zelfscan'],
  ['ik wil de zelfscan', 'zelfscan'],
  ['past het bij mij?', 'zelfscan'],
  ['bijeenkomsten', 'info-sessions'],
  ['bijeenkomtsen', 'info-sessions'],
  ['info sessions please', 'info-sessions'],
  ['Infobijeenkomst', 'info-sessions'],
  ['medewerker', 'person'],
  ['medwerker', 'person'],
  ['talk to a person', 'person'],
  ['Mijn gegevens', 'my-data'],
  ['stop', 'stop'],
  ['opnieuw', 'startOver'],
  ['start over', 'startOver'],
  ['taal', 'language'],
  ['menu', 'menu'],
  ['hélp', 'help'],
])('%s opens %s', (text, id) => {
  expect(meant(text)?.id).toBe(id)
})

test.each(['stap', 'ik wil stoppen met mijn baan', 'terugkeren naar Nederland', 'hulpouder', '', '!!!', 'menukaart van de kantine'])(
  '%s opens nothing',
  (text) => {
    expect(meant(text)).toBeUndefined()
  },
)

test('one slip is forgiven in words of five letters and more, two are not', () => {
  expect(almostEqual('zelfscan', 'zelfcsan')).toBe(true)
  expect(almostEqual('zelfscan', 'zelfcan')).toBe(true)
  expect(almostEqual('zelfscan', 'zelfcn')).toBe(false)
  expect(almostEqual('stop', 'stap')).toBe(false)
})

test('normalising is bounded and drops accents, case, punctuation and invisible characters', () => {
  expect(normalise('  Één\u200b CAFÉ?! ')).toBe('een cafe')
  expect(normalise('a'.repeat(20_000))).toHaveLength(200)
})

describe('an option in somebody’s own words', () => {
  const options = [
    { id: 'degree', label: { nl: 'Ja, hbo of universiteit', en: 'Yes, a degree' } },
    { id: 'almost', label: { nl: 'Bijna klaar', en: 'Nearly finished' } },
    { id: 'mbo', label: { nl: 'Mbo', en: 'Vocational (mbo)' } },
    { id: 'none', label: { nl: 'Geen diploma', en: 'No diploma' } },
  ]
  test.each([
    ['degree', 'degree'],
    ['ik heb hbo gedaan', 'degree'],
    ['universiteit', 'degree'],
    ['nearly finished', 'almost'],
    ['een mbo opleiding', 'mbo'],
    ['geen diploma', 'none'],
    ['nee, geen hbo', undefined],
    ['ik heb niet veel', undefined],
    ['hbo of mbo', undefined],
    ['paars', undefined],
  ])('%s is %s', (text, id) => expect(matchOption(text, options)).toBe(id))
})

test.each([
  ['wat verdien ik?', true],
  ['wacht, verdien ik eigenlijk wat tijdens die opleiding?', true],
  ['hoe lang duurt het', true],
  ['can i keep my job', true],
  ['en hoeveel is dat', true],
  ['actually how much does it cost', true],
  ['ja maar hoe zit het met mijn baan', true],
  ['Jan de Vries', false],
  ['ja?', false],
  ['geen idee', false],
  ['met een rolstoel', false],
])('%s reads as a question: %s', (text, question) => expect(looksLikeQuestion(text)).toBe(question))

test.each([
  ['ik wil graag leraar worden', 'nl'],
  ['what do i need to become a teacher', 'en'],
  ['zelfscan', undefined],
  ['ok', undefined],
  ['amsterdam school teacher', undefined],
  ['mag ik dit als teacher doen', 'nl'],
])('%s is evidently %s', (text, locale) => expect(languageOf(text)).toBe(locale))

test('a message is read as what it is', () => {
  expect(readText(' hoi ')).toEqual({ kind: 'text', text: 'hoi' })
  expect(readText('a\u0000b\u0007')).toEqual({ kind: 'text', text: 'ab' })
  expect(readText('x'.repeat(4001))).toEqual({ kind: 'tooLong', length: 4001, text: 'x'.repeat(4001) })
  expect(readText('مرحبا')).toEqual({ kind: 'text', text: 'مرحبا' })
})
