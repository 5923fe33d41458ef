import { candidatePartition, type Entry, type SessionDoc, type SessionRef } from '../../../data/info-session.ts'
import { ConflictError, type Store, type Stored } from '../../../data/store.ts'
import { hasBegun } from '../../../rules/info-sessions.ts'
import { cardOf } from '../../../rules/session-cards.ts'
import { everyone } from '../../../rules/waiting-list.ts'
import { listedAfterEnd } from './catalogue.ts'
import type { Desk } from './desk.ts'
import { release } from './leave-session.ts'
import { referenceTo } from './references.ts'

/**
 * Finishes what a crash left half done, and may run at any time: cards and references are rebuilt from the sessions, and a seat that was
 * exchanged for another is released. Reads across partitions, so never in a turn.
 */
export async function reconcileSessions(desk: Desk): Promise<void> {
  const { store, changer, catalogue, now } = desk
  await catalogue.rebuild(async (found) => {
    let after: string | undefined
    do {
      const page = await store.find<SessionDoc>('info-session', { after, limit: 100 })
      const listed = page.docs.filter((session) => Date.parse(session.end) + listedAfterEnd >= now().getTime())
      for (const session of listed) {
        changer.learn(session)
        found(cardOf(session.id, session))
      }
      for (const session of listed.filter((one) => !hasBegun(one, now()))) {
        await releaseExchanged(desk, session)
        await repairReferences(desk, session)
      }
      after = page.next
    } while (after)
  })
}

/** Somebody exchanged an earlier session for this one, and the earlier seat was not released. */
async function releaseExchanged({ changer, now, store }: Desk, session: SessionDoc) {
  for (const { by, at, replaces } of everyone(session.roster)) {
    if (!replaces) continue
    const older = (one: Entry) => one.by === by && one.at <= at
    const settled = await changer.change(replaces, (old) => {
      if (!everyone(old.roster).some(older)) return { result: undefined }
      return release(old, by, 'moved', now())
    })
    if (settled?.result?.ok) await store.commit([{ op: 'put', doc: referenceTo(settled.session, settled.result.entry) }])
  }
}

/** Every entry has a reference that says the same; one that is newer than this reading of the session is left alone. */
async function repairReferences({ store }: Desk, session: SessionDoc) {
  const entries = [...everyone(session.roster), ...session.roster.gone]
  for (let done = 0; done < entries.length; done += atOnce) {
    await Promise.all(entries.slice(done, done + atOnce).map((entry) => repairReference(store, session, entry)))
  }
}

const atOnce = 16

async function repairReference(store: Store, session: SessionDoc, entry: Entry) {
  const right = referenceTo(session, entry)
  const known: Stored<SessionRef> | undefined = await store.get({
    partition: candidatePartition(entry.by),
    kind: 'session-ref',
    id: session.id,
  })
  if (known ? known.revision > session.revision || known.active === right.active : !right.active) return
  try {
    await store.commit([known ? { op: 'put', doc: { ...right, etag: known.etag } } : { op: 'create', doc: right }])
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error
  }
}
