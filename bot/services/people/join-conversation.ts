import type { Store } from '../../../data/store.ts'
import { type ConversationDoc, conversationKey } from '../../conversation-doc.ts'
import { retried } from './people-desk.ts'

type Place = { channelId: string; conversationId: string }

/** The proved person a conversation is with; nothing for an anonymous one or none. */
export async function whoseConversation(store: Store, { channelId, conversationId }: Place): Promise<string | undefined> {
  const doc = await store.get<ConversationDoc>(conversationKey(channelId, conversationId))
  return doc?.conversation.memory.proved === true ? doc.conversation.personId : undefined
}

/** Joins a conversation that exists to a person, outside a turn; a turn at the same moment runs again. */
export function joinConversation(store: Store, { channelId, conversationId }: Place, personId: string): Promise<void> {
  return retried('a conversation', async () => {
    const doc = await store.get<ConversationDoc>(conversationKey(channelId, conversationId))
    if (!doc || doc.conversation.memory.proved === true) return
    const memory = { ...doc.conversation.memory, personId, proved: true }
    const joined: ConversationDoc = { ...doc, conversation: { ...doc.conversation, personId, memory } }
    await store.commit([{ op: 'put', doc: joined }])
  })
}
