import { ConflictError, type Doc, type Store, type Stored } from '../../../data/store.ts'
import { nextInConversation, withTime } from '../../../rules/notices/teams-limits.ts'

/** When messages were sent unasked into one conversation: partition `dispatch/<channel>:<conversation>`, kind `conversation-rate`, gone after an hour. */
type ConversationRateDoc = Doc & { times: number[] }
const mostKnown = 2_000
const hourSeconds = 3_600

/**
 * Notes a message at `atMs` in a conversation, across processes, in the place of one noted before at `insteadMs`. Gives the first moment at which it
 * fits: that moment itself, noted, or a later one, not noted.
 */
export type ConversationRate = (conversation: string, atMs: number, insteadMs?: number) => Promise<number>

export function conversationRate(store: Store): ConversationRate {
  const known = new Map<string, Stored<ConversationRateDoc>>()

  function remember(doc: Stored<ConversationRateDoc>) {
    known.delete(doc.partition)
    known.set(doc.partition, doc)
    if (known.size > mostKnown) known.delete(known.keys().next().value ?? '')
  }

  return async (conversation, atMs, insteadMs) => {
    const key = { partition: `dispatch/${conversation}`, kind: 'conversation-rate', id: 'rate' }
    let doc = known.get(key.partition)
    for (let attempt = 1; ; attempt++) {
      const times = (doc?.times ?? []).filter((one) => one !== insteadMs)
      const fitsMs = nextInConversation(times, atMs)
      if (fitsMs > atMs) return fitsMs
      const next: ConversationRateDoc = { ...key, ttl: hourSeconds, times: withTime(times, atMs), ...(doc && { etag: doc.etag }) }
      try {
        const [etag = ''] = await store.commit([{ op: doc ? 'put' : 'create', doc: next }])
        remember({ ...next, etag })
        return atMs
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === 20) throw error
        doc = await store.get<ConversationRateDoc>(key)
      }
    }
  }
}
