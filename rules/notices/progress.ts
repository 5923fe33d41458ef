import type { NoticeDoc, Recipient } from '../../data/notice.ts'

const open = ({ state }: Recipient) => state === 'pending' || state === 'sending'

/** The notice with what is known of one recipient now. */
export const withRecipient = (notice: NoticeDoc, next: Recipient): NoticeDoc => ({
  ...notice,
  recipients: notice.recipients.map((one) => (one.id === next.id ? next : one)),
})

/**
 * The notice as it is to be kept: while a recipient is open it is due at the first moment something is to be done, and when none is it is settled,
 * kept for `ttl` seconds, or as long as it says itself. `alarmAt` is when one that is being sent is looked at again, should nothing be heard of it. What is `secret` is not kept.
 */
export function kept(
  notice: NoticeDoc,
  { now, alarmAt, ttl, secret }: { now: Date; alarmAt: Date; ttl: number; secret: boolean },
): NoticeDoc {
  const { dueAt, settledAt: _settledAt, ...rest } = notice
  const left = notice.recipients.filter(open)
  if (left.length === 0) return { ...rest, ...(secret && { vars: {} }), settledAt: now.toISOString(), ttl: notice.ttl ?? ttl }
  const moments = left.map((one) => (one.state === 'sending' ? alarmAt.toISOString() : (one.after ?? dueAt ?? now.toISOString())))
  return { ...rest, dueAt: moments.toSorted()[0] ?? now.toISOString() }
}

/** Whether nothing more is to be done. */
export const isSettled = ({ recipients }: Pick<NoticeDoc, 'recipients'>) => !recipients.some(open)

export const dropped = ({ id }: Recipient, reason: string, now: Date): Recipient => ({
  id,
  state: 'dropped',
  at: now.toISOString(),
  reason,
})
