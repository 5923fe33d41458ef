import { expect, test } from 'vitest'
import type { TurnDoc } from '../../bot/channel.ts'
import { conversationKey } from '../../bot/conversation-doc.ts'
import { noKnowledge } from '../../bot/questions.ts'
import { markUndelivered } from '../../bot/replay.ts'
import { sqliteStore } from '../../data/sqlite-store.ts'
import { ConflictError, type Store } from '../../data/store.ts'
import { labels, openDesk, someMorning } from '../support/desk.ts'
import { countedStore } from '../support/session-desk.ts'

const memory = () => sqliteStore({ path: ':memory:', now: () => someMorning })

test('the same activity delivered twice is one turn with the same replies', async () => {
  const desk = await openDesk()
  const me = desk.person()
  await me.says('zelfscan')
  const activity = { ...me.base(), text: '1' }
  const first = await desk.handle(activity)
  const second = await desk.handle(activity)
  expect(second).toEqual({ ...first, duplicate: true })
  expect((await me.says('1'))[0]?.text).toMatch(/^3 van/)
})

test('deliveries of one activity at the same time are one turn', async () => {
  const desk = await openDesk()
  const me = desk.person()
  await me.says('zelfscan')
  const activity = { ...me.base(), text: '1' }
  const all = await Promise.all(Array.from({ length: 10 }, () => desk.handle(activity)))
  expect(all.filter((one) => !one.duplicate)).toHaveLength(1)
  expect(new Set(all.map((one) => one.activities[0]?.text)).size).toBe(1)
})

test('messages of one conversation are handled one after another, in order', async () => {
  const desk = await openDesk()
  const me = desk.person()
  await me.says('zelfscan')
  const said = await Promise.all(Array.from({ length: 6 }, () => me.says('1')))
  expect(said.map((messages) => messages[0]?.text.match(/^\d+/)?.[0])).toEqual(['2', '3', '4', '5', '6', '7'])
})

/** A store whose next commits lose a race against another machine. */
function losing(store: Store, times: number): Store {
  let left = times
  return {
    ...store,
    async commit(writes) {
      if (left > 0) {
        left--
        throw new ConflictError('another machine was first')
      }
      return store.commit(writes)
    },
  }
}

test('the loser of a race runs again', async () => {
  const desk = await openDesk({ store: losing(memory(), 2), seed: false })
  expect(labels(await desk.person().says('zelfscan'))).toEqual(['greeting.short', 'zelfscan.first'])
})

test('one that keeps losing gives up instead of turning for ever', async () => {
  const desk = await openDesk({ store: losing(memory(), 1000), seed: false })
  await expect(desk.person().says('zelfscan')).rejects.toBeInstanceOf(ConflictError)
})

test('two machines on one store: the same conversation stays one conversation', async () => {
  const store = memory()
  const [one, two] = [await openDesk({ store }), await openDesk({ store })]
  const left = one.person({ conversationId: 'shared' })
  const right = two.person({ conversationId: 'shared' })
  await left.says('zelfscan')
  await Promise.all([left.send({ id: 'a', text: '1' }), right.send({ id: 'b', text: '1' }), left.send({ id: 'c', text: '1' })])
  expect((await right.send({ id: 'd', text: '1' }))[0]?.text).toMatch(/^5 van/)
})

test('a turn that only talks is one read and one commit of the conversation and its transcript', async () => {
  const { store, calls, reset } = countedStore(memory())
  const desk = await openDesk({ store })
  const me = desk.person()
  await me.arrives()
  for (const text of ['menu', 'zelfscan', '1', 'hulp', 'terug', 'stop', 'bijeenkomsten']) {
    reset()
    await me.says(text)
    expect([text, ...calls]).toEqual([text, 'get', 'commit'])
  }
  reset()
  await me.says('medewerker')
  expect(calls, 'the ticket, its line in the queue, whether a channel shows that, the conversation').toEqual([
    'get',
    'commit',
    'commit',
    'get',
    'commit',
  ])
})

// Regression: after a conversation had expired, a page that was still open waited for numbers above those it had seen.
test('a conversation that begins anew after it expired is numbered on from where it was', async () => {
  const desk = await openDesk()
  const me = desk.person()
  const numbers = async (text: string) => (await me.says(text)).map(({ activity }) => activity.seq)
  const before = Math.max(...(await numbers('hoi')), ...(await numbers('menu')))
  desk.clock.set(new Date(desk.clock.now().getTime() + 400 * 86_400_000))
  expect(Math.min(...(await numbers('hoi')))).toBeGreaterThan(before)
})

test('the transcript is numbered without gaps, and ends with what was said last', async () => {
  const desk = await openDesk()
  const me = desk.person()
  await me.arrives()
  await me.says('menu')
  await me.says('zelfscan')
  const { docs } = await desk.store.list<TurnDoc>('conversation/directline:conversation-1', 'turn')
  const numbers = docs.flatMap((turn) => turn.activities.map((one) => one.seq))
  expect(numbers).toEqual([0, 1, 2, 3, 4].map((index) => (numbers[0] ?? 0) + index))
  expect(docs.at(-1)?.activities.map((one) => one.label ?? one.text)).toEqual(['zelfscan', 'zelfscan.first'])
  expect(desk.published.map((one) => one.seq)).toEqual(numbers)
})

test('replies that could not be delivered go along with the next', async () => {
  const desk = await openDesk()
  const me = desk.person()
  const { activities } = await desk.handle({ ...me.base(), text: 'menu' })
  await markUndelivered(me.base(), activities, desk.store)
  expect(labels(await me.says('hulp'))).toEqual([...activities.map((one) => one.label), 'help.all'])
  expect(labels(await me.says('hulp'))).toEqual(['help.all'])
})

// Regression: an exception in a dialog lost the conversation's turn, and with it what the person typed.
test('a bug in a dialog is an apology with a reference, and the answers so far are kept', async () => {
  const desk = await openDesk({
    questions: {
      ...noKnowledge,
      ask: async () => {
        throw new TypeError('bug')
      },
    },
  })
  const me = desk.person()
  await me.says('zelfscan')
  await me.says('1')
  const [sorry] = await me.says('wat kost dit allemaal eigenlijk?')
  expect(sorry?.label).toBe('error.unexpected')
  expect(sorry?.activity).toMatchObject({ valueType: 'loket/error', value: { reference: expect.stringMatching(/^[A-Z0-9]{4,8}$/) } })
  expect((await me.says('1'))[0]?.text).toMatch(/^3 van/)
})

test('a conversation whose flow no longer exists goes on without it', async () => {
  const desk = await openDesk()
  const me = desk.person()
  await me.says('zelfscan')
  const key = conversationKey('directline', 'conversation-1')
  const doc = await desk.store.get<{ partition: string; kind: string; id: string; etag: string; conversation: { open: { flow: string } } }>(
    key,
  )
  await desk.store.commit([
    {
      op: 'put',
      doc: { ...doc!, conversation: { ...doc!.conversation, open: { ...doc!.conversation.open, flow: 'gone' } } } as typeof doc & {
        kind: string
      },
    },
  ])
  expect(labels(await me.says('menu'))).toEqual(['menu.all'])
})

test('an activity id of any length is remembered', async () => {
  const desk = await openDesk()
  const me = desk.person()
  const id = 'x'.repeat(900)
  await me.send({ id, text: 'zelfscan' })
  const again = await desk.handle({ ...me.base(), id, text: 'zelfscan' })
  expect(again.duplicate).toBe(true)
})
