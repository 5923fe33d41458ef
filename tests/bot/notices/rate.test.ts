import { expect, test } from 'vitest'
import { conversationRate } from '../../../bot/services/notices/conversation-rate.ts'
import type { Outgoing } from '../../../bot/services/notices/outbox.ts'
import { type RatedChat, ratedChat } from '../../../bot/services/notices/rated-chat.ts'
import type { ChatTarget } from '../../../bot/services/notices/reached.ts'
import { rateSlots } from '../../../bot/services/notices/slots.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Store } from '../../../data/store.ts'
import { conversationLimits } from '../../../rules/notices/teams-limits.ts'
import { falseMachine } from '../../support/false-machine.ts'

const message = {} as Outgoing
const target = (conversationId: string): ChatTarget => ({
  serviceUrl: 'https://teams.example/',
  channelId: 'msteams',
  conversationId,
  userId: 'u',
  botId: 'b',
})

/** Processes that send as fast as they may, over one store whose every call takes a few milliseconds, on one false clock. */
function processes(count: number, rate: number, onSend: (at: number) => void) {
  const machine = falseMachine()
  const store = sqliteStore({ path: ':memory:', now: () => new Date(machine.now()) })
  let seed = 11
  const chance = () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const slowly =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A) => {
      await machine.wait(1 + chance() * 8)
      return call(...args)
    }
  const own: Store = { ...store, get: slowly(store.get) as Store['get'], commit: slowly(store.commit) }
  const outbox = {
    send: async () => {
      onSend(machine.now())
      await machine.wait(40 + chance() * 200)
      return { ok: true as const }
    },
    post: async () => ({ ok: true as const }),
    create: async () => ({ ok: true as const }),
  }
  const chats = Array.from({ length: count }, () =>
    ratedChat(outbox, {
      slots: rateSlots({ store: own, ratePerSecond: rate, machine }),
      conversations: conversationRate(own),
      ratePerSecond: rate,
      machine,
    }),
  )
  return { machine, chats, written: () => machine.wait(2 + chance() * 10) }
}

/** Sends one after the other for ever, with something written down before each. */
async function lane(chat: RatedChat, conversation: () => string, { machine, written }: ReturnType<typeof processes>): Promise<never> {
  for (;;) {
    const may = await chat.turn(target(conversation()))
    if (!may.ok) await machine.wait(may.afterMs)
    else {
      await written()
      await may.send(message)
    }
  }
}

test.each([1, 3])(
  '%i processes with more to say than they may: never above 50 a second, and more than 95 of a hundred of those',
  async (count) => {
    const sent: number[] = []
    const world = processes(count, 50, (at) => sent.push(at))
    let next = 0
    for (const chat of world.chats) for (let n = 0; n < 32; n++) void lane(chat, () => `c${next++}`, world)
    await world.machine.run(30_000)
    for (let n = 50; n < sent.length; n++) expect(sent[n]! - sent[n - 50]!).toBeGreaterThanOrEqual(1_000)
    const [first = 0] = sent
    const steady = sent.filter((at) => at > first + 1_000 && at <= first + 29_000)
    expect(steady.length / 28 / 50).toBeGreaterThanOrEqual(0.95)
  },
)

test('one conversation, written to by two processes at once: none of its limits is passed, and they are used', async () => {
  const sent: number[] = []
  const world = processes(2, 50, (at) => sent.push(at))
  for (const chat of world.chats) for (let n = 0; n < 2; n++) void lane(chat, () => 'one', world)
  await world.machine.run(90_000)
  for (const { most, withinMs } of conversationLimits)
    for (let n = most; n < sent.length; n++) expect(sent[n]! - sent[n - most]!).toBeGreaterThanOrEqual(withinMs)
  expect(sent.length).toBeGreaterThan(120)
})
