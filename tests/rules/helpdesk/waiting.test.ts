import { expect, test } from 'vitest'
import { loadProgramme } from '../../../data/load-programme.ts'
import type { Ticket } from '../../../data/ticket.ts'
import { expectedMinutes, inLine, placeInLine } from '../../../rules/helpdesk/queue-place.ts'
import { ticketCard } from '../../../rules/helpdesk/ticket-card.ts'
import { ticketDue } from '../../../rules/helpdesk/ticket-due.ts'
import { sampleOwner, sampleTicket } from '../../support/sample-ticket.ts'

const desk = loadProgramme('amsterdam-po')
const card = (id: string, minute: number, change: Partial<Ticket> = {}) =>
  ticketCard(id, sampleTicket({ queuedAt: `2026-11-25T09:${String(minute).padStart(2, '0')}:00.000Z`, ...change }), 1)

test('who waits longest is first; who is helped is not in the queue', () => {
  const cards = [card('c', 3), card('a', 1), card('b', 2, { state: 'claimed' }), card('d', 3)]
  expect(inLine(cards).map((one) => one.id)).toEqual(['a', 'c', 'd'])
  expect(['a', 'd', 'new'].map((id) => placeInLine(cards, id))).toEqual([1, 3, 4])
})

test.each([
  [1, { available: 2, free: 1 }, [], 1],
  [2, { available: 2, free: 1 }, [], 8],
  [3, { available: 1, free: 0 }, [], 24],
  [1, { available: 0, free: 0 }, [], 8],
  [1, { available: 1, free: 0 }, [2, 2, 20], 3],
  [1, { available: 1, free: 0 }, [100], 30],
  [4, { available: 2, free: 0 }, [5, 6, 9], 12],
])('place %i with %o after conversations of %o minutes is %i minutes', (place, agents, took, minutes) => {
  const ended = took.map((length, index) =>
    card(`x${index}`, 0, {
      state: 'closed',
      firstClaimedAt: '2026-11-25T07:00:00.000Z',
      endedAt: new Date(Date.parse('2026-11-25T07:00:00Z') + length * 60_000).toISOString(),
    }),
  )
  expect(expectedMinutes(place, agents, ended)).toBe(minutes)
})

const claimed = { state: 'claimed', owner: sampleOwner } as const
const unread = { since: '2026-11-25T09:10:00.000Z', words: ['dag'] }
test.each<[string, Partial<Ticket>, string | undefined]>([
  ['a new one', {}, 'new 25T09:00'],
  ['after that', { told: 1 }, 'remind 25T09:01'],
  ['and again', { told: 2 }, 'remind 25T09:03'],
  ['after five minutes', { told: 3 }, 'late 25T09:05'],
  ['nobody at all', { told: 4 }, 'expire 09T09:00'],
  ['asked on Friday night: on Monday morning', { queuedAt: '2026-11-27T20:00:00.000Z' }, 'new 30T08:00'],
  ['asked on Friday night: five minutes after the opening', { queuedAt: '2026-11-27T20:00:00.000Z', told: 3 }, 'late 30T08:05'],
  ['somebody helps', claimed, 'quiet 26T09:00'],
  ['parked', { ...claimed, snoozedUntil: '2026-11-25T12:00:00.000Z' }, 'wake 25T12:00'],
  ['said into a closed web chat', { ...claimed, unread }, 'mail 25T09:11'],
  ['and closed after it', { state: 'closed', unread }, 'mail 25T09:11'],
  ['over', { state: 'closed' }, undefined],
])('%s', (_name, change, expected) => {
  const due = ticketDue(sampleTicket(change), desk)
  expect(due && `${due.what} ${due.at.toISOString().slice(8, 16)}`).toBe(expected)
})
