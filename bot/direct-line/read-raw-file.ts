import type { IncomingMessage } from 'node:http'
import type { Limits } from './limits.ts'
import { type Part, Stop } from './read-multipart.ts'
import { type Refused, refused } from './refuse.ts'

/** A request whose body is the file itself, named by Content-Type and Content-Disposition. Takes no JSON or form: that is a client's mistake. */
export async function readRawFile(
  request: IncomingMessage,
  limits: Pick<Limits, 'fileBytes' | 'uploadMilliseconds'>,
  onFile: (part: Part) => Promise<void>,
): Promise<{ ok: true; activity?: Buffer } | Refused> {
  const contentType = /^[\w.+-]+\/[\w.+-]+/.exec(request.headers['content-type'] ?? '')?.[0]?.toLowerCase()
  if (!contentType || /json|urlencoded/.test(contentType)) return refused('UnsupportedMediaType')
  if (Number(request.headers['content-length'] ?? 0) > limits.fileBytes) return refused('PayloadTooLarge')
  const timer = setTimeout(() => request.destroy(), limits.uploadMilliseconds)
  try {
    await onFile({ name: fileName(request.headers['content-disposition'] ?? ''), contentType, bytes: bounded(request, limits.fileBytes) })
    return { ok: true }
  } catch (error) {
    if (error instanceof Stop) return error.refused
    throw error
  } finally {
    clearTimeout(timer)
  }
}

async function* bounded(request: IncomingMessage, fileBytes: number): AsyncGenerator<Buffer> {
  let size = 0
  // Not destroyed on return, so that a refusal can still be answered.
  const pieces: AsyncIterator<Buffer> = request.iterator({ destroyOnReturn: false })
  try {
    for (;;) {
      const next = await pieces.next().catch(() => undefined)
      if (!next) throw new Stop(refused('BadArgument', 'The body breaks off.'))
      if (next.done) break
      size += next.value.length
      if (size > fileBytes) throw new Stop(refused('PayloadTooLarge'))
      yield next.value
    }
  } finally {
    await pieces.return?.()
  }
  if (size === 0) throw new Stop(refused('BadArgument', 'The request holds no file.'))
}

function fileName(disposition: string): string {
  const name = /filename="?([^";]+)/i.exec(disposition)?.[1] ?? 'file'
  return Buffer.from(name, 'latin1').toString('utf8').split(/[/\\]/).at(-1) || 'file'
}
