import { type ConversationRefDoc, type IdentityDoc, type PersonDoc, personKey } from '../../../data/candidate.ts'
import { ownerKey } from '../../../data/code-book.ts'
import { everythingIn, everywhere } from '../../../data/every-document.ts'
import { candidatePartition, type RegistrationDoc, type SessionRef } from '../../../data/info-session.ts'
import type { Doc } from '../../../data/store.ts'
import { type Traces, wordsIn } from '../../../rules/privacy/mentions.ts'
import { conversationPartition } from '../../channel.ts'
import { registrationId } from '../info-sessions/desk.ts'
import { personOf } from '../person-of.ts'
import type { PrivacyDesk } from './privacy-desk.ts'
import { documentsOf } from './remove-documents.ts'

/** Everything that leads to what is kept of a person. `persons` are their own id and those they had on a channel before they were known. */
export type Known = {
  personId: string
  persons: readonly string[]
  identities: readonly { channelId: string; userId: string }[]
  conversations: ReadonlySet<string>
  /** Registrations by session. */
  sessions: ReadonlyMap<string, readonly string[]>
  traces: Traces
  /** The address was proved to be theirs: what is under it is theirs, whoever made it. */
  owned: boolean
}

/** Reads it from the store: first the person's own partitions, then the registrations that anybody made with their address. */
export async function gatherTraces(desk: PrivacyDesk, personId: string): Promise<Known> {
  const { store } = desk
  const person = await store.get<PersonDoc>(personKey(personId))
  const persons = [personId]
  const identities: { channelId: string; userId: string }[] = []
  const conversations = new Set<string>()
  for await (const ref of documentsOf<ConversationRefDoc>(store, candidatePartition(personId), 'conversation-ref'))
    conversations.add(conversationPartition(ref.channelId, ref.conversationId))
  // A reference goes with its conversation; who a browser or an account is stays.
  for await (const identity of everywhere<IdentityDoc>(store, 'identity')) {
    const [, channelId, userId] = identity.personId === personId ? (/^identity\/([^:]*):(.*)$/s.exec(identity.partition) ?? []) : []
    if (channelId === undefined || userId === undefined) continue
    identities.push({ channelId, userId })
    persons.push(personOf({ channelId, userId }))
  }
  const all = [...new Set(persons)]
  const email = person?.email.trim().toLowerCase()
  const sessions = new Map<string, string[]>()
  const own: Doc[] = []
  for (const one of all) for await (const doc of everythingIn(store, candidatePartition(one))) own.push(doc)
  for (const doc of own) if (doc.kind === 'session-ref') sessions.set(doc.id, [(doc as Doc & SessionRef).registration])
  for await (const doc of everywhere<RegistrationDoc>(store, 'registration')) {
    const session = doc.partition.slice('info-session/'.length)
    const mine = all.includes(doc.by) || (email !== undefined && doc.email.trim().toLowerCase() === email)
    if (!mine) continue
    own.push(doc)
    sessions.set(session, [...new Set([...(sessions.get(session) ?? []), doc.id])])
    if (doc.channel && all.includes(personOf(doc.channel)))
      conversations.add(conversationPartition(doc.channel.channelId, doc.channel.conversationId))
  }
  const registrations = [...sessions].flatMap(([session, ids]) => [...ids, ...(email ? [registrationId(session, email)] : [])])
  const said = person ?? (await unproved(desk, own, all))
  return {
    personId,
    owned: person !== undefined,
    persons: all,
    identities,
    conversations,
    sessions,
    traces: {
      ids: [...new Set([...all, ...registrations])],
      ...(said && { name: said.name, email: said.email.trim().toLowerCase() }),
      ...(person?.phone && { phone: person.phone }),
      words: wordsIn(own),
    },
  }
}

/** What an anonymous visitor signed up with; nothing when the address is somebody's, who did not ask for anything. */
async function unproved({ store, sealAddress }: PrivacyDesk, own: readonly Doc[], persons: readonly string[]) {
  const mine = own
    .flatMap((doc) => (doc.kind === 'registration' ? [doc as Doc & RegistrationDoc] : []))
    .find((one) => persons.includes(one.by))
  return mine && !(await store.get(ownerKey(sealAddress(mine.email)))) ? mine : undefined
}
