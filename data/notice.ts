import * as z from 'zod'
import { bilingual } from './bilingual.ts'

/** By which way a message goes: Teams or another channel of the Bot Framework, our own web chat, or e-mail. */
export const ways = ['teams', 'web', 'mail'] as const
export type Way = (typeof ways)[number]

/**
 * How one recipient's delivery stands. `sending` is written just before a message goes, with the process (`by`) and the way, so that after a
 * crash it is known what may have been sent. `dropped` is not sent because its cause disappeared or the person does not want it. `unsure` counts as
 * sent: the process died in the middle and the channel cannot tell a repeat. `refused` are ways that said no for good; not before `after`.
 */
export const recipient = z.strictObject({
  id: z.string().min(1),
  state: z.enum(['pending', 'sending', 'sent', 'failed', 'dropped']),
  at: z.iso.datetime().exactOptional(),
  attempts: z.int().min(0).exactOptional(),
  after: z.iso.datetime().exactOptional(),
  by: z.string().exactOptional(),
  way: z.enum(ways).exactOptional(),
  unsure: z.literal(true).exactOptional(),
  refused: z.array(z.enum(ways)).exactOptional(),
  reason: z.string().exactOptional(),
})
export type Recipient = z.infer<typeof recipient>

/** An appointment a notice is about, other than an info session. `uid` without the part after the `@`. */
export const noticeEvent = z.strictObject({
  uid: z.string().min(1),
  sequence: z.int().min(0),
  start: z.iso.datetime(),
  end: z.iso.datetime(),
  title: bilingual,
  place: z.string(),
})
export type NoticeEvent = z.infer<typeof noticeEvent>

/**
 * Something to say unasked, committed together with the fact that caused it. The document's id is the dedupe key. `about` names its texts
 * (`notices.<about>`). Recipients are registrations of the same partition, or `candidate:<person>`, `staff:<id>` and `address:<partition>`; with `audience`
 * they are looked up when the notice is due, so that a reminder reaches who is on the list then. `calendar` is the file that goes along, made when it is
 * sent, of the session or of `event`. While something is to be done it has a `dueAt`, and when all is done a `settledAt` instead. `cause` is the notice it was handed on from: gone
 * with it.
 */
export const notice = z.strictObject({
  about: z.string().min(1),
  dueAt: z.iso.datetime().exactOptional(),
  settledAt: z.iso.datetime().exactOptional(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  prefer: z.enum(['chat', 'mail']),
  audience: z.enum(['seats', 'waiting']).exactOptional(),
  recipients: z.array(recipient),
  calendar: z.enum(['request', 'cancel']).exactOptional(),
  event: noticeEvent.exactOptional(),
  cause: z.strictObject({ partition: z.string(), id: z.string() }).exactOptional(),
  vars: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Notice = z.infer<typeof notice>

/** Kind `notice`, in the partition of its cause; the dispatcher finds them across partitions. */
export type NoticeDoc = Notice & { partition: string; kind: 'notice'; id: string; etag?: string; ttl?: number }
