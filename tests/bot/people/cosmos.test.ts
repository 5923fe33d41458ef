import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonDoc } from '../../../data/candidate.ts'
import type { SessionRef } from '../../../data/info-session.ts'
import { type CosmosWorld, cosmosWorld } from '../../support/cosmos-world.ts'
import { labels } from '../../support/desk.ts'
import { becomeKnown, codeDesk, logIn, saying } from '../../support/people-talk.ts'
import { ask } from '../../support/sign-up-talk.ts'

let world: CosmosWorld
beforeAll(async () => {
  world = await cosmosWorld()
}, 60_000)
afterAll(() => world.close())

test('on Cosmos: two machines, one person; a sign-up here, the proof there, and what each turn costs', async () => {
  const store = await world.open()
  await store.clear()
  const here = await codeDesk({ store, ids: 'here' })
  const there = await codeDesk({ store: await world.open(), ids: 'there' })
  await Promise.all([here.sessions.refresh(), there.sessions.refresh()])
  const costs: Record<string, number> = {}
  const measure = async (name: string, talk: () => Promise<Parameters<typeof labels>[0]>) => {
    await Promise.all([here, there].map((desk) => Promise.all([desk.identity.close(), desk.sessions.flush()])))
    world.front.resetCounts()
    const said = labels(await talk())
    costs[name] = world.front.requests().total
    return said
  }
  const laptop = here.person({ conversationId: 'laptop' })
  const phone = there.person({ conversationId: 'phone' })
  await laptop.presses({ command: `session-signup ${ask}` })
  await saying(laptop, 'Kim', 'kim@example.org', 'niets', 'ja', 'ja')
  await saying(phone, 'hallo', 'bewaar mijn route', 'Kim', 'kim@example.org', 'ja')
  expect(await measure('code', () => phone.says('ja'))).toEqual(['people.code.ask'])
  expect(await measure('wrong', () => phone.says('999999'))).toEqual(['people.code.wrong', 'people.code.again'])
  await here.sessions.flush()
  expect(await measure('proof', () => phone.says('000001'))).toEqual(['people.joined.new', 'people.joined.sessions'])
  await saying(laptop, 'inloggen', 'kim@example.org')
  expect(await measure('login', () => laptop.says('000001'))).toEqual(['people.joined.known', 'people.joined.next'])
  expect(await measure('account', () => laptop.says('mijn account'))).toEqual(['people.account.known'])
  expect(await measure('menu', () => laptop.says('menu'))).toEqual(['menu.all'])
  expect(labels(await laptop.says('mijn bijeenkomsten'))).toEqual(['sessions.mine.seat'])
  expect(labels(await phone.says('mijn bijeenkomsten'))).toEqual(['sessions.mine.seat'])
  expect(await measure('logout', () => laptop.says('uitloggen'))).toEqual(['people.logOut.done'])
  expect(costs).toMatchObject({ code: 6, wrong: 5, account: 3, menu: 2, logout: 3 })
  // What is beside the turn (cards, where somebody is reached) may or may not fall into it.
  expect(costs.login).toBeLessThanOrEqual(34)
  expect(costs.proof).toBeLessThanOrEqual(34)
})

test('on Cosmos: the same address proved on two machines at the same moment is one person with both sign-ups', async () => {
  const store = await world.open()
  await store.clear()
  const here = await codeDesk({ store, ids: 'here' })
  const there = await codeDesk({ store: await world.open(), ids: 'there' })
  const laptop = here.person({ conversationId: 'laptop' })
  const phone = there.person({ conversationId: 'phone' })
  await laptop.presses({ command: `session-signup ${ask}` })
  await saying(laptop, 'Kim', 'kim@work.example', 'niets', 'ja', 'ja')
  await saying(laptop, 'Bewaar mijn route', 'E-mail aanpassen', 'kim@example.org', 'ja', 'ja')
  await saying(phone, 'bewaar mijn route', 'Kim', 'kim@example.org', 'ja', 'ja')
  const both = await Promise.all([laptop.says(here.last()), phone.says(there.last())])
  expect(both.map((said) => labels(said)[0]).sort()).toEqual(['people.joined.known', 'people.joined.new'])
  const people = (await store.find<PersonDoc>('person')).docs.filter((one) => one.email === 'kim@example.org')
  expect(people).toHaveLength(1)
  expect((await store.list<SessionRef>(people[0]!.partition, 'session-ref')).docs.filter((one) => one.active)).toHaveLength(1)
  expect((await store.list(people[0]!.partition, 'conversation-ref')).docs.map((one) => one.id).sort()).toEqual([
    'directline:laptop',
    'directline:phone',
  ])
})

test('on Cosmos: forty senders flood one address from two machines, and five mails go', { timeout: 120_000 }, async () => {
  const store = await world.open()
  await store.clear()
  const desks = [await codeDesk({ store, ids: 'here' }), await codeDesk({ store: await world.open(), ids: 'there' })]
  const flood = Array.from({ length: 40 }, (_, n) => desks[n % 2]!.person({ conversationId: `flood-${n}` }))
  await Promise.all(flood.map((one) => one.says('inloggen')))
  const heard = await Promise.all(flood.map(async (one) => labels(await one.says('kim@example.org').catch(() => [])).at(-1)))
  expect(heard.filter((one) => one === 'people.code.ask')).toHaveLength(5)
})

test('on Cosmos: a person is known to a machine that has just started', async () => {
  const store = await world.open()
  await store.clear()
  const here = await codeDesk({ store, ids: 'here' })
  await becomeKnown(here, here.person())
  const restarted = await codeDesk({ store: await world.open(), ids: 'later' })
  expect((await logIn(restarted, restarted.person({ conversationId: 'new' }), 'kim@example.org'))[0]?.label).toBe('people.joined.known')
})
