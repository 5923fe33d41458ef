import { setTimeout as wait } from 'node:timers/promises'
import type { Answer } from '../../../rules/notices/judge-answer.ts'
import type { ConversationRate } from './conversation-rate.ts'
import type { ChatOutbox, Outgoing } from './outbox.ts'
import { permits } from './permits.ts'
import type { ChatTarget } from './reached.ts'
import type { Slots } from './slots.ts'

/** Leave to send now, within both limits; `release` when it is not used after all. Or how long to wait for a moment that fits. */
export type Turn = { ok: true; send: (message: Outgoing) => Promise<Answer>; release: () => void } | { ok: false; afterMs: number }

export type RatedChat = {
  /** Resolves when a moment is there at which one message may go into a conversation. */
  turn: (target: ChatTarget) => Promise<Turn>
  create: ChatOutbox['create']
}

/** Refusals for load within a second from which on it is not one conversation but all of them. */
const crowdOf = 10
/** Seconds' worth of messages that are about to go: enough to write down that each goes, few for when the process dies. */
const aheadSeconds = 0.08

/** The outbox within the limits of the tenant and of each conversation. */
export function ratedChat(outbox: ChatOutbox, slots: Slots, conversations: ConversationRate, ratePerSecond: number): RatedChat {
  const enter = permits(Math.max(4, Math.ceil(ratePerSecond * aheadSeconds)))
  let refusals: number[] = []

  /** Waits for the moment; one that has passed (a pause of the process) is exchanged for the next. */
  async function moment(slotMs: number): Promise<number> {
    for (let slot = slotMs; ; slot = await slots.take()) {
      const left = slot - Date.now()
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
    const slot = await moment(slotMs)
    return {
      ok: true,
      release,
      async send(message) {
        if (!slots.inTime(slot)) await moment(await slots.take())
        const answering = outbox.send(target, message)
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
      await moment(await slots.take())
      return outbox.create(user)
    },
  }
}
