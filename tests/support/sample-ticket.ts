import type { Ticket } from '../../data/ticket.ts'

/** A ticket of a Wednesday morning, waiting. */
export const sampleTicket = (change: Partial<Ticket> = {}): Ticket => ({
  state: 'waiting',
  conversation: { channelId: 'directline', conversationId: 'c' },
  person: 'p',
  language: 'nl',
  reason: 'asked',
  topics: [],
  shared: false,
  openedAt: '2026-11-25T09:00:00.000Z',
  queuedAt: '2026-11-25T09:00:00.000Z',
  told: 0,
  outOfHours: false,
  lastAt: '2026-11-25T09:00:00.000Z',
  notes: [],
  done: [],
  ...change,
})

export const sampleOwner = { staffId: 'adele', name: 'Adele', number: 1, since: '2026-11-25T09:01:00.000Z' }
