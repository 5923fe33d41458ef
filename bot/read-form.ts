import type { IncomingMessage } from 'node:http'
import { type BodyRefused, readBytes } from './read-body.ts'

/** Reads what a page's form sends, of at most `mostBytes`. */
export async function readForm(request: IncomingMessage, mostBytes: number): Promise<{ ok: true; fields: URLSearchParams } | BodyRefused> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(String(request.headers['content-type'] ?? '')))
    return { ok: false, status: 415, message: 'The body must be a form.' }
  try {
    const bytes = await readBytes(request, mostBytes)
    if (!bytes) return { ok: false, status: 413, message: `The body is larger than ${mostBytes} bytes.` }
    return { ok: true, fields: new URLSearchParams(bytes.toString('utf8')) }
  } catch {
    return { ok: false, status: 400, message: 'The body broke off.' }
  }
}
