import { describe, expect, test } from 'vitest'
import { loadProgramme } from '../../../data/load-programme.ts'
import type { Ticket } from '../../../data/ticket.ts'
import type { TicketFigure } from '../../../data/ticket-figure.ts'
import { periodStart, spread, supervise, superviseNow } from '../../../rules/helpdesk/supervision.ts'
import { ticketFigure } from '../../../rules/helpdesk/ticket-figure.ts'
import { openSeconds } from '../../../rules/opening-hours.ts'
import { sampleTicket } from '../../support/sample-ticket.ts'

const programme = loadProgramme('amsterdam-po')

test.each([
  ['2026-11-25', '2026-11-23', '2026-11-01', '2026-10-01'],
  ['2026-11-23', '2026-11-23', '2026-11-01', '2026-10-01'],
  ['2026-11-29', '2026-11-23', '2026-11-01', '2026-10-01'],
  ['2027-01-01', '2026-12-28', '2027-01-01', '2027-01-01'],
  ['2026-09-30', '2026-09-28', '2026-09-01', '2026-07-01'],
])('on %s the week began on %s, the month on %s, the quarter on %s', (date, week, month, quarter) => {
  expect([periodStart('week', date), periodStart('month', date), periodStart('quarter', date)]).toEqual([week, month, quarter])
})

// The helpdesk of Amsterdam is there on working days from 9 to 17.
test.each([
  ['within one morning', '2026-11-25T09:00:00+01:00', '2026-11-25T09:10:30+01:00', 630],
  ['asked before opening', '2026-11-25T06:00:00+01:00', '2026-11-25T09:05:00+01:00', 300],
  ['over a night', '2026-11-25T16:50:00+01:00', '2026-11-26T09:05:00+01:00', 900],
  ['over a weekend', '2026-11-27T16:50:00+01:00', '2026-11-30T09:05:00+01:00', 900],
  ['answered at night', '2026-11-25T20:00:00+01:00', '2026-11-25T21:00:00+01:00', 0],
  ['over the change to winter time', '2026-10-23T16:50:00+02:00', '2026-10-26T09:05:00+01:00', 900],
  ['the wrong way round', '2026-11-25T12:00:00+01:00', '2026-11-25T11:00:00+01:00', 0],
])('only opening hours count: %s', (_what, from, until, seconds) => {
  expect(openSeconds(programme, new Date(from), new Date(until))).toBe(seconds)
})

test('the middle and nine of ten are values that were there', () => {
  expect(spread([])).toBeUndefined()
  expect(spread([7])).toEqual({ of: 1, median: 7, p90: 7 })
  expect(spread([10, 1, 3, 2, 9, 4, 8, 5, 7, 6])).toEqual({ of: 10, median: 5, p90: 9 })
})

describe('what stays of a ticket', () => {
  const ended = (change: Partial<Ticket>) => ticketFigure(sampleTicket({ name: 'Noor', question: 'mijn geheim', ...change }), programme)

  test('nothing while it is open', () => {
    expect(ended({})).toBeUndefined()
    expect(ended({ state: 'claimed' })).toBeUndefined()
  })

  test('times and how it ended, and nobody', () => {
    const figure = ended({
      state: 'closed',
      topics: ['salary-during'],
      firstClaimedAt: '2026-11-25T09:01:00.000Z',
      firstSaidAt: '2026-11-25T09:02:00.000Z',
      endedAt: '2026-11-25T09:10:00.000Z',
      result: 'answered',
      rating: 'good',
      owner: { staffId: 'adele', name: 'Adele', number: 1, since: '2026-11-25T09:01:00.000Z' },
    })
    expect(figure).toEqual({
      ...{ date: '2026-11-25', language: 'nl', reason: 'asked', topics: ['salary-during'], outOfHours: false },
      ...{ end: 'closed', helped: true, answerSeconds: 120, endSeconds: 600, result: 'answered', rating: 'good' },
    })
    expect(JSON.stringify(figure)).not.toMatch(/Noor|Adele|adele|geheim|conversation/)
  })

  test('the day is the one on the clock of the programme', () => {
    expect(ended({ state: 'expired', openedAt: '2026-11-25T23:30:00.000Z', endedAt: '2026-12-10T09:00:00.000Z' })?.date).toBe('2026-11-26')
  })
})

test('figures of a period', () => {
  const one = (change: Partial<TicketFigure>): TicketFigure => ({
    ...{ date: '2026-11-25', language: 'nl', reason: 'asked', topics: [], outOfHours: false, end: 'closed', helped: true, endSeconds: 60 },
    ...change,
  })
  const found = supervise(
    [
      one({ topics: ['a', 'b'], answerSeconds: 10, result: 'answered', rating: 'good' }),
      one({ topics: ['a'], answerSeconds: 30, result: 'forwarded', rating: 'bad', endSeconds: 100 }),
      one({ outOfHours: true, answerSeconds: 20, end: 'returned' }),
      one({ helped: false, end: 'returned', endSeconds: 9_000 }),
      one({ helped: false, end: 'expired', outOfHours: true }),
    ],
    [
      { date: '2026-11-25', helpful: true, correct: true, friendly: true },
      { date: '2026-11-26', helpful: false, correct: true, friendly: true },
    ],
    2,
  )
  expect(found).toEqual({
    ...{ asked: 7, open: 2, helped: 3, left: 1, expired: 1, outOfHours: 2 },
    answer: { of: 3, median: 20, p90: 30 },
    end: { of: 3, median: 60, p90: 100 },
    topics: [
      { topic: undefined, count: 3 },
      { topic: 'a', count: 2 },
      { topic: 'b', count: 1 },
    ],
    results: { answered: 1, forwarded: 1, unanswered: 0, 'no-reply': 0 },
    ratings: { good: 1, bad: 1 },
    reviews: { of: 2, helpful: 1, correct: 2, friendly: 2 },
  })
})

test('how it is now', () => {
  expect(superviseNow([])).toEqual({ waiting: 0, claimed: 0 })
  expect(
    superviseNow([
      { state: 'waiting', queuedAt: '2026-11-25T09:05:00.000Z' },
      { state: 'waiting', queuedAt: '2026-11-25T09:01:00.000Z' },
      { state: 'claimed', queuedAt: '2026-11-25T08:00:00.000Z' },
      { state: 'closed', queuedAt: '2026-11-25T07:00:00.000Z' },
    ]),
  ).toEqual({ waiting: 2, longestSince: '2026-11-25T09:01:00.000Z', claimed: 1 })
})
