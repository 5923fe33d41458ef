import { expect, test } from 'vitest'
import { reachWriter } from '../../../bot/services/people/reach.ts'
import type { ReachDoc } from '../../../data/reach.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { type Store, StoreUnavailableError } from '../../../data/store.ts'
import { labels, someMorning } from '../../support/desk.ts'
import { becomeKnown, type CodeDesk, codeDesk, logIn } from '../../support/people-talk.ts'

const megan = '00000000-0000-0000-0000-0000000000021'
const tomorrow = new Date(someMorning.getTime() + 86_400_000)

async function reachOf(desk: CodeDesk, partition?: string) {
  await desk.identity.close()
  const { docs } = await desk.store.find<ReachDoc>('reach', { limit: 1000 })
  return docs.find((one) => (partition ? one.partition === partition : one.partition.startsWith('candidate/id-')))
}

test('where somebody can be reached is written when they are known, and when they come back in another place', async () => {
  const desk = await codeDesk()
  await becomeKnown(desk, desk.person())
  expect(await reachOf(desk)).toMatchObject({
    language: 'nl',
    wishes: { off: [] },
    channels: [{ channelId: 'directline', conversationId: 'conversation-1', userId: 'dl_conversation-1' }],
    lastSeenAt: someMorning.toISOString(),
  })
  desk.clock.set(new Date(someMorning.getTime() + 60_000))
  const teams = desk.person({ channelId: 'msteams', locale: 'en-GB' })
  await logIn(desk, teams, 'kim@example.org')
  const reach = await reachOf(desk)
  expect(reach?.channels.map((one) => one.channelId)).toEqual(['msteams', 'directline'])
  expect(reach?.channels[0]?.reference).toMatchObject({
    channelId: 'msteams',
    conversation: { id: 'conversation-2' },
    user: { id: 'dl_conversation-2' },
  })
})

test('once a day, and not for an anonymous visitor', async () => {
  const desk = await codeDesk()
  const me = desk.person()
  await me.says('menu')
  expect(await reachOf(desk)).toBeUndefined()
  await becomeKnown(desk, me)
  const first = await reachOf(desk)
  await me.says('menu')
  expect((await reachOf(desk))?.etag).toBe(first?.etag)
  desk.clock.set(tomorrow)
  await me.says('menu')
  expect((await reachOf(desk))?.lastSeenAt).toBe(tomorrow.toISOString())
})

test('staff too, with the address they are listed with; wishes that were said stay', async () => {
  const desk = await codeDesk()
  const me = desk.person({ channelId: 'msteams', aadObjectId: megan })
  await me.says('menu')
  const partition = `staff-member/${megan}`
  const first = await reachOf(desk, partition)
  expect(first).toMatchObject({ channels: [{ channelId: 'msteams' }] })
  await desk.store.commit([{ op: 'put', doc: { ...first!, wishes: { off: ['stepDue'], prefer: 'mail' } } as ReachDoc }])
  await desk.identity.people.staff.change(
    { channelId: 'msteams', userId: 'x', conversationId: 'x', roles: ['manager'], staffId: 'x' },
    { do: 'change', id: megan, email: 'megan@example.org' },
    'r',
  )
  desk.clock.set(tomorrow)
  await me.says('menu')
  expect(await reachOf(desk, partition)).toMatchObject({ email: 'megan@example.org', wishes: { off: ['stepDue'], prefer: 'mail' } })
})

test('a store that refuses it is told of, and the turn goes on', async () => {
  const failures: unknown[] = []
  const broken: Store = {
    ...sqliteStore({ path: ':memory:', now: () => someMorning }),
    get: async () => {
      throw new StoreUnavailableError('down')
    },
  }
  const reach = reachWriter(broken, (error) => failures.push(error))
  reach({ personId: 'kim' }, { channelId: 'directline', conversationId: 'c', userId: 'u', at: someMorning.toISOString() }, 'nl')
  await reach.idle()
  expect(failures).toHaveLength(1)
})

test('two conversations at the same moment: both are known', async () => {
  const store = sqliteStore({ path: ':memory:', now: () => someMorning })
  const reach = reachWriter(store, () => {})
  for (const name of ['a', 'b', 'c'])
    reach({ personId: 'kim' }, { channelId: 'directline', conversationId: name, userId: 'u', at: someMorning.toISOString() }, 'nl')
  await reach.idle()
  const doc = await store.get<ReachDoc>({ partition: 'candidate/kim', kind: 'reach', id: 'reach' })
  expect(doc?.channels.map((one) => one.conversationId).sort()).toEqual(['a', 'b', 'c'])
})

test('requests of a turn: two as ever; a first turn asks who it is; of somebody known it is written down that the conversation is theirs', async () => {
  const calls: string[] = []
  const inner = sqliteStore({ path: ':memory:', now: () => someMorning })
  const counted =
    <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      calls.push(name)
      return call(...args)
    }
  const store: Store = { ...inner, get: counted('get', inner.get) as Store['get'], commit: counted('commit', inner.commit) }
  const desk = await codeDesk({ store })
  const measure = async (talk: () => Promise<Parameters<typeof labels>[0]>) => {
    await desk.identity.close()
    calls.length = 0
    const label = labels(await talk()).at(-1)
    const during = calls.join(' ')
    await desk.identity.close()
    return `${label}: ${during}`
  }
  const me = desk.person({ conversationId: 'kim' })
  expect(await measure(() => desk.person().says('hoi'))).toBe('greeting.hello: get get commit')
  await becomeKnown(desk, me)
  expect(await measure(() => me.says('menu'))).toBe('menu.all: get commit')
  expect(await measure(() => me.says('mijn account'))).toBe('people.account.known: get get commit')
  const again = { ...me.base(), conversation: { ...me.base().conversation, id: 'another' }, id: 'n', text: 'menu' }
  const first = await measure(async () => {
    await desk.handle(again)
    return []
  })
  expect(first).toMatch(/^undefined: get get commit commit/)
})
