import { setTimeout as wait } from 'node:timers/promises'
import type { Answer } from '../../../rules/notices/judge-answer.ts'
import type { ConversationRate } from './conversation-rate.ts'
import type { ChatOutbox, Outgoing } from './outbox.ts'
import type { ChatTarget } from './reached.ts'
import type { Slots } from './slots.ts'

/** A moment at which a message may go into a conversation, or how long it has to wait for one. */
export type Turn = { ok: true; slotMs: number } | { ok: false; afterMs: number }

export type RatedChat = {
  /** Takes a moment within both limits. */
  turn: (target: ChatTarget) => Promise<Turn>
  /** Sends at that moment, or at a later one when it has passed. */
  send: (target: ChatTarget, message: Outgoing, slotMs: number) => Promise<Answer>
  create: ChatOutbox['create']
}

/** Refusals for load within a second from which on it is not one conversation but all of them. */
const crowdOf = 10

/** The outbox within the limits of the tenant and of each conversation. */
export function ratedChat(outbox: ChatOutbox, slots: Slots, conversations: ConversationRate, ratePerSecond: number): RatedChat {
  let refusals: number[] = []

  /** Waits for the moment; one that has passed (a pause of the process) is exchanged for the next. */
  async function moment(slotMs: number): Promise<void> {
    for (let slot = slotMs; ; slot = await slots.take()) {
      const left = slot - Date.now()
      if (left > 0) await wait(Math.ceil(left))
      if (slots.inTime(slot)) return
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

  return {
    async turn(target) {
      const slotMs = await slots.take()
      const fitsMs = await conversations(`${target.channelId}:${target.conversationId}`, slotMs)
      if (fitsMs <= slotMs) return { ok: true, slotMs }
      slots.giveBack(slotMs)
      return { ok: false, afterMs: fitsMs - slotMs }
    },
    async send(target, message, slotMs) {
      await moment(slotMs)
      const answer = await outbox.send(target, message)
      await heed(answer)
      return answer
    },
    async create(user) {
      await moment(await slots.take())
      return outbox.create(user)
    },
  }
}
