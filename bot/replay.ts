import { ConflictError, type Store } from '../data/store.ts'
import type { Handled, Inbound, Numbered, TurnDoc } from './channel.ts'
import { turnId } from './channel.ts'
import { type ConversationDoc, conversationKey } from './conversation-doc.ts'

/** What a turn that was handled before said: for a redelivered activity, so that its replies are not lost and its effects not doubled. */
export async function replay(partition: string, id: string, store: Store): Promise<Handled> {
  const turn = await store.get<TurnDoc>({ partition, kind: 'turn', id })
  const activities = turn?.activities ?? []
  const inbound = activities.find((one) => one.from?.role === 'user')
  return { ...(inbound && { inbound }), activities: activities.filter((one) => one !== inbound), duplicate: true }
}

/** Replies of earlier turns that did not reach the person. */
export async function undelivered(doc: ConversationDoc, store: Store): Promise<Numbered[]> {
  const turns = await Promise.all((doc.undelivered ?? []).map((id) => replay(doc.partition, id, store)))
  return turns.flatMap((turn) => turn.activities)
}

/** Remembers that a turn's replies did not arrive; they go along with the next. At most the newest five are kept. */
export async function markUndelivered(inbound: Inbound, replies: readonly Numbered[], store: Store): Promise<void> {
  const last = replies.at(-1)
  if (!last) return
  for (;;) {
    const doc = await store.get<ConversationDoc>(conversationKey(inbound.channelId, inbound.conversation.id))
    if (!doc) return
    try {
      const next: ConversationDoc = { ...doc, undelivered: [...new Set([...(doc.undelivered ?? []), turnId(last.seq)])].slice(-5) }
      await store.commit([{ op: 'put', doc: next }])
      return
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
    }
  }
}
