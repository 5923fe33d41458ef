import { describe, expect, test } from 'vitest'
import { forgetSignUp } from '../../rules/forget-sign-up.ts'
import { mentionsOf, wordsIn } from '../../rules/privacy/mentions.ts'
import { whenToErase } from '../../rules/privacy/when-to-erase.ts'
import { sampleSession } from '../support/sample-session.ts'

const traces = {
  ids: ['id-000042'],
  name: 'Zwaantje de Vries',
  email: 'z@vries.example',
  phone: '+31 6 1234 5678',
  words: ['ik wil met krijt werken'],
}

test.each<[unknown, boolean]>([
  ['1,5u met zwaantje gisteren', true],
  [{ label: { nl: 'ZWAANTJE  DE VRIES' } }, true],
  [['kandidaat', { value: 'journey id-000042' }], true],
  [{ 'id-000042': 1 }, true],
  ['bel 06-12345678', true],
  ['mail Z@Vries.example', true],
  ['ze zei: Ik wil met krijt werken', true],
  ['Vriesland is koud', false],
  ['Jan de Vries belde', false],
  ['de zwaantjes zwemmen', false],
  [{ seq: 42, at: '2026-12-01' }, false],
  ['ik wil met stift werken', false],
  [undefined, false],
])('%j mentions her: %s', (value, expected) => {
  expect(mentionsOf(traces, ['Jan de Vries', 'Megan Bowen'])(value)).toBe(expected)
})

test('of two people with one name, what names both stays until it says a number', () => {
  const mentions = mentionsOf(traces, ['Zwaantje de Vries'])
  expect([mentions('Zwaantje de Vries'), mentions({ to: 'candidate:id-000042' })]).toEqual([false, true])
})

test.each([
  ['Huis van de Wijk, zaal 2', false],
  ['daar was nog een plek uit over', false],
  ['gesproken met Van Dijk', true],
  ['Uit was er ook', true],
])('words between names are nobody: %s', (text, expected) => {
  const name = text.startsWith('Uit') ? 'Uit van Dijk' : 'Anna uit van Dijk'
  expect(mentionsOf({ ids: [], name, words: [] })(text)).toBe(expected)
})

test('own words are what somebody wrote, not the texts of the desk', () => {
  const docs = [
    {
      words: 'een lange zin van mij',
      consents: [{ text: 'Ik vind het goed dat het loket' }],
      steps: { a: { words: 'nog een zin van mij' } },
      good: 'kort',
    },
  ]
  expect(wordsIn(docs)).toEqual(['een lange zin van mij', 'nog een zin van mij'])
})

describe('a sign-up that is forgotten', () => {
  const seat = (by: string) => ({ id: `r-${by}`, by, at: '2026-11-01T10:00:00.000Z' })
  const full = {
    ...sampleSession(),
    capacity: 2,
    roster: { seats: [seat('a'), seat('b')], waiting: [seat('c'), seat('d')], gone: [seat('e')] },
  }
  const of = (by: string) => (entry: { by: string }) => entry.by === by
  const ids = (list: { id: string }[]) => list.map((one) => one.id)
  const before = new Date(Date.parse(full.start) - 86_400_000)
  const after = new Date(Date.parse(full.end) + 86_400_000)

  test.each<[string, string[], string[], string[]]>([
    ['a', ['r-b'], ['r-c', 'r-d'], ['r-e']],
    ['c', ['r-a', 'r-b'], ['r-d'], ['r-e']],
    ['e', ['r-a', 'r-b'], ['r-c', 'r-d'], []],
  ])('before the session, of %s, frees the place for who waits', (by, seats, waiting, gone) => {
    const { session, forgotten } = forgetSignUp(full, of(by), before)
    const { roster } = session
    expect([ids(roster.seats), ids(roster.waiting), ids(roster.gone), forgotten]).toEqual([seats, waiting, gone, [`r-${by}`]])
  })

  test('afterwards the seat and the attendance stay, without a person', () => {
    const held = { ...full, attendance: { 'r-a': 'attended' as const, 'r-b': 'no-show' as const } }
    const { session, forgotten } = forgetSignUp(held, of('a'), after)
    expect([ids(session.roster.seats), session.attendance]).toEqual([
      [`erased-${full.revision + 1}-0`, 'r-b'],
      { [`erased-${full.revision + 1}-0`]: 'attended', 'r-b': 'no-show' },
    ])
    expect([forgotten, JSON.stringify(session).includes('r-a')]).toEqual([['r-a'], false])
  })

  test('of nobody changes nothing', () => expect(forgetSignUp(full, of('x'), before).session).toBe(full))
})

describe('the end of a route, and what follows from it', () => {
  const card = { state: 'stopped' as const, stateSince: '2026-01-01T00:00:00.000Z', lastContactAt: '2026-06-01T00:00:00.000Z' }
  const on = (date: string) => new Date(`${date}T03:00:00Z`)
  const told = (at: string, since = card.stateSince) => ({ at: `${at}T03:00:00.000Z`, since })
  test.each([
    ['long before', on('2027-11-01'), undefined, 'keep'],
    ['thirty days before', on('2027-12-03'), undefined, 'tell'],
    ['told, not yet due', on('2027-12-20'), told('2027-12-03'), 'keep'],
    ['told and due', on('2028-01-03'), told('2027-12-03'), 'erase'],
    ['due but told late', on('2028-01-20'), told('2028-01-10'), 'keep'],
    ['told late, thirty days on', on('2028-02-10'), told('2028-01-10'), 'erase'],
    ['due and never told', on('2029-01-01'), undefined, 'tell'],
    ['told about an earlier end', on('2028-02-10'), told('2027-12-03', '2025-01-01T00:00:00.000Z'), 'tell'],
  ] as const)('%s', (_when, now, before, expected) => expect(whenToErase(card, 730, before, now).do).toBe(expected))

  test('somebody who never went on counts from the last contact', () => {
    const quiet = { ...card, state: 'interested' as const }
    expect(whenToErase(quiet, 730, undefined, on('2028-04-01'))).toEqual({ do: 'keep', since: card.lastContactAt })
    expect(whenToErase(quiet, 730, undefined, on('2028-05-05')).do).toBe('tell')
  })
})
