import { auditPartition } from '../../../data/audit.ts'
import { type ConversationRefDoc, candidatesPartition, type IdentityDoc } from '../../../data/candidate.ts'
import { ownerKey } from '../../../data/code-book.ts'
import { candidatePartition, type SessionRef, sessionPartition } from '../../../data/info-session.ts'
import { type KindRow, kindOf, kinds } from '../../../data/kinds.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import type { Doc } from '../../../data/store.ts'
import { conversationPartition } from '../../channel.ts'
import { identityKey } from '../people/complete-join.ts'
import type { PrivacyDesk } from './privacy-desk.ts'
import { documentsOf } from './remove-documents.ts'
import { roundsOf } from './rounds-of.ts'
import type { Whose } from './whose-data.ts'

/** One document of a person with the sort of thing it is. */
export type Kept = { row: KindRow; doc: Doc }

const copied = (sort: string) => kinds.filter((row) => row.partition === sort && row.copied !== false)

/** Everything that is kept of a person and theirs to take away, one document at a time, kinds together. */
export async function* everythingOf(desk: PrivacyDesk, { personId, conversation, person }: Whose): AsyncGenerator<Kept> {
  const { store, sealAddress } = desk
  const own = candidatePartition(personId)
  const refs: ConversationRefDoc[] = []
  const sessions: SessionRef[] = []
  for (const row of copied('candidate/*')) {
    for await (const doc of documentsOf<Doc>(store, own, row.kind)) {
      if (doc.kind === 'conversation-ref') refs.push(doc as Doc as ConversationRefDoc)
      if (doc.kind === 'session-ref') sessions.push(doc as Doc as SessionRef)
      yield { row, doc }
    }
  }
  for (const { id, registration } of sessions) {
    const key = { partition: sessionPartition(id), kind: 'registration', id: registration }
    yield* one(await store.get(key))
  }
  for (const { id, registration } of sessions) {
    for await (const doc of documentsOf<NoticeDoc>(store, sessionPartition(id), 'notice')) {
      const recipients = doc.recipients.filter((recipient) => recipient.id === registration)
      if (recipients.length > 0) yield* one({ ...doc, recipients } as Doc)
    }
  }
  const partitions = new Set([conversation, ...refs.map((ref) => conversationPartition(ref.channelId, ref.conversationId))])
  for (const row of copied('conversation/*'))
    for (const partition of partitions) for await (const doc of documentsOf<Doc>(store, partition, row.kind)) yield { row, doc }
  for (const ref of refs) {
    const identity = await store.get<IdentityDoc>(identityKey(ref.channelId, ref.userId))
    if (identity?.personId === personId) yield* one(identity)
  }
  if (person) yield* one(await store.get(ownerKey(sealAddress(person.email))))
  yield* one(await store.get({ partition: candidatesPartition, kind: 'candidate-card', id: personId }))
  for await (const doc of roundsOf(store, personId)) yield* one(doc)
  for (const row of copied('audit/*'))
    for await (const doc of documentsOf<Doc>(store, auditPartition(personId), row.kind)) yield { row, doc }
}

function* one(doc: Doc | undefined): Generator<Kept> {
  const row = doc && kindOf(doc)
  if (doc && row) yield { row, doc }
}

/** A document as a person gets it: what the store adds is left out. */
export function plainDocument({ partition: _partition, kind: _kind, etag: _etag, ttl: _ttl, ...rest }: Doc): Record<string, unknown> {
  return rest
}
