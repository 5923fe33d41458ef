import type { Attachment } from 'botframework-schema'
import type { Store } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Var } from '../../../dialogs/reply.ts'
import type { SentFile } from '../../../dialogs/said.ts'
import { defaultLimits } from '../../direct-line/limits.ts'
import { channelId as directLine } from '../../direct-line/transcript.ts'
import { readUploadReference, uploadReference } from '../../direct-line/upload-links.ts'
import { writeUpload } from '../../direct-line/uploads.ts'
import type { SentFiles } from '../documents/read-sent-file.ts'
import { shortHash } from '../person-of.ts'
import type { Place } from './relay.ts'

export type PassingFiles = {
  store: Store
  sent: Pick<SentFiles, 'read'>
  fileLink: (reference: string) => string | undefined
  now: () => Date
}

/** Files for the other side, and how many of them could not come along. */
export type PassedFiles = { attachments: Attachment[]; missing: number }

const kinds: readonly [type: string, begins: readonly number[]][] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
]
const other = 'application/octet-stream'
const kindOf = (bytes: Buffer) => kinds.find(([, begins]) => begins.every((byte, at) => bytes[at] === byte))?.[0] ?? other

/**
 * Files as the other side can open them. An upload of the sender's own conversation goes by a link that works for a while. A picture that Teams shows to the bot only is
 * fetched, and kept with the candidate's web chat (`to`); where there is none to keep it with, it is counted as missing.
 */
export async function passFiles(
  desk: PassingFiles,
  who: Who,
  files: readonly SentFile[],
  to: Place,
  request: string,
): Promise<PassedFiles> {
  const passed = await Promise.all(files.map((file, index) => pass(desk, who, file, to, shortHash('file', request, String(index)))))
  const attachments = passed.filter((one) => one !== undefined)
  return { attachments, missing: files.length - attachments.length }
}

async function pass({ store, sent, fileLink, now }: PassingFiles, who: Who, file: SentFile, to: Place, uploadId: string) {
  const { name, from, signed } = file
  const named = (contentUrl: string, contentType = other): Attachment => ({ contentType, name: name || 'file', contentUrl })
  const upload = readUploadReference(from)
  if (upload) {
    // A reference can be made up.
    const link = who.channelId === directLine && upload.conversationId === who.conversationId ? fileLink(from) : undefined
    return link === undefined ? undefined : named(link)
  }
  if (!signed) return from.startsWith('https://') ? named(from) : undefined
  if (to.channelId !== directLine) return undefined
  const read = await sent.read(who, file)
  if (!read.ok) return undefined
  const contentType = kindOf(read.bytes)
  const source = {
    conversationId: to.conversationId,
    uploadId,
    userId: who.userId,
    name: name || 'file',
    contentType,
    at: now().toISOString(),
  }
  const bytes = (async function* () {
    yield read.bytes
  })()
  await writeUpload(store, source, bytes, { chunkBytes: defaultLimits.chunkBytes, ttl: defaultLimits.uploadTtlSeconds })
  // In a web chat the reference itself: it is made a link whenever it is shown.
  return named(uploadReference(to.conversationId, uploadId), contentType)
}

/** What was said, with that something could not come along. */
export const wordsWith = (words: Var, { missing }: Pick<PassedFiles, 'missing'>): Var =>
  missing > 0 ? { paragraphs: [words, { key: 'helpdesk.file.missing', vars: { count: missing } }] } : words
