import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Store } from '../../../data/store.ts'
import { personNotice } from '../../../rules/notices/person-notice.ts'
import { type CosmosWorld, cosmosWorld } from '../../support/cosmos-world.ts'
import { someMorning } from '../../support/desk.ts'
import { minute, noticeDesk, teamsChannel } from '../../support/notice-desk.ts'

let world: CosmosWorld
let store: Store
beforeAll(async () => {
  world = await cosmosWorld()
  store = await world.open()
})
afterAll(() => world.close())

test('on Cosmos: two dispatchers over one outbox, each notice once, and what a notice costs', async () => {
  const desk = await noticeDesk({ store })
  const people = Array.from({ length: 20 }, (_, n) => `c${n}`)
  for (const id of people) {
    await desk.knows(id, { reach: { channels: [teamsChannel(id)] } })
    await desk.put(personNotice({ about: 'step-confirmed', key: '1', to: { candidate: id }, vars: { step: 'Cv' } }, someMorning))
  }
  const other = desk.start()
  await desk.notices.runDue()
  await other.runDue()
  world.front.resetCounts()
  await Promise.all([desk.notices.runDue(), other.runDue()])
  for (let n = 0; n < 3; n++) await Promise.all([desk.notices.runDue(), other.runDue()])
  expect(desk.chats.map(({ target }) => target.conversationId).toSorted()).toEqual(people.map((id) => `chat-${id}`).toSorted())
  expect((await store.due('2027-01-01T00:00:00.000Z')).docs).toEqual([])

  await desk.put(personNotice({ about: 'step-confirmed', key: '2', to: { candidate: 'c0' }, vars: { step: 'Cv' } }, someMorning))
  world.front.resetCounts()
  desk.notices.wake({ partition: 'candidate/c0', kind: 'notice', id: 'step-confirmed-2' })
  await desk.notices.close()
  const { crossPartitionQuery, total } = world.front.requests()
  expect(crossPartitionQuery).toBe(0)
  expect(total).toBeLessThanOrEqual(14)
})

test('the store is away for a moment after a message went: its result is still written down, and it goes once', async () => {
  const desk = await noticeDesk({ store })
  await desk.knows('weg', { reach: { channels: [teamsChannel('weg')] } })
  const notice = personNotice({ about: 'step-confirmed', key: '1', to: { candidate: 'weg' }, vars: { step: 'Cv' } }, someMorning)
  await desk.put(notice)
  desk.answers.push({ ok: true })
  world.front.inject({ status: 503, times: 2, on: 'batch' } as Parameters<typeof world.front.inject>[0])
  await desk.due()
  await desk.due(3 * minute)
  expect(desk.chats).toHaveLength(1)
  expect(await desk.stand(notice)).toMatchObject([{ state: 'sent', way: 'teams' }])
})
