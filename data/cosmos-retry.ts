import { setTimeout } from 'node:timers'
import { StoreUnavailableError } from './store.ts'

export type RetryOptions = {
  /** How long one call goes on trying, in milliseconds. */
  retryForMs: number
}

const firstWaitMs = 20
const longestWaitMs = 1000

/** `uncertain`: the failed attempt may have been carried out all the same. */
type Verdict = { again: boolean; uncertain: boolean }
const never: Verdict = { again: false, uncertain: false }
const notDone: Verdict = { again: true, uncertain: false }
const perhapsDone: Verdict = { again: true, uncertain: true }

/** Substatus of a 404: the replica that answered lags behind what this client has seen already. */
export const readSessionNotAvailable = 1002
/** Substatuses of a 403: writes are moving to another region. */
const moving = [3, 1008]

/**
 * Runs `attempt` until it succeeds, fails for good, or time is up; then throws StoreUnavailableError. A 429 waits as long as Cosmos asks,
 * everything else a growing random time. `attempt` is told whether an earlier one may have been carried out without our knowing.
 */
export async function retrying<T>(attempt: (uncertain: boolean) => Promise<T>, { retryForMs }: RetryOptions): Promise<T> {
  const until = performance.now() + retryForMs
  let uncertain = false
  for (let tries = 0; ; tries++) {
    try {
      return await attempt(uncertain)
    } catch (thrown) {
      const error = unwrapped(thrown)
      const { code, substatus, retryAfterMs } = cosmosStatus(error)
      const verdict = judge(code, substatus)
      if (!verdict.again) throw isOutage(error) ? unavailable(error) : error
      uncertain ||= verdict.uncertain
      const waitMs = retryAfterMs ?? Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** tries)
      if (performance.now() + waitMs > until) throw unavailable(error)
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
}

type CosmosStatus = { code: number | string | undefined; substatus: number | undefined; retryAfterMs: number | undefined }

/** Status, substatus and asked wait of an error of the Cosmos client; all undefined of any other error. */
export function cosmosStatus(error: unknown): CosmosStatus {
  const fields: { code?: unknown; substatus?: unknown; retryAfterInMs?: unknown } = typeof error === 'object' && error !== null ? error : {}
  const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined)
  return {
    code: typeof fields.code === 'string' ? fields.code : number(fields.code),
    substatus: number(fields.substatus),
    retryAfterMs: number(fields.retryAfterInMs),
  }
}

/** https://learn.microsoft.com/rest/api/cosmos-db/http-status-codes-for-cosmosdb */
function judge(code: number | string | undefined, substatus: number | undefined): Verdict {
  switch (code) {
    case 429:
    case 449:
      return notDone
    case 404:
      return substatus === readSessionNotAvailable ? notDone : never
    case 403:
      return substatus !== undefined && moving.includes(substatus) ? notDone : never
    case 408:
    case 410:
    case 500:
    case 502:
    case 503:
    case 504:
    case 'REQUEST_SEND_ERROR':
    case 'TimeoutError':
      return perhapsDone
    default:
      return never
  }
}

/** The client wraps what goes wrong in a batch in an error that says nothing. */
const unwrapped = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error && !('code' in error) ? error.cause : error

/** What will not mend by trying again, and is no bug of ours: no right, no container, no token. */
const isOutage = (error: unknown): boolean =>
  [401, 403, 404].includes(Number(cosmosStatus(error).code)) ||
  (error instanceof Error && /(Authentication|Unavailable)Error$/.test(error.name))

function unavailable(error: unknown): StoreUnavailableError {
  const { code } = cosmosStatus(error)
  const said = error instanceof Error ? error.message.split('\n')[0] : error
  return new StoreUnavailableError(`Cosmos does not do what is asked (${code ?? 'no answer'}: ${said})${advice[Number(code)] ?? ''}`, {
    cause: error,
  })
}

const advice: Record<number, string> = {
  401: '. Check COSMOS_KEY',
  403: '. Check the firewall of the account and the roles of the managed identity',
  404: '. The database or the container has gone',
  429: '. Give the container more throughput',
}
