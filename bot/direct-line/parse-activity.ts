import * as z from 'zod'
import { checkShape } from './read-body.ts'
import { type Refused, refused } from './refuse.ts'

const short = z.string().max(300)
const date = z
  .string()
  .max(40)
  .transform((value, context) => {
    const parsed = new Date(value)
    if (Number.isNaN(parsed.getTime())) context.addIssue('not a date')
    return parsed
  })

/** A link a client may send. `upload:` is ours alone: taking it from a client would sign links to other people's files. */
const link = z.string().regex(/^(https?:\/\/|data:)/i)

const attachment = z.object({
  contentType: short,
  contentUrl: link.exactOptional(),
  content: z.unknown().exactOptional(),
  name: short.exactOptional(),
  thumbnailUrl: link.exactOptional(),
})

/** What is taken over from a client's activity. Identity, ids and times are not: the service sets those. */
const activity = z.object({
  type: z.string().min(1).max(100),
  text: z.string().exactOptional(),
  textFormat: short.exactOptional(),
  locale: short.exactOptional(),
  name: short.exactOptional(),
  value: z.unknown().exactOptional(),
  valueType: short.exactOptional(),
  channelData: z.unknown().exactOptional(),
  attachments: z.array(attachment).max(50).exactOptional(),
  attachmentLayout: short.exactOptional(),
  entities: z
    .array(z.looseObject({ type: short }))
    .max(100)
    .exactOptional(),
  inputHint: short.exactOptional(),
  speak: z.string().exactOptional(),
  summary: z.string().exactOptional(),
  importance: short.exactOptional(),
  replyToId: short.exactOptional(),
  code: short.exactOptional(),
  localTimestamp: date.exactOptional(),
  localTimezone: short.exactOptional(),
  reactionsAdded: z
    .array(z.object({ type: short }))
    .max(50)
    .exactOptional(),
  reactionsRemoved: z
    .array(z.object({ type: short }))
    .max(50)
    .exactOptional(),
})

export type ClientActivity = z.output<typeof activity>

/** Types that only a channel itself may send: a client that could would be greeted again, or appear to have installed the bot. */
const channelOnly = new Set(['conversationUpdate', 'contactRelationUpdate', 'installationUpdate'])

/** A client's activity, with fields that are null left out as .NET clients mean it. */
export function parseActivity(value: unknown): { ok: true; activity: ClientActivity } | Refused {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused('BadArgument', 'The body is not an activity.')
  const checked = checkShape(Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null)), activity)
  if (!checked.ok) return checked
  if (channelOnly.has(checked.value.type)) return refused('BadArgument', 'Only the channel sends activities of this type.')
  return { ok: true, activity: checked.value }
}
