import type { Actor } from './journey.ts'

/** Who read or changed what of whom, without its content: partition `audit/<personId>`, ids in the order of time. Kept for the programme's retention `audit`, also after erasure: nothing in it names the person. */
export type AuditDoc = {
  partition: string
  kind: 'audit'
  id: string
  etag?: string
  ttl?: number
  at: string
  by: Pick<Actor, 'role' | 'id'>
  action: 'read' | 'change' | 'export' | 'erase' | 'login'
  /** What it was about: a kind and id, for example `document/cv` or `person`. */
  about: string
}
export const auditPartition = (personId: string) => `audit/${personId}`
