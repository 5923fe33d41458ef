import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** What a request is answered with: JSON (`body`), a stream, or nothing. */
export type Answer = { status: number; headers?: Record<string, string>; body?: unknown; stream?: AsyncIterable<Uint8Array> }

/** Writes an answer. A client that went away is no error; a stream that fails midway breaks the connection off. */
export async function sendAnswer(response: ServerResponse, answer: Answer, headers: Record<string, string>): Promise<void> {
  if (response.headersSent || response.destroyed) return
  if (answer.stream) {
    response.writeHead(answer.status, { ...headers, ...answer.headers })
    await pipeline(Readable.from(answer.stream, { objectMode: false }), response).catch(() => response.destroy())
    return
  }
  const json = answer.body === undefined ? '' : JSON.stringify(answer.body)
  const type: Record<string, string> = json ? { 'Content-Type': 'application/json; charset=utf-8' } : {}
  response.writeHead(answer.status, { ...type, 'Content-Length': String(Buffer.byteLength(json)), ...headers, ...answer.headers })
  response.end(json)
}
