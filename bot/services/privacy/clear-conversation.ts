import { ConflictError } from '../../../data/store.ts'
import { newConversation } from '../../../dialogs/conversation.ts'
import { ttlSeconds } from '../../../rules/retention.ts'
import { type Numbered, type TurnDoc, turnId } from '../../channel.ts'
import type { ConversationDoc } from '../../conversation-doc.ts'
import { render } from '../../render.ts'
import { personOf } from '../person-of.ts'
import type { PrivacyDesk } from './privacy-desk.ts'
import { emptyPartition } from './remove-documents.ts'

/** Web pages that show a conversation of which everything was erased begin it anew when they see this event. */
export const erasedEvent = 'loket/erased'

/**
 * Empties a conversation. `keep` is the one in which it was asked: its turn writes its own state afterwards. In another one that may still be open in a web chat, one
 * message says what happened.
 */
export async function clearConversation(
  desk: PrivacyDesk,
  partition: string,
  persons: readonly string[],
  keep: string | undefined,
): Promise<void> {
  const { store } = desk
  const key = { partition, kind: 'conversation', id: 'state' }
  const state = await store.get<ConversationDoc>(key)
  const owner = state && (state.conversation.personId ?? personOf(state))
  const somebodyElses = owner !== undefined && !persons.includes(owner)
  await emptyPartition(store, { partition, sort: 'conversation/*', except: ['conversation'] })
  if (!state || somebodyElses || partition === keep) return
  try {
    if (state.channelId === 'directline') await tellCleared(desk, state)
    else await store.commit([{ op: 'remove', key }])
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error
    return clearConversation(desk, partition, persons, keep)
  }
}

async function tellCleared({ store, programme, words, newId, now, publish }: PrivacyDesk, state: ConversationDoc): Promise<void> {
  const { locale } = state.conversation
  const at = now().toISOString()
  const event: Partial<Numbered> & { type: string } = { type: 'event', name: erasedEvent }
  const said = render({ key: 'privacy.clearedHere' }, { locale, face: 'web', words, fileUrl: () => '' })
  const activities = [event, said].map(
    (one, index): Numbered => ({ ...one, id: newId(), seq: state.seq + index + 1, timestamp: at as unknown as Date }),
  )
  const seq = state.seq + activities.length
  const ttl = ttlSeconds(programme, 'conversation')
  const turn: TurnDoc = { partition: state.partition, kind: 'turn', id: turnId(seq), at, activityId: '', activities, ttl }
  const { undelivered: _gone, channelLocale: _said, staffId: _staff, reached: _reached, ...rest } = state
  const fresh: ConversationDoc = { ...rest, seq, seen: [], updatedAt: at, ttl, conversation: { ...newConversation(locale), greeted: true } }
  await store.commit([
    { op: 'put', doc: fresh },
    { op: 'create', doc: turn },
  ])
  publish({ channelId: state.channelId, id: state.conversationId }, activities)
}
