import type { Programme } from '../../../data/programme.ts'
import { ConflictError, type Store } from '../../../data/store.ts'
import type { Answer } from '../../../rules/notices/judge-answer.ts'
import { ttlSeconds } from '../../../rules/retention.ts'
import { type Numbered, type Publish, type TurnDoc, turnId } from '../../channel.ts'
import { type ConversationDoc, conversationKey } from '../../conversation-doc.ts'
import { channelId } from '../../direct-line/transcript.ts'
import { type FileDoc, fileStore } from '../../files.ts'
import type { Words } from '../../render-vars.ts'
import type { serial } from '../../serial.ts'
import { chatActivity } from './chat-activity.ts'
import type { Outgoing, WebOutbox } from './outbox.ts'

type Options = {
  store: Store
  programme: Programme
  words: Words
  now: () => Date
  newId: () => string
  publicUrl: string
  publish: Publish
  /** The turns of a conversation, one after another: a message unasked waits its turn too. */
  oneByOne: ReturnType<typeof serial>
}
const mostAttempts = 8

/**
 * Says something in a web chat: a turn of the bot's in the transcript, with a mark of the message's id in the same commit, so that it is there
 * once however often it is tried. Open pages see it at once, and others when they come back.
 */
export function webOutbox(options: Options): WebOutbox {
  const { store, oneByOne } = options
  return {
    send: (conversationId, message) =>
      oneByOne(conversationKey(channelId, conversationId).partition, async () => {
        for (let attempt = 1; ; attempt++) {
          try {
            return await append(conversationId, message, options)
          } catch (error) {
            if (!(error instanceof ConflictError) || attempt === mostAttempts) throw error
            if (await store.get(markKey(conversationId, message.id))) return { ok: true }
          }
        }
      }),
  }
}

const markKey = (conversationId: string, id: string) => ({
  partition: conversationKey(channelId, conversationId).partition,
  kind: 'told',
  id,
})

async function append(conversationId: string, message: Outgoing, options: Options): Promise<Answer> {
  const { store, programme, now, newId, publish } = options
  const key = conversationKey(channelId, conversationId)
  const doc = await store.get<ConversationDoc>(key)
  if (!doc) return { ok: false, status: 404, code: 'ConversationNotFound' }
  const at = now().toISOString()
  const ttl = ttlSeconds(programme, 'conversation')
  const files = fileStore(key.partition, options)
  const seq = doc.seq + 1
  const activity: Numbered = {
    ...chatActivity(message, options.words, 'web', files.add),
    id: newId(),
    seq,
    timestamp: at as unknown as Date,
  }
  const turn: TurnDoc = {
    partition: key.partition,
    kind: 'turn',
    id: turnId(seq),
    at,
    activityId: `notice-${message.id}`,
    activities: [activity],
    ttl,
  }
  const next: ConversationDoc = { ...doc, seq, ttl }
  await store.commit([
    { op: 'create', doc: { ...markKey(conversationId, message.id), ttl } },
    { op: 'put', doc: next },
    { op: 'create', doc: turn },
    ...files.docs.map((file): { op: 'create'; doc: FileDoc } => ({ op: 'create', doc: file })),
  ])
  publish({ channelId, id: conversationId }, [activity])
  return { ok: true }
}
