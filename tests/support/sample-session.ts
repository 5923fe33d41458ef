import type { Entry, Session, SessionFacts } from '../../data/info-session.ts'

export const sampleFacts: SessionFacts = {
  title: { nl: 'Juf of meester worden', en: 'Becoming a teacher' },
  description: { nl: 'Een eerlijk verhaal.', en: 'An honest story.' },
  host: 'Sanne',
  language: 'nl',
  start: '2027-01-12T18:30:00.000Z',
  end: '2027-01-12T20:00:00.000Z',
  place: { type: 'online', url: 'https://meet.example/loket' },
  capacity: 3,
  closesMinutesBefore: 60,
}

/** A planned session nobody signed up for. */
export const sampleSession = (change: Partial<Session> = {}): Session => ({
  ...sampleFacts,
  status: 'planned',
  sequence: 0,
  revision: 0,
  roster: { seats: [], waiting: [], gone: [] },
  attendance: {},
  createdBy: 'megan',
  createdAt: '2026-11-01T09:00:00.000Z',
  ...change,
})

/** Somebody with an own address. */
export const sampleEntry = (who: string, change: Partial<Entry> = {}): Entry => ({
  id: `mail-${who}`,
  by: who,
  at: '2026-12-01T10:00:00.000Z',
  ...change,
})
