import type { Inbound, Numbered } from './channel.ts'

type Place = Pick<Inbound, 'channelId' | 'conversation'>

/** Which answer a channel's own message id stands for. Kept in memory: a reaction comes soon after its answer or is taken for the last one. */
export type SentAnswers = {
  /** `ids` are the channel's, in the order of the activities. */
  remember: (to: Place, activities: readonly Numbered[], ids: readonly (string | undefined)[]) => void
  /** The topic of the answer; `null` when the message was something else, nothing when the message is not known. */
  topicOf: (from: Place, id: string) => string | null | undefined
}

/** Remembers the newest `most` messages of this process. */
export function sentAnswers(most = 20_000): SentAnswers {
  const topics = new Map<string, string | null>()
  const keyOf = ({ channelId, conversation }: Place, id: string) => `${channelId}\n${conversation.id}\n${id}`
  return {
    remember(to, activities, ids) {
      for (const [index, activity] of activities.entries()) {
        const id = ids[index]
        if (!id) continue
        topics.set(keyOf(to, id), activity.valueType === 'loket/answer' ? String(activity.value?.topic) : null)
        if (topics.size > most) topics.delete(topics.keys().next().value ?? '')
      }
    },
    topicOf: (from, id) => topics.get(keyOf(from, id)),
  }
}
