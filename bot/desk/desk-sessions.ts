import { createHash, createHmac, randomBytes } from 'node:crypto'
import { everyIn } from '../../data/every-document.ts'
import { ConflictError, type Store, type Stored } from '../../data/store.ts'

/** One browser of a member of staff who is signed in on the pages: kind `desk-session`, partition `desk-sessions/<staff id>`. `id` is the hash of what the browser holds, which is kept nowhere. */
export type DeskSessionDoc = {
  partition: string
  kind: 'desk-session'
  id: string
  etag?: string
  ttl: number
  staffId: string
  /** When they signed in, and when somebody was last there. */
  at: string
  seenAt: string
}

/** `token` is what the browser holds; `csrf` what its page has to say with every change. */
export type DeskSession = { id: string; staffId: string; csrf: string }
export type DeskSessions = {
  /** A new session; the one this browser had ends. */
  begin: (staffId: string, before: string | undefined) => Promise<string>
  /** Whose browser this is; nothing when it signed out, was quiet for too long, or signed in too long ago. `here` says that somebody does something. */
  read: (token: string | undefined, here: boolean) => Promise<DeskSession | undefined>
  end: (session: Pick<DeskSession, 'id' | 'staffId'>) => Promise<void>
  /** All browsers of this person. */
  endAll: (staffId: string) => Promise<void>
}

const minute = 60_000
/** Nobody there for so long, and it ends. */
export const idleMinutes = 30
/** After so long it ends whatever happens. */
export const longestHours = 12
/** That somebody is there is written down at most so often. */
const seenEvery = minute

const longest = longestHours * 60 * minute
const partitionOf = (staffId: string) => `desk-sessions/${staffId}`
const keyOf = ({ staffId, id }: Pick<DeskSession, 'id' | 'staffId'>) => ({
  partition: partitionOf(staffId),
  kind: 'desk-session' as const,
  id,
})
const hashOf = (random: string) => createHash('sha256').update(random).digest('base64url')

/** `<who>.<256 random bits>`: who, so that the session is found with one read. */
function parse(token: string | undefined): { staffId: string; id: string; random: string } | undefined {
  const [, who, random] = /^([\w-]{1,200})\.([\w-]{43})$/.exec(token ?? '') ?? []
  if (who === undefined || random === undefined) return undefined
  const staffId = Buffer.from(who, 'base64url').toString('utf8')
  return staffId === '' ? undefined : { staffId, id: hashOf(random), random }
}

/** Sessions of staff on the pages, in the store: signed out on one machine is signed out on all. `now` is the real time, whatever the product's clock says. */
export function deskSessions({ store, now }: { store: Store; now: () => Date }): DeskSessions {
  const since = (at: string) => now().getTime() - Date.parse(at)

  async function touch(doc: Stored<DeskSessionDoc>): Promise<void> {
    if (since(doc.seenAt) < seenEvery) return
    const ttl = Math.max(1, Math.ceil((longest - since(doc.at)) / 1000))
    try {
      const seen: DeskSessionDoc = { ...doc, ttl, seenAt: now().toISOString() }
      await store.commit([{ op: 'put', doc: seen }])
    } catch (error) {
      // Signed out in between, or written down by another request.
      if (!(error instanceof ConflictError)) throw error
    }
  }

  return {
    async begin(staffId, before) {
      const old = parse(before)
      if (old) await store.commit([{ op: 'remove', key: keyOf(old) }])
      const random = randomBytes(32).toString('base64url')
      const at = now().toISOString()
      const doc: DeskSessionDoc = { ...keyOf({ staffId, id: hashOf(random) }), ttl: longest / 1000, staffId, at, seenAt: at }
      await store.commit([{ op: 'create', doc }])
      return `${Buffer.from(staffId).toString('base64url')}.${random}`
    },
    async read(token, here) {
      const held = parse(token)
      const doc = held && (await store.get<DeskSessionDoc>(keyOf(held)))
      if (!held || !doc) return undefined
      if (since(doc.seenAt) >= idleMinutes * minute || since(doc.at) >= longest) return undefined
      if (here) await touch(doc)
      return { id: held.id, staffId: held.staffId, csrf: createHmac('sha256', held.random).update('csrf').digest('base64url') }
    },
    end: async (session) => void (await store.commit([{ op: 'remove', key: keyOf(session) }])),
    async endAll(staffId) {
      for await (const { id } of everyIn<DeskSessionDoc>(store, partitionOf(staffId), 'desk-session'))
        await store.commit([{ op: 'remove', key: keyOf({ staffId, id }) }])
    },
  }
}
