import { describe, expect, test } from 'vitest'
import { loadProgramme } from '../../data/load-programme.ts'
import { readSurveyId, surveyId } from '../../data/survey.ts'
import { isLow, mayAnswer } from '../../rules/surveys/answering.ts'
import { coachYearNotices, coachYearNow } from '../../rules/surveys/coach-year.ts'
import { askingDays, remindedBy } from '../../rules/surveys/phase-surveys.ts'
import { averageOf, averagesBySubject, ratedYears } from '../../rules/surveys.ts'

const programme = loadProgramme('amsterdam-po')
const at = (instant: string) => new Date(`${instant}Z`)

describe('averages', () => {
  const rated = (...ratings: number[]) => ratings.map((rating) => ({ rating }))
  test.each([
    ['nobody', rated(), { count: 0 }],
    ['four: too few to show', rated(1, 1, 1, 1), { count: 4 }],
    ['five', rated(8, 8, 8, 8, 7), { count: 5, average: 7.8 }],
    ['in one decimal', rated(8, 8, 8, 9, 9, 9, 10), { count: 7, average: 8.7 }],
  ])('%s', (_who, ratings, expected) => expect(averageOf(ratings, 5)).toEqual(expected))

  test('by subject and school year, each with its own lower bound', () => {
    const rating = (about: 'phase' | 'info-session', subject: string, schoolYear: string) => ({
      about,
      subject,
      schoolYear,
      rating: 8,
      at: '',
    })
    const all = [
      ...Array.from({ length: 5 }, () => rating('phase', 'selection', '2026-2027')),
      ...Array.from({ length: 4 }, () => rating('phase', 'selection', '2025-2026')),
      rating('phase', 'orientation', '2026-2027'),
      rating('info-session', 's-1', '2026-2027'),
    ]
    expect([...averagesBySubject(all, 5, { about: 'phase', schoolYear: '2026-2027' })]).toEqual([
      ['selection', { count: 5, average: 8 }],
      ['orientation', { count: 1 }],
    ])
    expect([...averagesBySubject(all, 5, { about: 'phase', subject: 'selection' })]).toEqual([['selection', { count: 9, average: 8 }]])
    expect([...averagesBySubject(all, 5, { about: 'phase', schoolYear: '2025-2026' })]).toEqual([['selection', { count: 4 }]])
    expect(ratedYears(all)).toEqual(['2026-2027', '2025-2026'])
  })
})

describe('when a survey can be filled in', () => {
  const asked = '2026-12-01T10:00:00.000Z'
  test.each([
    ['while it is fresh', { askedAt: asked }, '2027-01-30T10:00:00', true],
    ['not months later', { askedAt: asked }, '2027-01-30T10:00:01', false],
    ['changed within two weeks', { askedAt: asked, answeredAt: '2027-01-20T10:00:00.000Z' }, '2027-02-03T10:00:00', true],
    ['not after that', { askedAt: asked, answeredAt: '2027-01-20T10:00:00.000Z' }, '2027-02-03T10:00:01', false],
  ])('%s', (_when, survey, now, expected) => expect(mayAnswer(survey, programme.surveys, at(now))).toBe(expected))

  test('a rating of five of a phase is low; of a session or a year it leads to nothing', () => {
    expect([5, 6].map((rating) => isLow({ about: 'phase', rating }, programme.surveys))).toEqual([true, false])
    expect((['info-session', 'coach-year'] as const).map((about) => isLow({ about, rating: 1 }, programme.surveys))).toEqual([false, false])
  })

  test('asked a day later, reminded seven and fourteen days after that', () => {
    expect(askingDays(programme.surveys)).toEqual([1, 8, 15])
    expect(
      ['2026-12-08T10:00:00', '2026-12-09T10:00:00', '2026-12-20T10:00:00'].map((now) => remindedBy(asked, programme.surveys, at(now))),
    ).toEqual([0, 1, 2])
  })
})

describe('the coaches’ year', () => {
  test.each([
    ['the day before', '2027-06-14T12:00:00', undefined],
    ['in the morning of the day', '2027-06-15T07:00:00', '2026-2027'],
    ['weeks later', '2027-08-10T12:00:00', '2026-2027'],
    ['in autumn', '2027-10-01T12:00:00', undefined],
  ])('%s', (_when, now, schoolYear) => expect(coachYearNow(programme, at(now))?.schoolYear).toBe(schoolYear))

  test('a day around the turn of the year is of the year in which coaches were asked', () => {
    const late = { ...programme, surveys: { ...programme.surveys, coachDay: '12-20' } }
    expect(coachYearNow(late, at('2027-01-10T12:00:00'))).toEqual({ schoolYear: '2026-2027', askedAt: '2026-12-20T08:00:00.000Z' })
  })

  test('asks once and reminds twice', () => {
    const year = coachYearNow(programme, at('2027-06-15T12:00:00'))
    const notices = year ? coachYearNotices('alex', year, programme.surveys, at('2027-06-15T12:00:00')) : []
    expect(notices.map(({ id, dueAt, partition }) => [id, dueAt, partition])).toEqual([
      ['survey-coach-2026-2027', '2027-06-15T07:00:00.000Z', 'staff-member/alex'],
      ['survey-coach-again-2026-2027-1', '2027-06-22T07:00:00.000Z', 'staff-member/alex'],
      ['survey-coach-again-2026-2027-2', '2027-06-29T07:00:00.000Z', 'staff-member/alex'],
    ])
  })
})

test('an id says what a survey is about', () => {
  for (const one of [
    { about: 'phase', subject: 'training-year-1' },
    { about: 'coach-year', subject: '2026-2027' },
    { about: 'info-session', subject: 'demo-03' },
  ] as const)
    expect(readSurveyId(surveyId(one))).toEqual(one)
  expect(['', 'phase-', 'other-1'].map(readSurveyId)).toEqual([undefined, undefined, undefined])
})
