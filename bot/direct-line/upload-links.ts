import { createHmac, timingSafeEqual } from 'node:crypto'
import { deriveKey } from '../derive-key.ts'

export type UploadLinks = {
  /** A link to an uploaded file that works for a while. `reference` is an attachment's contentUrl as the transcript keeps it. */
  link: (base: string, reference: string) => string | undefined
  check: (conversationId: string, uploadId: string, query: URLSearchParams) => 'ok' | 'invalid' | 'expired'
}

/** How the transcript (and the bot) names an uploaded file: no address and no signature, since both change. */
export const uploadReference = (conversationId: string, uploadId: string) => `upload:${conversationId}/${uploadId}`

/** The conversation and file of such a reference. */
export function readUploadReference(url: string): { conversationId: string; uploadId: string } | undefined {
  const [, conversationId, uploadId] = /^upload:([^/]+)\/([^/]+)$/.exec(url) ?? []
  return conversationId && uploadId ? { conversationId, uploadId } : undefined
}

/** Signed links: whoever holds one can fetch that one file until it expires. */
export function uploadLinks({ secret, now, seconds }: { secret: string; now: () => Date; seconds: number }): UploadLinks {
  const key = deriveKey(secret, 'uploads')
  const signature = (conversationId: string, uploadId: string, expires: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([conversationId, uploadId, expires]))
      .digest('base64url')
  const seconds1970 = () => Math.floor(now().getTime() / 1000)
  return {
    link(base, reference) {
      const upload = readUploadReference(reference)
      if (!upload) return undefined
      const expires = String(seconds1970() + seconds)
      const path = `conversations/${encodeURIComponent(upload.conversationId)}/attachments/${encodeURIComponent(upload.uploadId)}`
      return `${base}/v3/directline/${path}?e=${expires}&s=${signature(upload.conversationId, upload.uploadId, expires)}`
    },
    check(conversationId, uploadId, query) {
      const expires = query.get('e') ?? ''
      const expected = Buffer.from(signature(conversationId, uploadId, expires))
      const given = Buffer.from(query.get('s') ?? '')
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'invalid'
      return Number(expires) > seconds1970() ? 'ok' : 'expired'
    },
  }
}
