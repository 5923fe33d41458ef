import type { IncomingMessage } from 'node:http'

/**
 * Reads and forgets what is left of a request that was answered early, so that the client can read the answer before the connection
 * ends. Who goes on sending is cut off.
 */
export function discardRest(request: IncomingMessage, { bytes, milliseconds } = { bytes: 4 * 1024 * 1024, milliseconds: 3000 }): void {
  if (request.complete || request.destroyed) return
  let left = bytes
  const timer = setTimeout(() => request.destroy(), milliseconds)
  timer.unref()
  request.on('error', () => {})
  request.once('close', () => clearTimeout(timer))
  request.once('end', () => clearTimeout(timer))
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) request.destroy()
  })
  request.resume()
}
