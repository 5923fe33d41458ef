import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from './log.ts'

const again = new Set([408, 412, 429, 502, 503, 504])
const mostAttempts = 4

/** Sends, and tries again with growing, jittered pauses on what a channel says is passing. False when it did not arrive. */
export async function deliver(
  send: () => Promise<unknown>,
  log: Log,
  pause: (milliseconds: number) => Promise<unknown> = wait,
): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      await send()
      return true
    } catch (error) {
      const status = statusOf(error)
      if (attempt === mostAttempts || (status !== undefined && !again.has(status))) {
        log.warn({ status, error }, 'a reply did not arrive at the channel; it goes along with the next message')
        return false
      }
      await pause(retryAfter(error) ?? 250 * 2 ** attempt * (0.5 + Math.random()))
    }
  }
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

function statusOf(error: unknown): number | undefined {
  const status = field(error, 'statusCode') ?? field(field(error, 'response'), 'status')
  return typeof status === 'number' ? status : undefined
}

/** Milliseconds the channel asks to wait, at most ten seconds. */
function retryAfter(error: unknown): number | undefined {
  const headers = field(field(error, 'response'), 'headers')
  const get = field(headers, 'get')
  const value = typeof get === 'function' ? Reflect.apply(get, headers, ['retry-after']) : undefined
  const seconds = Number(value)
  return value && seconds >= 0 ? Math.min(10_000, seconds * 1000) : undefined
}
