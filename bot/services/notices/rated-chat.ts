import { setTimeout as wait } from 'node:timers/promises'
import type { Answer } from '../../../rules/notices/judge-answer.ts'
import type { ConversationRate } from './conversation-rate.ts'
import type { ChatOutbox, Outgoing } from './outbox.ts'
import { permits } from './permits.ts'
import type { ChatTarget } from './reached.ts'
import type { Slots } from './slots.ts'

/** Leave to send, within both limits; `release` when it is not used after all. Or how long to wait for a moment that fits. */
export type Turn = { ok: true; send: (message: Outgoing) => Promise<Answer>; release: () => void } | { ok: false; afterMs: number }

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

/** The outbox within the limits of the tenant and of each conversation. */
export function ratedChat(outbox: ChatOutbox, slots: Slots, conversations: ConversationRate, ratePerSecond: number): RatedChat {
  const enter = permits(Math.max(4, Math.ceil(ratePerSecond * aheadSeconds)))
  const enterGoing = permits(Math.max(4, Math.ceil(ratePerSecond * goingSeconds)))
  let refusals: number[] = []
  /** How long writing down that a message goes takes of late: so much before its moment it is begun, and no more. */
  let leadMs = 10

  /** Waits until so long before the moment; one that has passed (a pause of the process) is exchanged for the next. */
  async function moment(slotMs: number, beforeMs: number, pressing = false): Promise<number> {
    for (let slot = slotMs; ; slot = await slots.take(pressing)) {
      const left = slot - beforeMs - Date.now()
      if (left > 0) await wait(Math.ceil(left))
      if (slots.inTime(slot)) return slot
    }
  }

  async function heed(answer: Answer): Promise<void> {
    if (answer.ok || answer.status !== 429) return
    const now = Date.now()
    refusals = [...refusals.filter((at) => now - at < 1_000), now]
    if (refusals.length < Math.max(crowdOf, ratePerSecond / 3)) return
    refusals = []
    await slots.pause(now + (answer.retryAfterMs ?? 1_000))
  }

  async function fitting(target: ChatTarget, release: () => void): Promise<Turn> {
    const slotMs = await slots.take()
    const fitsMs = await conversations(`${target.channelId}:${target.conversationId}`, slotMs)
    if (fitsMs > slotMs) {
      slots.giveBack(slotMs)
      release()
      return { ok: false, afterMs: fitsMs - slotMs }
    }
    let slot = await moment(slotMs, leadMs)
    let leave = await enterGoing()
    while (!slots.inTime(slot)) {
      leave()
      slot = await moment(await slots.take(), leadMs)
      leave = await enterGoing()
    }
    const readyAt = performance.now()
    return {
      ok: true,
      release: () => {
        leave()
        release()
      },
      async send(message) {
        leadMs = Math.min(longestLeadMs, 0.9 * leadMs + 0.1 * (1.5 * (performance.now() - readyAt) + 2))
        await moment(slot, 0, true)
        const answering = outbox.send(target, message)
        leave()
        release()
        const answer = await answering
        await heed(answer)
        return answer
      },
    }
  }

  return {
    async turn(target) {
      const release = await enter()
      try {
        return await fitting(target, release)
      } catch (error) {
        release()
        throw error
      }
    },
    async create(user) {
      await moment(await slots.take(), 0)
      return outbox.create(user)
    },
  }
}
