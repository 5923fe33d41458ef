import type { Store } from '../../data/store.ts'
import { conversationPartition, type Numbered, type TurnDoc, turnId } from '../channel.ts'

export const channelId = 'directline'

/** Activities after a watermark; `watermark` is the last one looked at. `more`: there may be another page. */
export type TranscriptPage = { activities: Numbered[]; watermark: number; more: boolean }
export type ReadTranscript = (conversationId: string, after: number) => Promise<TranscriptPage>

/** Reads a conversation's transcript by pages of `turns` turns. */
export function transcriptReader(store: Store, turns: number): ReadTranscript {
  return async (conversationId, after) => {
    const { docs, next } = await store.list<TurnDoc>(conversationPartition(channelId, conversationId), 'turn', {
      after: turnId(after),
      limit: turns,
    })
    const activities = docs.flatMap((turn) => turn.activities).filter((activity) => activity.seq > after)
    return { activities, watermark: activities.at(-1)?.seq ?? after, more: next !== undefined }
  }
}

/** The `seq` of a conversation's last activity, 0 when nothing was said (or all of it has expired). */
export async function lastSeq(store: Store, conversationId: string): Promise<number> {
  const { docs } = await store.list<TurnDoc>(conversationPartition(channelId, conversationId), 'turn', { limit: 1, descending: true })
  return docs[0]?.activities.at(-1)?.seq ?? 0
}
