import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import type { Store } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import { conversationPartition } from '../../channel.ts'
import { personOf } from '../person-of.ts'

/** Whose data a conversation is about: a proved person, or the visitor of this channel. Staff talk as staff: nothing of a candidate is theirs to take or erase. */
export type Whose = { personId: string; person?: PersonDoc; conversation: string }

export async function whoseData(store: Store, who: Who): Promise<Whose | undefined> {
  if (who.staffId !== undefined) return undefined
  const personId = personOf(who)
  const person = who.proved ? await store.get<PersonDoc>(personKey(personId)) : undefined
  return { personId, ...(person && { person }), conversation: conversationPartition(who.channelId, who.conversationId) }
}
