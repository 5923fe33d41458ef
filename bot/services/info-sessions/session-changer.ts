import { type SessionCard, type SessionDoc, sessionKey } from '../../../data/info-session.ts'
import type { Programme } from '../../../data/programme.ts'
import { ConflictError, type Store, type Stored, StoreUnavailableError, type Write } from '../../../data/store.ts'
import { cardOf } from '../../../rules/session-cards.ts'
import { nextAlarm, tendSession } from '../../../rules/tend-session.ts'
import { tendingNotices } from '../../../rules/tending-notices.ts'
import { serial } from '../../serial.ts'

/** What a decision on a session leads to. Without `session` nothing is written; `writes` go into the same commit. */
export type Decision<R> = { result: R; session?: SessionDoc; writes?: readonly Write[] }

export type Settled<R> = { result: R; session: SessionDoc }

export type SessionChanger = {
  /** Decides on the session as it is and commits, or decides again when somebody else was first. Gives the session as it is stored then; nothing when there is no such session. */
  change: <R>(id: string, decide: (session: SessionDoc) => Decision<R>) => Promise<Settled<R> | undefined>
  /** The session as this process knows it, read when it does not. */
  look: (id: string) => Promise<SessionDoc | undefined>
  /** Takes in a session that was read or created elsewhere. */
  learn: (session: Stored<SessionDoc>) => void
  /** Reads the sessions whose card is newer than what this process knows. */
  keepUp: (cards: readonly SessionCard[]) => Promise<void>
}

/** Attempts before the store counts as unavailable; each lost attempt means that another process got its change in. */
const attempts = 50
const mostKnown = 500

type Options = { store: Store; changed: (card: SessionCard) => void; now: () => Date; pace: Programme['pace'] }

/**
 * Changes sessions exactly: within this process one after another in the order asked, across processes by etag. The session this process
 * wrote last is tried without reading it first; when the decision is to write nothing, it is made again on what is stored now. Every decision is made on
 * the session as it is at that instant, and what happens by itself (a place offered to who is next, or lapsed) is in the same commit.
 */
export function sessionChanger({ store, changed, now, pace }: Options): SessionChanger {
  const inTurn = serial(Number.POSITIVE_INFINITY)
  const known = new Map<string, Stored<SessionDoc>>()

  async function read(id: string) {
    const session = await store.get<SessionDoc>(sessionKey(id))
    if (session) learn(session)
    else known.delete(id)
    return session
  }

  function learn(session: Stored<SessionDoc>) {
    known.delete(session.id)
    known.set(session.id, session)
    if (known.size > mostKnown) known.delete(known.keys().next().value ?? '')
  }

  async function attempt<R>(id: string, decide: (session: SessionDoc) => Decision<R>): Promise<Settled<R> | undefined> {
    let fresh = !known.has(id)
    for (let left = attempts; left > 0; left--) {
      const session = fresh ? await read(id) : known.get(id)
      if (!session) return undefined
      const at = now()
      const tended = tendSession(session, at, pace)
      const { result, session: next, writes = [] } = decide(tended)
      const after = tendSession(next ?? tended, at, pace)
      const idle = after === session && session.dueAt === nextAlarm(session, pace)
      if (idle && fresh) return { result, session }
      const news = tendingNotices(id, session, after, session.revision + 1, at).map((doc): Write => ({ op: 'put', doc }))
      const stored = !idle && (await commit(numbered(after, session), [...writes, ...news]))
      if (stored) return { result, session: stored }
      fresh = true
    }
    throw new StoreUnavailableError(`info session ${id} kept changing during ${attempts} attempts`)
  }

  async function commit(session: Stored<SessionDoc>, writes: readonly Write[]): Promise<SessionDoc | undefined> {
    known.delete(session.id)
    try {
      const [etag] = await store.commit([{ op: 'put', doc: session }, ...writes])
      learn({ ...session, etag: etag ?? '' })
      changed(cardOf(session.id, session))
      return session
    } catch (error) {
      if (error instanceof ConflictError) return undefined
      throw error
    }
  }

  function numbered({ dueAt: _before, ...session }: SessionDoc, { etag, revision }: Stored<SessionDoc>): Stored<SessionDoc> {
    const dueAt = nextAlarm(session, pace)
    return { ...session, ...(dueAt !== undefined && { dueAt }), etag, revision: revision + 1 }
  }

  return {
    change: (id, decide) => inTurn(id, () => attempt(id, decide)),
    look: async (id) => known.get(id) ?? read(id),
    learn,
    keepUp: async (cards) => {
      for (const { id, revision } of cards) if ((known.get(id)?.revision ?? -1) < revision) await read(id)
    },
  }
}
