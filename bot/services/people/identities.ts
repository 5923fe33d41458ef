import type { IdentityDoc } from '../../../data/candidate.ts'
import type { Store } from '../../../data/store.ts'
import { conversationRef, identityKey } from './complete-join.ts'

type ConversationOf = { channelId: string; userId: string; conversationId: string }

/** Which person a channel's user is. */
export type Identities = {
  /** The person behind a user who begins a conversation; that it is theirs is written down before anything is said in it. One read, one more write when they are known. */
  join: (conversation: ConversationOf) => Promise<string | undefined>
}

export const identities = (store: Store, now: () => Date): Identities => ({
  async join(conversation) {
    const known = await store.get<IdentityDoc>(identityKey(conversation.channelId, conversation.userId))
    if (!known) return undefined
    await store.commit([{ op: 'put', doc: conversationRef(known.personId, conversation, now().toISOString()) }])
    return known.personId
  },
})
