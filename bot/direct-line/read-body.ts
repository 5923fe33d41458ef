import type { IncomingMessage } from 'node:http'
import type * as z from 'zod'
import type { Limits } from './limits.ts'
import { parseJson } from './parse-json.ts'
import { type Refused, refused } from './refuse.ts'

type Bounds = Pick<Limits, 'bodyBytes' | 'bodyMilliseconds' | 'jsonDepth'>

/** The JSON body of a request as the schema says; an empty body counts as `{}`. */
export async function readJson<S extends z.ZodType>(
  request: IncomingMessage,
  schema: S,
  limits: Bounds,
): Promise<{ ok: true; value: z.output<S> } | Refused> {
  const read = await readBody(request, limits)
  if (!read.ok) return read
  if (read.bytes.length > 0 && !isJson(request.headers['content-type'])) return refused('UnsupportedMediaType')
  const parsed = read.bytes.length > 0 ? parseJson(read.bytes, limits.jsonDepth) : { ok: true as const, value: {} }
  return parsed.ok ? checkShape(parsed.value, schema) : refused('MalformedJson')
}

/** The value when the schema takes it; otherwise the first field (a name of ours, never of the client's) that is wrong. */
export function checkShape<S extends z.ZodType>(value: unknown, schema: S): { ok: true; value: z.output<S> } | Refused {
  const checked = schema.safeParse(value)
  if (checked.success) return { ok: true, value: checked.data }
  const field = checked.error.issues[0]?.path[0]
  return refused('BadArgument', field === undefined ? undefined : `The field ${String(field)} is not as the protocol says.`)
}

async function readBody(request: IncomingMessage, limits: Bounds): Promise<{ ok: true; bytes: Buffer } | Refused> {
  const encoding = request.headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity') return refused('UnsupportedMediaType')
  if (Number(request.headers['content-length'] ?? 0) > limits.bodyBytes) return refused('PayloadTooLarge')
  return await new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const timer = setTimeout(() => done(refused('RequestTimeout')), limits.bodyMilliseconds)
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size > limits.bodyBytes) done(refused('PayloadTooLarge'))
      else chunks.push(chunk)
    }
    const onEnd = () => done({ ok: true, bytes: Buffer.concat(chunks) })
    const onGone = () => done(refused('BadArgument'))
    const done = (outcome: { ok: true; bytes: Buffer } | Refused) => {
      clearTimeout(timer)
      request.off('data', onData).off('end', onEnd).off('close', onGone)
      resolve(outcome)
    }
    request.on('error', onGone).on('close', onGone).on('end', onEnd).on('data', onData)
  })
}

function isJson(contentType: string | undefined): boolean {
  return /^(application\/([a-z0-9.-]+\+)?json|text\/json)\s*(;|$)/i.test(contentType ?? '')
}
