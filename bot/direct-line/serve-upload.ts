import type { Store } from '../../data/store.ts'
import { attachmentNamed } from '../attachment-named.ts'
import type { Answer } from './answer.ts'
import type { Call } from './call.ts'
import { refuse } from './refuse.ts'
import type { UploadLinks } from './upload-links.ts'
import { readUpload } from './uploads.ts'

/** Types a browser may be told; anything else (HTML, scripts) goes out as bytes. */
const passive = /^(image\/[a-z0-9.+-]+|audio\/[a-z0-9.+-]+|video\/[a-z0-9.+-]+|application\/pdf|text\/plain)$/i

/** `GET conversations/:id/attachments/:upload`: an uploaded file to whoever holds a signed link, never as something a browser would run. */
export function serveUpload({ store, links, linkSeconds }: { store: Store; links: UploadLinks; linkSeconds: number }) {
  return async (call: Call, conversationId: string, uploadId: string): Promise<Answer> => {
    const link = links.check(conversationId, uploadId, call.query)
    if (link !== 'ok') return refuse(link === 'expired' ? 'TokenExpired' : 'InvalidToken')
    const upload = await readUpload(store, conversationId, uploadId)
    if (!upload) return refuse('NotFound')
    return {
      status: 200,
      stream: upload.stream,
      headers: {
        'Content-Type': passive.test(upload.contentType) ? upload.contentType : 'application/octet-stream',
        'Content-Length': String(upload.size),
        'Content-Disposition': attachmentNamed(upload.name),
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Cache-Control': `private, max-age=${linkSeconds}`,
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'Referrer-Policy': 'no-referrer',
      },
    }
  }
}
