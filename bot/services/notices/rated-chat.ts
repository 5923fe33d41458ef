import type { Activity } from 'botframework-schema'
import type { Answer } from '../../../rules/notices/judge-answer.ts'
import type { ConversationRate } from './conversation-rate.ts'
import { type Machine, thisMachine } from './machine.ts'
import type { ChatOutbox, Outgoing } from './outbox.ts'
import { permits } from './permits.ts'
import type { ChatTarget } from './reached.ts'
import type { Slots } from './slots.ts'

/** Leave to send, within both limits; `release` when it is not used after all. Or how long to wait for a moment that fits. */
export type Turn =
  | {
      ok: true
      send: (message: Outgoing) => Promise<Answer>
      post: (activity: Partial<Activity>, instead?: string) => Promise<Answer>
      release: () => void
    }
  | { ok: false; afterMs: number }

export type RatedChat = {
  /** Resolves shortly before a moment at which one message may go into a conversation; `send` waits for it. */
  turn: (target: ChatTarget) => Promise<Turn>
  create: ChatOutbox['create']
}

/** Refusals for load within a second from which on it is not one conversation but all of them. */
const crowdOf = 10
/** Seconds' worth of messages that wait for their moment. */
const aheadSeconds = 0.3
/** Seconds' worth of messages of which it is written down that they go and that have not gone: lost when the process dies. */
const goingSeconds = 0.08
/** Longest time before its moment at which it is written down that a message goes. In milliseconds. */
const longestLeadMs = 150

type Options = { slots: Slots; conversations: ConversationRate; ratePerSecond: number; machine?: Machine }

/** The outbox within the limits of the tenant and of each conversation. */
export function ratedChat(outbox: ChatOutbox, { slots, conversations, ratePerSecond, machine = thisMachine }: Options): RatedChat {
  const enter = permits(Math.max(4, Math.ceil(ratePerSecond * aheadSeconds)))
  const enterGoing = permits(Math.max(4, Math.ceil(ratePerSecond * goingSeconds)))
  let refusals: number[] = []
  /** How long writing down that a message goes takes of late: so much before its moment it is begun, and no more. */
  let leadMs = 10
  /** How long a conversation's own limit takes to be looked up. */
  let lookMs = 10

  async function until(atMs: number): Promise<void> {
    const left = atMs - machine.now()
    if (left > 0) await machine.wait(Math.ceil(left))
  }

  async function heed(answer: Answer): Promise<void> {
    if (answer.ok || answer.status !== 429) return
    const now = machine.now()
    refusals = [...refusals.filter((at) => now - at < 1_000), now]
    if (refusals.length < Math.max(crowdOf, ratePerSecond / 3)) return
    refusals = []
    await slots.pause(now + (answer.retryAfterMs ?? 1_000))
  }

  /** A slot that is about to come and fits the conversation; or how long until one does. */
  async function fitting(conversation: string): Promise<{ slotMs: number } | { afterMs: number }> {
    for (let noted: number | undefined; ; ) {
      const slotMs = await slots.take(lookMs + leadMs)
      const beganMs = machine.now()
      const fitsMs = await conversations(conversation, slotMs, noted)
      noted = slotMs
      lookMs = Math.min(longestLeadMs, 0.9 * lookMs + 0.1 * 1.5 * (machine.now() - beganMs))
      if (fitsMs > slotMs) {
        slots.giveBack(slotMs)
        return { afterMs: fitsMs - slotMs }
      }
      await until(slotMs - leadMs)
      if (slots.inTime(slotMs)) return { slotMs }
    }
  }

  /** The moment itself. When writing down took too long it has passed, and the next that fits is waited for. */
  async function itsMoment(slotMs: number, conversation: string): Promise<void> {
    await until(slotMs)
    for (let [slot, noted] = [slotMs, slotMs]; !slots.inTime(slot); ) {
      slot = await slots.take(lookMs, true)
      const fitsMs = await conversations(conversation, slot, noted)
      await until(fitsMs)
      if (fitsMs > slot) slot = Number.NEGATIVE_INFINITY
      else noted = slot
    }
  }

  async function goingTo(target: ChatTarget, release: () => void): Promise<Turn> {
    const conversation = `${target.channelId}:${target.conversationId}`
    for (;;) {
      const found = await fitting(conversation)
      if ('afterMs' in found) {
        release()
        return { ok: false, afterMs: found.afterMs }
      }
      const leave = await enterGoing()
      if (!slots.inTime(found.slotMs)) {
        leave()
        continue
      }
      const readyMs = machine.now()
      const done = () => {
        leave()
        release()
      }
      const go = async (sending: () => Promise<Answer>) => {
        leadMs = Math.min(longestLeadMs, 0.9 * leadMs + 0.1 * (1.5 * (machine.now() - readyMs) + 2))
        await itsMoment(found.slotMs, conversation)
        const answering = sending()
        done()
        const answer = await answering
        await heed(answer)
        return answer
      }
      return {
        ok: true,
        release: done,
        send: (message) => go(() => outbox.send(target, message)),
        post: (activity, instead) => go(() => outbox.post(target, activity, instead)),
      }
    }
  }

  return {
    async turn(target) {
      const release = await enter()
      try {
        return await goingTo(target, release)
      } catch (error) {
        release()
        throw error
      }
    },
    async create(user) {
      for (;;) {
        const slotMs = await slots.take(0)
        await until(slotMs)
        if (slots.inTime(slotMs)) return outbox.create(user)
      }
    },
  }
}
