import type { Activity, Attachment } from 'botframework-schema'
import type { Write } from '../../../data/store.ts'
import type { Conversation } from '../../../dialogs/conversation.ts'
import { offeredBy } from '../../../dialogs/offered.ts'
import type { Reply } from '../../../dialogs/reply.ts'
import { ttlSeconds } from '../../../rules/retention.ts'
import { type Numbered, type TurnDoc, turnId } from '../../channel.ts'
import type { ConversationDoc } from '../../conversation-doc.ts'
import { channelId as directLine } from '../../direct-line/transcript.ts'
import { type FileDoc, fileStore } from '../../files.ts'
import { faceOf, render } from '../../render.ts'
import type { HelpdeskDesk } from './helpdesk-desk.ts'
import { patience } from './in-order.ts'

/** Something said in a conversation beside its own turns. `id` is the same however often it is tried. `person` is whom it is about, so that erasing finds it. `speaker` is whose words it is. */
export type Spoken = {
  id: string
  replies: readonly Reply[]
  attachments?: readonly Attachment[]
  ticket: string
  person?: string
  speaker?: string
  change?: (conversation: Conversation) => Conversation
}

/** A message in a transcript that its channel has yet to be given: kind `relay`, in the conversation's partition; `id` is its turn's. */
export type RelayDoc = {
  partition: string
  kind: 'relay'
  id: string
  etag?: string
  ttl?: number
  dueAt?: string
  attempts: number
  by?: string
  activities: (Partial<Activity> & { type: string })[]
}

const relayTtl = 14 * 86_400

export const saidKey = (partition: string, id: string) => ({ partition, kind: 'told' as const, id })

/** Teams and plain text show no files of others: they are opened by a link. */
function withLinks(reply: Reply, files: readonly Attachment[]): Reply {
  if (files.length === 0) return reply
  const links = files.map(({ name = '', contentUrl = '' }) => ({ label: { nl: name, en: name }, url: contentUrl }))
  return { ...reply, card: { type: 'facts', title: { key: 'helpdesk.file.file' }, facts: [], links } }
}

/** What is to be committed so that something is said in a conversation, once: its state, a turn, a mark, and for channels other than our web chat the message on its way. */
export function spoken(
  doc: ConversationDoc,
  { id, replies, attachments = [], ticket, person, speaker, change }: Spoken,
  desk: HelpdeskDesk,
) {
  const { partition, channelId } = doc
  const at = desk.now().toISOString()
  const ttl = ttlSeconds(desk.programme, 'conversation')
  const files = fileStore(partition, desk)
  const conversation = change ? change(doc.conversation) : doc.conversation
  const face = faceOf(channelId)
  const rendering = { locale: conversation.locale, face, words: desk.words, fileUrl: files.add, numbered: { count: 0 } }
  let seq = doc.seq
  const activities = replies.map((reply, index): Numbered => {
    const files = index === 0 ? attachments : []
    const activity = render(face === 'web' ? reply : withLinks(reply, files), rendering)
    const given = [...(activity.attachments ?? []), ...(face === 'web' ? files : [])]
    return {
      ...activity,
      ...(given.length > 0 && { attachments: given }),
      ...(reply.value === undefined && { valueType: 'loket/ticket', value: { ticket, ...(person !== undefined && { person }) } }),
      ...(speaker !== undefined && channelId === directLine && { from: { id: 'loket', name: speaker, role: 'bot' } }),
      id: `${id}-${index}`,
      seq: ++seq,
      timestamp: at as unknown as Date,
    }
  })
  const turn: TurnDoc = { partition, kind: 'turn', id: turnId(seq), at, activityId: id, activities, ttl }
  const shown = offeredBy(replies)
  const next: ConversationDoc = {
    ...doc,
    seq,
    ttl,
    conversation: { ...conversation, ...(shown.length > 0 && { offered: [...shown, ...conversation.offered].slice(0, 30) }) },
  }
  const relay: RelayDoc = {
    ...{ partition, kind: 'relay', id: turn.id, attempts: 0, ttl: relayTtl },
    dueAt: new Date(desk.now().getTime() + patience).toISOString(),
    activities: activities.map(({ seq: _seq, timestamp: _at, id: _id, ...activity }) => activity),
  }
  const writes: Write[] = [
    { op: 'put', doc: next },
    { op: 'create', doc: turn },
    { op: 'put', doc: { ...saidKey(partition, id), ttl } },
    ...(channelId === directLine ? [] : [{ op: 'create' as const, doc: relay }]),
    ...files.docs.map((file): { op: 'create'; doc: FileDoc } => ({ op: 'create', doc: file })),
  ]
  return { writes, activities }
}
