import { describe, expect, test } from 'vitest'
import { refusals } from '../support/refusals.ts'

const minutes = (...years: [from: string, until: string | undefined][]) =>
  years.map(([from, until], index) => ({ from, ...(until && { until }), minutes: 600 + index }))

describe('dated figures', () => {
  test.each<[string, [from: string, until: string | undefined][], string[]]>([
    [
      'follow each other',
      [
        ['2020-2021', '2025-2026'],
        ['2026-2027', undefined],
      ],
      [],
    ],
    [
      'overlap because the one before has no end',
      [
        ['2020-2021', undefined],
        ['2026-2027', undefined],
      ],
      [
        'budgets[0].periods[1] (start): two figures hold in 2026-2027. Mend: add "until": "2025-2026" to the one before, or correct the years.',
      ],
    ],
    [
      'overlap by a year',
      [
        ['2020-2021', '2026-2027'],
        ['2026-2027', undefined],
      ],
      [
        'budgets[0].periods[1] (start): two figures hold in 2026-2027. Mend: add "until": "2025-2026" to the one before, or correct the years.',
      ],
    ],
    [
      'leave a year out',
      [
        ['2020-2021', '2024-2025'],
        ['2026-2027', undefined],
      ],
      ['budgets[0].periods[1].from (start): no figure holds in 2025-2026. Mend: begin in 2025-2026, so that the years join up.'],
    ],
    [
      'end before they begin',
      [['2026-2027', '2025-2026']],
      ['budgets[0].periods[0].until (start): 2025-2026 is before 2026-2027. Mend: end in the same school year or a later one.'],
    ],
  ])('%s', (_, years, lines) => {
    expect(refusals(['budgets[0].periods', minutes(...years)])).toEqual(lines)
  })

  test('rates and targets too', () => {
    expect(
      refusals(['rates[0].periods[1]', { from: '2023-2024', cents: 1 }], ['kpis[1].targets[1]', { from: '2023-2024', value: 0.2 }]),
    ).toEqual([
      'rates[0].periods[1] (national-subsidy): two figures hold in 2023-2024. Mend: add "until": "2022-2023" to the one before, or correct the years.',
      'kpis[1].targets[1] (dropout-training): two figures hold in 2023-2024. Mend: add "until": "2022-2023" to the one before, or correct the years.',
    ])
  })
})

describe('two budgets of one phase', () => {
  const line =
    'budgets[1].phases (training): phase "selection" has the budget "start" in the same school years. Mend: keep one budget for each phase and year, or let an hour kind count to this one.'

  test('an hour would not know where to count', () => {
    expect(refusals(['budgets[1].phases', ['training', 'selection']])).toEqual([line])
  })
  test('unless an hour kind has it for its own', () => {
    expect(refusals(['budgets[1].phases', ['training', 'selection']], ['hourKinds[2].countsTo', 'training'])).toEqual([])
  })
  test('or they follow each other', () => {
    expect(
      refusals(
        ['budgets[1].phases', ['training', 'selection']],
        ['budgets[1].periods', minutes(['2026-2027', undefined])],
        ['budgets[0].periods', minutes(['2020-2021', '2025-2026'])],
      ),
    ).toEqual([])
  })
})

describe('the desk', () => {
  test('opening hours end after they begin and do not overlap', () => {
    expect(refusals(['openingHours.monday[0].until', '09:00'], ['openingHours.tuesday[1].from', '12:00'])).toEqual([
      'openingHours.monday[0]: closes at 09:00, not after 09:30. Mend: let "until" be later than "from".',
      'openingHours.tuesday[1]: opens at 12:00, before 12:30. Mend: put the hours of a day in order, without overlap.',
    ])
  })
  test('no budget takes a word that means something else', () => {
    expect(refusals(['budgets[1].id', 'none'])).toEqual([
      'budgets[1].id (none): "none" already means something in "countsTo". Mend: choose another id.',
    ])
  })
})
