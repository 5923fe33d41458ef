import { expect, test } from 'vitest'
import { ticketQueue } from '../../../bot/services/helpdesk/queue.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Store } from '../../../data/store.ts'
import type { TicketCardDoc } from '../../../data/ticket.ts'

const card = (id: string, state: TicketCardDoc['state'] = 'waiting'): TicketCardDoc => ({
  ...{ partition: 'tickets', kind: 'ticket-card', id, state, person: 'p', language: 'nl', reason: 'asked', mail: false },
  conversation: { channelId: 'directline', conversationId: id },
  openedAt: '2026-11-25T09:00:00.000Z',
  queuedAt: '2026-11-25T09:00:00.000Z',
})

// Regression: a list read before a claim and arrived after it brought the queue of before back.
test('what is written here while the list is read stays, what another machine wrote comes, and both are told', async () => {
  const kept = sqliteStore({ path: ':memory:', now: () => new Date('2026-11-25T09:00:00Z') })
  await kept.commit([
    { op: 'put', doc: card('ours') },
    { op: 'put', doc: card('gone') },
  ])
  let arrive = () => {}
  const store: Store = {
    ...kept,
    async list(...asked) {
      const page = await kept.list<never>(...asked)
      await new Promise<void>((resolve) => {
        const before = arrive
        arrive = () => {
          before()
          resolve()
        }
      })
      return page
    },
  }
  const staff = { id: 'adele', name: 'Adele', roles: ['helpdesk'], partition: 'staff', kind: 'staff' } as const
  const queue = ticketQueue(store, { all: () => [{ ...staff, roles: ['helpdesk'] }] }, () => new Date('2026-11-25T09:00:00Z'))
  const read = async (meanwhile: () => Promise<unknown>) => {
    arrive = () => {}
    const reading = queue.refresh()
    await new Promise(setImmediate)
    await meanwhile()
    arrive()
    await reading
    return Object.fromEntries(queue.all().map((one) => [one.id, one.state]))
  }
  expect(await read(async () => {})).toEqual({ ours: 'waiting', gone: 'waiting' })
  await kept.commit([
    { op: 'put', doc: card('theirs') },
    { op: 'remove', key: { partition: 'tickets', kind: 'ticket-card', id: 'gone' } },
  ])
  const told: string[] = []
  queue.listen((id, now) => told.push(`${id} ${now?.state}`))
  const after = await read(async () => {
    await queue.put(card('ours', 'claimed'))
    await queue.put(card('new'))
    await queue.setAvailable('adele', false, '2026-11-25T09:00:00.000Z')
  })
  expect(after).toEqual({ ours: 'claimed', new: 'waiting', theirs: 'waiting' })
  // Regression: open pages went on showing who was erased.
  expect(told).toEqual(['ours claimed', 'new waiting', 'theirs waiting', 'gone undefined'])
  expect(queue.isAvailable('adele')).toBe(false)
  expect(await read(() => queue.setAvailable('adele', true, '2026-11-25T09:01:00.000Z'))).toEqual(after)
  expect(queue.isAvailable('adele')).toBe(true)
})
