import { StoreUnavailableError } from '../../data/store.ts'
import type { Handle, Inbound } from '../channel.ts'
import { type Refused, refused } from './refuse.ts'

export type Log = { warn: (details: object, message: string) => void; error: (details: object, message: string) => void }
export type Delivered = { ok: true; id: string; duplicate: boolean } | Refused
export type Deliver = (inbound: Inbound) => Promise<Delivered>

/** Gives an activity to the bot. A bot that fails or hangs becomes a refusal; a turn that is late goes on, and its replies are still delivered. */
export function deliverer({ handle, log, milliseconds }: { handle: Handle; log: Log; milliseconds: number }): Deliver {
  return async (inbound) => {
    const turn = attempt(handle, inbound, log)
    const { promise: late, resolve } = Promise.withResolvers<Delivered>()
    const timer = setTimeout(() => resolve(refused('BotTimeout')), milliseconds)
    const delivered = await Promise.race([turn, late])
    clearTimeout(timer)
    if (!delivered.ok && delivered.answer.status === 504)
      log.error({ activity: inbound.id, milliseconds }, 'a Direct Line turn takes longer than a client waits')
    return delivered
  }
}

async function attempt(handle: Handle, inbound: Inbound, log: Log): Promise<Delivered> {
  try {
    const { duplicate } = await handle(inbound)
    return { ok: true, id: inbound.id, duplicate }
  } catch (error) {
    log.error({ err: error, activity: inbound.id }, 'a Direct Line turn failed')
    return refused(error instanceof StoreUnavailableError ? 'ServiceUnavailable' : 'BotRejectedActivity')
  }
}
