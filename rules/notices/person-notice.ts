import { candidatePartition } from '../../data/info-session.ts'
import type { NoticeDoc } from '../../data/notice.ts'
import { staffPartition } from '../../data/reach.ts'

/** Who a notice is for: a candidate by person id, or a member of staff by staff id. */
export type Addressee = { candidate: string } | { staff: string }

/**
 * A notice for one person. `about` names its texts (`notices.<about>`); `key` makes it unique: the same cause is never told twice. `partition` is where its cause is
 * committed (the addressee's own unless said), `dueAt` when it is to go out (now unless said), `days` how long it makes sense after that.
 */
export type PersonMessage = {
  about: string
  key: string
  to: Addressee
  vars?: Record<string, string | number>
  dueAt?: Date
  days?: number
  prefer?: 'chat' | 'mail'
  partition?: string
}

export const recipientId = (to: Addressee) => ('candidate' in to ? `candidate:${to.candidate}` : `staff:${to.staff}`)
export const noticePartition = (to: Addressee) => ('candidate' in to ? candidatePartition(to.candidate) : staffPartition(to.staff))

/** The partition of a recipient who has one of their own. */
export function ownPartition(recipient: string): string | undefined {
  const id = recipient.slice(recipient.indexOf(':') + 1)
  if (recipient.startsWith('candidate:')) return candidatePartition(id)
  return recipient.startsWith('staff:') ? staffPartition(id) : undefined
}

const day = 86_400_000

/** The document to commit together with the fact that causes it. */
export function personNotice(
  { about, key, to, vars = {}, dueAt, days = 7, prefer = 'chat', partition }: PersonMessage,
  now: Date,
): NoticeDoc {
  const due = dueAt ?? now
  return {
    partition: partition ?? noticePartition(to),
    kind: 'notice',
    id: `${about}-${key}`,
    about,
    dueAt: due.toISOString(),
    createdAt: now.toISOString(),
    expiresAt: new Date(due.getTime() + days * day).toISOString(),
    prefer,
    recipients: [{ id: recipientId(to), state: 'pending' }],
    vars,
  }
}

/** The key of a notice, to take it back when its cause disappears. */
export const personNoticeKey = (about: string, key: string, to: Addressee) => ({
  partition: noticePartition(to),
  kind: 'notice' as const,
  id: `${about}-${key}`,
})
