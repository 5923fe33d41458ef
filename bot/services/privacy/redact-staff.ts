import { everywhere } from '../../../data/every-document.ts'
import type { Doc, Stored } from '../../../data/store.ts'
import { ConflictError } from '../../../data/store.ts'
import { withoutPerson } from '../../../dialogs/privacy/without-person.ts'
import type { Numbered, TurnDoc } from '../../channel.ts'
import type { ConversationDoc } from '../../conversation-doc.ts'
import type { PrivacyDesk } from './privacy-desk.ts'
import { documentsOf, removal } from './remove-documents.ts'

type Mentions = (value: unknown) => boolean

/** Takes a person out of the conversations of staff: turns that are about them keep their place and lose their content. */
export async function redactStaff(desk: PrivacyDesk, mentions: Mentions, since = ''): Promise<void> {
  for await (const state of everywhere<ConversationDoc>(desk.store, 'conversation')) {
    if (state.staffId === undefined || state.updatedAt < since) continue
    await redactConversation(desk, state.partition, mentions)
  }
}

async function redactConversation({ store }: PrivacyDesk, partition: string, mentions: Mentions): Promise<void> {
  for await (const turn of documentsOf<TurnDoc>(store, partition, 'turn')) {
    if (mentions(turn.activities))
      await store.commit([{ op: 'put', doc: { ...turn, activities: turn.activities.map(blank) } satisfies Stored<TurnDoc> as Doc }])
  }
  for await (const file of documentsOf<Doc>(store, partition, 'file')) if (mentions(file)) await store.commit([removal(file)])
  for (;;) {
    const state = await store.get<ConversationDoc>({ partition, kind: 'conversation', id: 'state' })
    const conversation = state && withoutPerson(state.conversation, mentions)
    if (!state || conversation === state.conversation) return
    if (await written(store.commit([{ op: 'put', doc: { ...state, conversation } as Stored<ConversationDoc> }]))) return
  }
}

/** Whether the conversation did not go on meanwhile. */
const written = (commit: Promise<unknown>) =>
  commit.then(
    () => true,
    (error: unknown) => {
      if (error instanceof ConflictError) return false
      throw error
    },
  )

/** What is left of an activity: when it was, by whom, and that it was erased. */
const blank = ({ type, id, seq, timestamp, from }: Numbered): Numbered => ({
  type,
  id,
  seq,
  ...(timestamp && { timestamp }),
  ...(from && { from }),
  text: '…',
  label: 'privacy.erasedHere',
})
