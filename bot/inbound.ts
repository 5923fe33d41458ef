import * as z from 'zod'
import type { Inbound } from './channel.ts'

const id = z
  .string()
  .min(1)
  .max(1000)
  .refine((text) => text.isWellFormed(), 'Invalid Unicode')
const account = z.looseObject({ id, name: z.string().max(1000).optional(), aadObjectId: z.string().max(200).optional() })

/** The fields a turn relies on; everything else of the activity is carried along unread. */
const activity = z.looseObject({
  type: z.string().min(1).max(100),
  id: id.optional(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.string().max(2000).optional(),
  conversation: z.looseObject({ id }),
  from: account,
  recipient: account.optional(),
  text: z.string().optional(),
  locale: z.string().max(100).optional(),
  timestamp: z.iso.datetime({ offset: true }).optional(),
  localTimestamp: z.iso.datetime({ offset: true }).optional(),
  attachments: z.array(z.looseObject({ contentType: z.string().optional(), name: z.string().nullish() })).nullish(),
  membersAdded: z.array(z.looseObject({ id: z.string() })).optional(),
  membersRemoved: z.array(z.looseObject({ id: z.string() })).optional(),
  entities: z.array(z.looseObject({})).nullish(),
})

/** A body as an activity, or the first thing that is wrong with it, in words for whoever sends it. An activity without an id gets one and can't be recognised when it comes twice. */
export function readInbound(body: unknown, newId: () => string): { ok: true; inbound: Inbound } | { ok: false; message: string } {
  const parsed = activity.safeParse(body)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return { ok: false, message: `Not an activity: ${issue?.path.join('.') || 'the body'}: ${issue?.message ?? 'wrong'}` }
  }
  return { ok: true, inbound: { ...(parsed.data as unknown as Inbound), id: parsed.data.id ?? newId() } }
}
