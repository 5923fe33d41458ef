import { learnedPartition } from '../../../data/learned.ts'
import { type Key, maxWrites, type Store } from '../../../data/store.ts'
import type { TurnDoc } from '../../channel.ts'
import { learnedId } from '../../question-log.ts'
import { documentsOf } from './remove-documents.ts'

const hour = 3_600_000

/** Removes what a conversation left in the log of questions. Names are not in that log, but what somebody typed is; only the turns of the conversation lead to it. */
export async function forgetQuestions(store: Store, conversation: string): Promise<void> {
  const found = new Map<string, Key[]>()
  const [, channelId = '', conversationId = ''] = /^conversation\/([^:]*):(.*)$/s.exec(conversation) ?? []
  for await (const { at, activities } of documentsOf<TurnDoc>(store, conversation, 'turn')) {
    for (const { id, from } of activities) {
      if (from?.role !== 'user') continue
      // A turn that crossed the hour was written down in the one before.
      for (const when of [new Date(at), new Date(Date.parse(at) - hour)]) {
        const partition = learnedPartition(when)
        const ids = (['question', 'feedback'] as const).map((kind) => ({
          partition,
          kind,
          id: learnedId(`${channelId}/${conversationId}/${id}`, kind, when.toISOString().slice(0, 13)),
        }))
        found.set(partition, [...(found.get(partition) ?? []), ...ids])
      }
    }
  }
  for (const keys of found.values()) {
    for (let done = 0; done < keys.length; done += maxWrites)
      await store.commit(keys.slice(done, done + maxWrites).map((key) => ({ op: 'remove', key })))
  }
}
