import fc from 'fast-check'
import { expect, test } from 'vitest'
import { demoSessionWrites } from '../../../bot/services/info-sessions/demo-writes.ts'
import { registration, session } from '../../../data/info-session.ts'
import { loadProgramme } from '../../../data/load-programme.ts'
import { notice } from '../../../data/notice.ts'
import { cardOf, upcoming } from '../../../rules/session-cards.ts'
import { localTime } from '../../../rules/zoned-time.ts'
import { sessionDesk } from '../../support/session-desk.ts'

const programme = loadProgramme('amsterdam-po')
const docs = (now: Date) =>
  demoSessionWrites(programme, now).flatMap((writes) => writes.flatMap((write) => (write.op === 'remove' ? [] : [write.doc])))

test('at any time of any year there are at least eight to come within four months, in both languages, one full and one nearly', () => {
  const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, (now) => {
      const sessions = docs(now).filter((one) => one.kind === 'info-session')
      const cards = upcoming(
        sessions.map((one) => cardOf(one.id, session.strip().parse(one))),
        now,
      )
      expect(cards.length).toBeGreaterThanOrEqual(8)
      expect(Math.max(...cards.map((card) => Date.parse(card.start) - now.getTime()))).toBeLessThan(125 * 86_400_000)
      expect(cards.filter((card) => card.waiting.length > 0)).toHaveLength(1)
      expect(cards.filter((card) => card.seatsLeft === 1)).toHaveLength(1)
      expect(new Set(cards.map((card) => `${card.language} ${card.place.type}`)).size).toBeGreaterThanOrEqual(4)
      expect(cards.every((card) => [16, 19].includes(localTime(new Date(card.start), 'Europe/Amsterdam').hour))).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('every document is one the product could have made', () => {
  const now = new Date('2026-12-01T10:00:00Z')
  const schemas = { 'info-session': session, registration, notice }
  for (const doc of docs(now)) expect(schemas[doc.kind as keyof typeof schemas]?.strip().safeParse(doc).error?.issues).toBeUndefined()
  expect(demoSessionWrites(programme, now).every((writes) => writes.length <= 100)).toBe(true)
})

test('after a reconciliation the demo is complete, and again after a reset', async () => {
  const { store, service, now } = sessionDesk()
  for (let round = 0; round < 2; round++) {
    await store.clear()
    for (const writes of demoSessionWrites(programme, now())) await store.commit(writes)
    await service.reconcile()
    expect(upcoming(service.cards(), now())).toHaveLength(10)
    expect((await store.find('session-ref', { limit: 1000 })).docs.length).toBe(68)
    await service.signUp(
      { channelId: 'directline', userId: `dl_${round}`, conversationId: 'c', roles: [] },
      {
        session: 'demo-04',
        name: 'Sam',
        email: 'sam@example.org',
        language: 'nl',
        consent: { purpose: 'info-session', version: 1, text: 'ja' },
      },
    )
    expect(service.cards().find((card) => card.id === 'demo-04')).toMatchObject({ seatsLeft: 0 })
  }
})
