import { candidatePartition, type Entry, type SessionDoc, type SessionRef } from '../../../data/info-session.ts'
import type { Store, Stored } from '../../../data/store.ts'
import { standingOf } from '../../../rules/waiting-list.ts'

/** What a person's reference to a session should say, by the session. */
export function referenceTo(session: SessionDoc, entry: Entry): SessionRef {
  const standing = standingOf(session.roster, entry.id)
  return {
    partition: candidatePartition(entry.by),
    kind: 'session-ref',
    id: session.id,
    registration: entry.id,
    active: standing !== undefined,
    standing: standing ?? { status: 'seat' },
    revision: session.revision,
    title: session.title,
    start: session.start,
  }
}

/** A person's references: one read within one partition. */
export async function referencesOf(store: Store, personId: string): Promise<Stored<SessionRef>[]> {
  return (await store.list<SessionRef>(candidatePartition(personId), 'session-ref', { limit: 1000 })).docs
}
