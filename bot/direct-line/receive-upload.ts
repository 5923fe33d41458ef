import type { IncomingMessage } from 'node:http'
import type { Attachment } from 'botframework-schema'
import type { Store } from '../../data/store.ts'
import type { Answer } from './answer.ts'
import type { Call } from './call.ts'
import type { Deliver } from './deliver.ts'
import { type Bot, inboundOf } from './inbound.ts'
import type { Limits } from './limits.ts'
import { type ClientActivity, parseActivity } from './parse-activity.ts'
import { parseJson } from './parse-json.ts'
import type { RateLimit } from './rate-limit.ts'
import { type Part, readMultipart, Stop } from './read-multipart.ts'
import { readRawFile } from './read-raw-file.ts'
import { type Refused, refuse, refused, tooMany } from './refuse.ts'
import type { Claims } from './tokens.ts'
import { uploadReference } from './upload-links.ts'
import { removeUpload, writeUpload } from './uploads.ts'

type Dependencies = {
  store: Store
  deliver: Deliver
  bot: Bot
  now: () => Date
  newId: () => string
  limits: Limits
  allowBytes: RateLimit
}

/** `POST conversations/:id/upload`: one file as the body, or several and an activity as multipart; the bot gets one message with all of them. */
export function receiveUpload({ store, deliver, bot, now, newId, limits, allowBytes }: Dependencies) {
  return async (call: Call, claims: Claims): Promise<Answer> => {
    const { request } = call
    if (Number(request.headers['content-length'] ?? 0) > (limits.files + 1) * limits.fileBytes) return refuse('PayloadTooLarge')
    const uploads: string[] = []
    const attachments: Attachment[] = []
    const discard = () => Promise.all(uploads.map((id) => removeUpload(store, claims.conversationId, id))).catch(() => {})

    const storePart = async (part: Part) => {
      if (uploads.length === limits.files) throw new Stop(refused('PayloadTooLarge'))
      const uploadId = newId()
      const name = part.name.slice(0, 200)
      attachments[uploads.push(uploadId) - 1] = {
        contentType: part.contentType,
        contentUrl: uploadReference(claims.conversationId, uploadId),
        name,
      }
      const source = {
        conversationId: claims.conversationId,
        uploadId,
        userId: claims.userId,
        name,
        contentType: part.contentType,
        at: now().toISOString(),
      }
      await writeUpload(store, source, metered(part.bytes, call.address), { chunkBytes: limits.chunkBytes, ttl: limits.uploadTtlSeconds })
    }

    const read = await readParts(request, limits, storePart)
    const activity = read.ok ? withAttachments(read.activity, attachments, limits) : read
    if (!activity.ok) {
      await discard()
      return activity.answer
    }
    const delivered = await deliver(inboundOf(activity.activity, claims, { bot, now: now(), newId }))
    if (delivered.ok ? delivered.duplicate : delivered.answer.status !== 504) await discard()
    return delivered.ok ? { status: 200, body: { id: delivered.id } } : delivered.answer
  }

  async function* metered(bytes: AsyncIterable<Buffer>, address: string) {
    for await (const piece of bytes) {
      const allowed = allowBytes(address, piece.length)
      if (!allowed.ok) throw new Stop({ ok: false, answer: tooMany(allowed.retryAfterSeconds) })
      yield piece
    }
  }
}

function readParts(request: IncomingMessage, limits: Limits, onFile: (part: Part) => Promise<void>) {
  return /^multipart\//i.test(request.headers['content-type'] ?? '')
    ? readMultipart(request, limits, onFile)
    : readRawFile(request, limits, onFile)
}

/** The activity part with the stored files as its attachments; those of its own attachments that carry content (cards) stay. */
function withAttachments(bytes: Buffer | undefined, files: Attachment[], limits: Limits): { ok: true; activity: ClientActivity } | Refused {
  const json = bytes ? parseJson(bytes, limits.jsonDepth) : { ok: true as const, value: { type: 'message' } }
  if (!json.ok) return refused('MalformedJson')
  const parsed = parseActivity(json.value)
  if (!parsed.ok) return parsed
  const own = (parsed.activity.attachments ?? []).filter(
    (attachment) => attachment.content !== undefined || attachment.contentUrl !== undefined,
  )
  const attachments = [
    ...own,
    ...files.map(({ contentType, contentUrl, name }) => ({ contentType, contentUrl: contentUrl ?? '', name: name ?? '' })),
  ]
  if (attachments.length === 0) return refused('BadArgument', 'The request holds no file.')
  return { ok: true, activity: { ...parsed.activity, attachments } }
}
