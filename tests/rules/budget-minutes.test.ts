import { describe, expect, test } from 'vitest'
import { loadProgramme } from '../../data/load-programme.ts'
import { budgetFor, budgetMinutes } from '../../rules/budget-minutes.ts'

const amsterdam = loadProgramme('amsterdam-po')
const almere = loadProgramme('almere-po')

describe('Amsterdam, hours for each candidate', () => {
  test.each([
    ['orientation', 15],
    ['selection', 15],
    ['voortraject', 15],
    ['appointment', 15],
    ['training-year-1', 60],
    ['training-year-2', 30],
    ['induction', 15],
    ['no-such-phase', 0],
  ])('%s: %i', (phase, hours) => {
    expect(budgetMinutes(amsterdam, phase, '2026-09-01')).toBe(hours * 60)
  })
  test('before the programme began there is none', () => {
    expect(budgetMinutes(amsterdam, 'voortraject', '2020-07-31')).toBe(0)
    expect(budgetMinutes(amsterdam, 'voortraject', '2020-08-01')).toBe(900)
  })
})

describe('which budget an hour counts to', () => {
  const budget = (kind: string, phase: string, date: string) => {
    const found = budgetFor(amsterdam, { kind, phase, date })
    return found && `${found.budget} ${found.minutes}`
  }
  test.each<[kind: string, phase: string, date: string, budget: string | undefined]>([
    ['talk', 'voortraject', '2026-09-01', 'voortraject 900'],
    ['observation', 'training-year-1', '2026-09-01', 'training-year-1 3600'],
    ['three-way', 'training-year-2', '2026-09-01', 'training-year-2 1800'],
    ['appointment', 'appointment', '2026-09-01', 'appointment 60'],
    ['intervision', 'training-year-1', '2026-09-01', undefined],
    ['party', 'training-year-1', '2026-09-01', undefined],
    ['talk', 'no-such-phase', '2026-09-01', undefined],
  ])('%s in %s on %s: %s', (kind, phase, date, expected) => {
    expect(budget(kind, phase, date)).toBe(expected)
  })
  test('until the summer of 2023 the intake was part of the fifteen hours, since then it comes on top', () => {
    expect(budget('intake', 'selection', '2023-07-31')).toBe('voortraject 900')
    expect(budget('intake', 'selection', '2023-08-01')).toBe('intake 60')
  })
  test('one budget serves four phases: the caller adds up over all of them', () => {
    expect(budgetFor(amsterdam, { kind: 'talk', phase: 'orientation', date: '2026-09-01' })?.phases).toEqual([
      'orientation',
      'selection',
      'voortraject',
      'appointment',
    ])
  })
})

test('Almere changes its own figures from one school year to the next', () => {
  expect(budgetMinutes(almere, 'selection', '2026-07-31')).toBe(600)
  expect(budgetMinutes(almere, 'selection', '2026-08-01')).toBe(720)
  expect(budgetMinutes(almere, 'training', '2026-08-01')).toBe(4500)
  expect(budgetMinutes(almere, 'appointment', '2026-08-01')).toBe(0)
  expect(budgetFor(almere, { kind: 'intake', phase: 'selection', date: '2026-08-01' })).toMatchObject({ budget: 'start', minutes: 720 })
})
