import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'

export type ActivitySet = { activities: Record<string, unknown>[]; watermark?: string }

/** A plain WebSocket on a stream that notes what arrives. Ends with the test. */
export async function streamClient(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(url, { headers })
  onTestFinished(() => socket.terminate())
  const sets: ActivitySet[] = []
  const seen = { empty: 0 }
  const closed = once(socket, 'close').then(([code]) => Number(code))
  socket.on('message', (data) => {
    const text = String(data)
    if (text === '') seen.empty++
    else sets.push(JSON.parse(text))
  })
  await once(socket, 'open')
  const texts = () => sets.flatMap((set) => set.activities).map((activity) => activity.text)
  return { socket, sets, seen, closed, texts, watermark: () => sets.at(-1)?.watermark }
}

/** What a refused handshake was answered with. */
export async function refusedStream(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown; headers: object }> {
  const socket = new WebSocket(url, { headers })
  socket.on('error', () => {})
  const opened = once(socket, 'open').then(() => {
    socket.terminate()
    throw new Error('the stream was opened')
  })
  opened.catch(() => {})
  const [, response] = await Promise.race([once(socket, 'unexpected-response'), opened])
  const chunks: Buffer[] = await response.toArray()
  return { status: response.statusCode, body: JSON.parse(Buffer.concat(chunks).toString()), headers: response.headers }
}
