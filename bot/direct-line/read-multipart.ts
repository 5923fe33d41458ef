import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'
import type { Limits } from './limits.ts'
import { type Refused, refused } from './refuse.ts'

/** A file part as it arrives. Reading it throws a Stop when it grows too large or the request breaks off. */
export type Part = { name: string; contentType: string; bytes: AsyncIterable<Buffer> }

/** Why reading a request was given up. */
export class Stop extends Error {
  readonly refused: Refused
  constructor(why: Refused) {
    super('the upload was refused')
    this.refused = why
  }
}

const activityType = 'application/vnd.microsoft.activity'
const maxActivityBytes = 2 * 1024 * 1024
const brokenOff = refused('BadArgument', 'The body is broken or breaks off.')

/**
 * Reads a multipart request: hands every file to `onFile` as it arrives and returns the bytes of the activity part, if there is one. The
 * request is not destroyed, so that a refusal can still be answered.
 */
export async function readMultipart(
  request: IncomingMessage,
  limits: Pick<Limits, 'files' | 'fileBytes' | 'uploadMilliseconds'>,
  onFile: (part: Part) => Promise<void>,
): Promise<{ ok: true; activity?: Buffer } | Refused> {
  const parser = openParser(request, limits)
  if (!parser) return refused('UnsupportedMediaType')
  const jobs: Promise<void>[] = []
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let activity: Buffer | undefined
  const give = (why: Refused) => reject(new Stop(why))
  const timer = setTimeout(() => give(refused('RequestTimeout')), limits.uploadMilliseconds)
  parser.on('file', (field, stream, info) => {
    stream.on('error', () => {})
    const isActivity = info.mimeType === activityType || (field === 'activity' && info.filename === undefined)
    const take = async () => {
      if (isActivity) activity = await collect(stream)
      else await onFile({ name: info.filename ?? 'file', contentType: info.mimeType, bytes: bounded(stream) })
    }
    const job = take()
    job.catch(reject)
    jobs.push(job)
  })
  parser.on('field', (field, text, info) => {
    if (info.mimeType === activityType || field === 'activity') activity = Buffer.from(text)
  })
  for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit']) parser.on(limit, () => give(refused('PayloadTooLarge')))
  parser.on('error', () => give(brokenOff))
  parser.on('close', () => resolve())
  request.on('error', () => {})
  request.on('close', () => request.readableEnded || give(brokenOff))
  request.pipe(parser)
  try {
    await promise
    await Promise.all(jobs)
    return { ok: true, ...(activity && { activity }) }
  } catch (error) {
    request.unpipe(parser)
    parser.destroy()
    await Promise.allSettled(jobs)
    if (error instanceof Stop) return error.refused
    throw error
  } finally {
    clearTimeout(timer)
  }
}

function openParser(request: IncomingMessage, limits: Pick<Limits, 'files' | 'fileBytes'>) {
  try {
    // One part more than allowed, so that it is refused instead of silently left out; the activity part counts as a file.
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: {
        files: limits.files + 1,
        fields: 5,
        parts: limits.files + 6,
        fieldSize: maxActivityBytes,
        fileSize: limits.fileBytes + 1,
        headerPairs: 20,
      },
    })
  } catch {
    return undefined
  }
}

/** The bytes of a file part; an error of the stream itself is the client's doing. */
async function* bounded(stream: AsyncIterable<Buffer> & { truncated?: boolean }): AsyncGenerator<Buffer> {
  try {
    for await (const piece of stream) yield piece
  } catch {
    throw new Stop(brokenOff)
  }
  if (stream.truncated) throw new Stop(refused('PayloadTooLarge'))
}

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of bounded(stream)) {
    size += piece.length
    if (size > maxActivityBytes) throw new Stop(refused('PayloadTooLarge'))
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
