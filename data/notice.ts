import * as z from 'zod'

/** How one recipient's delivery stands; `dropped` is not sent because its cause disappeared or the person does not want it. */
export const recipient = z.strictObject({
  id: z.string().min(1),
  state: z.enum(['pending', 'sent', 'failed', 'dropped']),
  at: z.iso.datetime().exactOptional(),
  attempts: z.int().min(0).exactOptional(),
})
export type Recipient = z.infer<typeof recipient>

/**
 * Something to say unasked, committed together with the fact that caused it. The document's id is the dedupe key. `about` names its texts
 * (`sessions.notice.<about>`). Recipients are registrations of the same partition; with `audience` they are looked up when the notice is
 * due, so that a reminder reaches who is on the list then. `calendar` is the file that goes along, made when it is sent.
 */
export const notice = z.strictObject({
  about: z.string().min(1),
  dueAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  prefer: z.enum(['chat', 'mail']),
  audience: z.literal('seats').exactOptional(),
  recipients: z.array(recipient),
  calendar: z.enum(['request', 'cancel']).exactOptional(),
  vars: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Notice = z.infer<typeof notice>

/** Kind `notice`, in the partition of its cause; the dispatcher finds them across partitions. */
export type NoticeDoc = Notice & { partition: string; kind: 'notice'; id: string; etag?: string; ttl?: number }
