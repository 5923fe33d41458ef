import type { Stored } from '../../../data/store.ts'
import { ConflictError } from '../../../data/store.ts'
import { judgeConnector } from '../../../rules/notices/judge-answer.ts'
import type { Numbered } from '../../channel.ts'
import { type ConversationDoc, conversationKey } from '../../conversation-doc.ts'
import { channelId as directLine } from '../../direct-line/transcript.ts'
import type { HelpdeskDesk } from './helpdesk-desk.ts'
import { inOrder, later } from './in-order.ts'
import { type RelayDoc, type Spoken, saidKey, spoken } from './spoken.ts'

export type Place = { channelId: string; conversationId: string }

const mostAttempts = 20

/** What was committed to a conversation is shown: in open web chats at once, elsewhere through its channel, in the order of the transcript. */
export function relay(desk: HelpdeskDesk) {
  const { store, now, log } = desk
  const waiting = inOrder<RelayDoc>({
    ...{ store, now, me: desk.newId(), kind: 'relay', give },
    failed: (error) => log.warn({ error }, 'a message could not be passed on; it is tried again'),
  })

  function deliver(place: Place, activities: Numbered[]): void {
    desk.publish({ channelId: place.channelId, id: place.conversationId }, activities)
    if (place.channelId !== directLine) waiting.push(conversationKey(place.channelId, place.conversationId).partition)
  }

  /** True when the next one may go. A message that the channel refuses for good goes along with the person's next turn. */
  async function give(doc: Stored<RelayDoc>): Promise<boolean> {
    const state = await store.get<ConversationDoc>({ partition: doc.partition, kind: 'conversation', id: 'state' })
    const { serviceUrl, bot = '', tenantId } = state?.reference ?? {}
    if (state && serviceUrl !== undefined) {
      const { channelId, conversationId, userId } = state
      const target = { serviceUrl, channelId, conversationId, userId, botId: bot, ...(tenantId !== undefined && { tenantId }) }
      for (const [index, activity] of doc.activities.entries()) {
        const answer = await desk.post(target, activity)
        const verdict = judgeConnector(answer, doc.attempts, Math.random())
        if (verdict.verdict === 'again') {
          const left: RelayDoc = { ...doc, activities: doc.activities.slice(index) }
          await store.commit([{ op: 'put', doc: later(left, verdict.afterMs, now()) }])
          return false
        }
        if (verdict.verdict === 'refused') {
          await along(doc)
          return true
        }
      }
    } else if (state) {
      await along(doc)
      return true
    }
    await store.commit([{ op: 'remove', key: { partition: doc.partition, kind: 'relay', id: doc.id } }])
    return true
  }

  async function along({ partition, id }: RelayDoc): Promise<void> {
    for (;;) {
      const state = await store.get<ConversationDoc>({ partition, kind: 'conversation', id: 'state' })
      const next = state && { ...state, undelivered: [...new Set([...(state.undelivered ?? []), id])].slice(-20) }
      try {
        await store.commit([...(next ? [{ op: 'put' as const, doc: next }] : []), { op: 'remove', key: { partition, kind: 'relay', id } }])
        return
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error
      }
    }
  }

  return {
    deliver,
    /** Says something in a conversation, once. False when there is no such conversation any more. */
    async tell(place: Place, message: Spoken): Promise<boolean> {
      const key = conversationKey(place.channelId, place.conversationId)
      for (let attempt = 1; ; attempt++) {
        const [doc, said] = await Promise.all([store.get<ConversationDoc>(key), store.get(saidKey(key.partition, message.id))])
        if (said) return true
        if (!doc) return false
        const { writes, activities } = spoken(doc, message, desk)
        try {
          await store.commit(writes)
        } catch (error) {
          if (!(error instanceof ConflictError) || attempt === mostAttempts) throw error
          continue
        }
        deliver(place, activities)
        return true
      }
    },
    /** For the dispatcher: what a process that died left behind. */
    handle: waiting.handle,
    idle: waiting.idle,
  }
}
export type Relay = ReturnType<typeof relay>
