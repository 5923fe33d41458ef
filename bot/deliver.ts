import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from './log.ts'

const again = new Set([408, 412, 429, 502, 503, 504])
const mostAttempts = 4

/** After this many milliseconds no new attempt begins: the channel that sent the activity waits for us. */
const mostTrying = 8_000

/**
 * Sends, and tries again with growing, jittered pauses on what a channel says is passing. False when it did not arrive; one that does not
 * answer is not asked again, since it may have taken the message.
 */
export async function deliver(
  send: () => Promise<unknown>,
  log: Log,
  pause: (milliseconds: number) => Promise<unknown> = wait,
): Promise<boolean> {
  const until = performance.now() + mostTrying
  for (let attempt = 1; ; attempt++) {
    try {
      await send()
      return true
    } catch (error) {
      const status = statusOf(error)
      const passing = status === undefined ? field(error, 'name') !== 'AbortError' : again.has(status)
      const milliseconds = retryAfter(error) ?? 250 * 2 ** attempt * (0.5 + Math.random())
      if (!passing || attempt === mostAttempts || performance.now() + milliseconds > until) {
        log.warn({ status, error }, 'a reply did not arrive at the channel; it goes along with the next message')
        return false
      }
      await pause(milliseconds)
    }
  }
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

function statusOf(error: unknown): number | undefined {
  const status = field(error, 'statusCode') ?? field(field(error, 'response'), 'status')
  return typeof status === 'number' ? status : undefined
}

/** Milliseconds the channel asks to wait. */
function retryAfter(error: unknown): number | undefined {
  const headers = field(field(error, 'response'), 'headers')
  const get = field(headers, 'get')
  const value = typeof get === 'function' ? Reflect.apply(get, headers, ['retry-after']) : undefined
  const seconds = Number(value)
  return value && seconds >= 0 ? seconds * 1000 : undefined
}
