import type { ConversationRefDoc } from '../../../data/candidate.ts'
import { candidatePartition, type SessionRef } from '../../../data/info-session.ts'
import type { DataLine } from '../../../dialogs/privacy/port.ts'
import type { TurnDoc } from '../../channel.ts'
import { conversationPartition } from '../../channel.ts'
import type { Lines } from './lines.ts'
import { documentsOf } from './remove-documents.ts'

export const sessionLines: Lines = async ({ store }, { personId }) => {
  const lines: DataLine[] = []
  for await (const { title, start, active, standing } of documentsOf<SessionRef>(store, candidatePartition(personId), 'session-ref')) {
    const stands = active ? (`privacy.line.${standing.status}` as const) : ('privacy.line.off' as const)
    lines.push({ title, facts: [{ at: start, style: 'full' }, { key: stands }] })
  }
  return lines
}

const channels: Record<string, 'chat' | 'teams'> = { directline: 'chat', webchat: 'chat', msteams: 'teams' }

/** Conversations of the person, and in any case the one they are in. */
export const conversationLines: Lines = async ({ store }, { personId, conversation }) => {
  const partitions = new Map<string, string>()
  for await (const ref of documentsOf<ConversationRefDoc>(store, candidatePartition(personId), 'conversation-ref'))
    partitions.set(conversationPartition(ref.channelId, ref.conversationId), ref.channelId)
  if (!partitions.has(conversation)) partitions.set(conversation, conversation.slice('conversation/'.length).split(':')[0] ?? '')
  const lines = await Promise.all(
    [...partitions].map(async ([partition, channel]): Promise<DataLine[]> => {
      const { docs } = await store.list<TurnDoc>(partition, 'turn', { limit: 1 })
      const [first] = docs
      if (!first) return []
      const name = Object.hasOwn(channels, channel) ? (channels[channel] ?? 'other') : 'other'
      return [
        { title: { key: `privacy.line.${name}` }, facts: [{ key: 'privacy.line.began', vars: { date: { at: first.at, style: 'full' } } }] },
      ]
    }),
  )
  return lines.flat()
}
