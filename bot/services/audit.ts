import { type AuditDoc, auditPartition } from '../../data/audit.ts'
import type { Programme } from '../../data/programme.ts'
import type { Store } from '../../data/store.ts'
import { ttlSeconds } from '../../rules/retention.ts'
import { shortHash } from './person-of.ts'

export type AuditAction = AuditDoc['action']
export type AuditBy = AuditDoc['by']

/** Writes down who read or changed what of whom. `about` is a kind and id (`document/cv-1`, `person`), never a content or a name. */
export type Auditor = {
  /** One request. Somebody reading the same thing again within a minute is one entry. */
  record: (personId: string, by: AuditBy, action: AuditAction, about: string) => Promise<void>
  /** The document, for a commit of the partition `audit/<personId>`. */
  write: (personId: string, by: AuditBy, action: AuditAction, about: string) => { op: 'put'; doc: AuditDoc }
}

type Options = { store: Store; programme: Pick<Programme, 'retention'>; now: () => Date; newId: () => string }

export function auditor({ store, programme, now, newId }: Options): Auditor {
  const ttl = ttlSeconds(programme, 'audit')

  function write(personId: string, { role, id: who }: AuditBy, action: AuditAction, about: string): { op: 'put'; doc: AuditDoc } {
    const at = now().toISOString()
    const id = action === 'read' ? `${at.slice(0, 16)}-${shortHash(role, who, about)}` : `${at}-${newId()}`
    return { op: 'put', doc: { partition: auditPartition(personId), kind: 'audit', id, ttl, at, by: { role, id: who }, action, about } }
  }

  return {
    write,
    async record(...entry) {
      await store.commit([write(...entry)])
    },
  }
}

/** Who acts, from a turn: a member of staff by staff id in their first role that counts here, anybody else as the person themselves. */
export function auditBy(who: { roles: readonly AuditBy['role'][]; staffId?: string }, personId: string): AuditBy {
  const role = (['intermediary', 'coach', 'helpdesk', 'manager'] as const).find((one) => who.roles.includes(one))
  return who.staffId !== undefined && role ? { role, id: who.staffId } : { role: 'candidate', id: personId }
}
