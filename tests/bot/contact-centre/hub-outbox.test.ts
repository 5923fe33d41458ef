import { expect, test } from 'vitest'
import type { HubMessageDoc } from '../../../bot/services/contact-centre/hub-message.ts'
import { hubOutbox } from '../../../bot/services/contact-centre/hub-outbox.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'

// Regression: the message went first; dying then left an accepted question with nobody.
test('what the contact centre refuses stays until our own desk has the question', async () => {
  const clock = { now: Date.parse('2026-11-25T09:00:00Z') }
  const now = () => new Date(clock.now)
  const store = sqliteStore({ path: ':memory:', now })
  const partition = 'conversation/directline:c'
  const doc: HubMessageDoc = {
    ...{ partition, kind: 'hub-message', id: '000000000001-a', attempts: 0 },
    activity: { type: 'message', text: 'hallo', channelData: { ticket: 't' } },
  }
  await store.commit([{ op: 'create', doc }])
  const taken: string[] = []
  let dies = true
  const outbox = hubOutbox({
    ...{ store, now, me: 'a', log: { warn: () => {} } },
    hub: { name: 'het contactcentrum', send: async () => ({ ok: false, status: 403 }) },
    async refused(ticket) {
      if (dies) throw new Error('killed')
      taken.push(ticket)
    },
  })
  const left = async () => (await store.list(partition, 'hub-message')).docs.length
  outbox.push(partition)
  await outbox.idle()
  expect([await left(), taken]).toEqual([1, []])
  dies = false
  clock.now += 10_001
  await outbox.handle({ partition })
  expect([await left(), taken]).toEqual([0, ['t']])
})
