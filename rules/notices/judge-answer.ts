/**
 * What came of one attempt. `status` is HTTP's or SMTP's; none when there was no answer at all. `code` is the channel's own word, `id` what it calls the message. `taken`
 * means that the message may have been taken although no answer came.
 */
export type Answer = { ok: true; id?: string } | { ok: false; status?: number; code?: string; retryAfterMs?: number; taken?: boolean }

/** `again` after so many milliseconds, `refused` for good by this way, or `unsure` whether it arrived. `down`: not this message but the way as a whole fails. `spent`: nothing was refused, but it was tried often enough. */
export type Verdict =
  | { verdict: 'sent' }
  | { verdict: 'unsure' }
  | { verdict: 'again'; afterMs: number; down: boolean }
  | { verdict: 'refused'; reason: string; spent?: true }

const passing = new Set([408, 409, 412, 425, 429, 500, 502, 503, 504])
/** Attempts of one way that answered before it counts as refusing. */
const mostAttempts = 10
const firstWaitMs = 1_000
const longestWaitMs = 15 * 60_000

/** Growing, jittered pauses: 1 s, 2 s, 4 s … 15 min, each between half and one and a half times that. `chance` is from 0 to 1. */
export const backOffMs = (attempts: number, chance: number) =>
  Math.round(Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempts, 20)) * (0.5 + chance))

/** Judges an answer of the Bot Framework. A 403 is final: the app is not installed, or the person blocked it (`MessageWritesBlocked`). */
export function judgeConnector(answer: Answer, attempts: number, chance: number): Verdict {
  if (answer.ok) return { verdict: 'sent' }
  const { status, code, retryAfterMs, taken } = answer
  const afterMs = Math.max(retryAfterMs ?? 0, retryAfterMs === undefined ? backOffMs(attempts, chance) : 0)
  if (status === undefined) return taken ? { verdict: 'unsure' } : { verdict: 'again', afterMs, down: true }
  if (status === 401) return { verdict: 'again', afterMs, down: true }
  if (!passing.has(status)) return { verdict: 'refused', reason: code ?? String(status) }
  return attempts + 1 < mostAttempts
    ? { verdict: 'again', afterMs, down: false }
    : { verdict: 'refused', reason: `${status} ${mostAttempts} times`, spent: true }
}

/** Judges an answer of a mail server: 4xx is tried again until the notice expires, 5xx is final; without an answer the server is down, or cut us off. */
export function judgeMail(answer: Answer, attempts: number, chance: number): Verdict {
  if (answer.ok) return { verdict: 'sent' }
  const { status, code } = answer
  const afterMs = backOffMs(attempts + 1, chance)
  if (status !== undefined && status >= 500) {
    return code === 'EAUTH' ? { verdict: 'again', afterMs, down: true } : { verdict: 'refused', reason: String(status) }
  }
  return { verdict: 'again', afterMs, down: status === undefined || code === 'EAUTH' }
}
