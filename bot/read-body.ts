import type { IncomingMessage } from 'node:http'

/** Why a body could not be taken, with the HTTP status that says so. */
export type BodyRefused = { ok: false; status: 400 | 413 | 415; message: string }

/** Reads a JSON object of at most `mostBytes`. A larger one is not kept in memory. */
export async function readJsonBody(
  request: IncomingMessage,
  mostBytes: number,
): Promise<{ ok: true; body: Record<string, unknown> } | BodyRefused> {
  const type = String(request.headers['content-type'] ?? '')
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) return { ok: false, status: 415, message: 'The body must be application/json.' }
  try {
    const bytes = await readBytes(request, mostBytes)
    if (!bytes) return { ok: false, status: 413, message: `The body is larger than ${mostBytes} bytes.` }
    const body: unknown = JSON.parse(bytes.toString('utf8'))
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      return { ok: false, status: 400, message: 'The body must be a JSON object.' }
    return { ok: true, body: body as Record<string, unknown> }
  } catch {
    return { ok: false, status: 400, message: 'The body is not valid JSON.' }
  }
}

/** Nothing when there are more. Throws when the sender breaks off. By events, since `for await` is a noticeable part of a turn. */
export function readBytes(request: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= mostBytes) chunks.push(chunk)
      else chunks = []
    })
    request.on('end', () => resolve(size <= mostBytes ? Buffer.concat(chunks) : undefined))
    request.on('error', reject)
    request.on('close', () => reject(new Error('the body broke off')))
  })
}
