import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import { EmbedderError } from './embedder-error.ts'
import type { Opinion } from './open-opinion.ts'

/** How long a question may wait for a second opinion, how many failures in a row are borne, and how long it is left alone then and after it could not be opened, in milliseconds. */
export type Patience = { limit: number; failures: number; rest: number; reopen: number }
const patience: Patience = { limit: 300, failures: 3, rest: 30_000, reopen: 600_000 }

export type LiveOpinion = {
  /** The decision after a second opinion, or as it was when there is none (yet), or none in time. Never rejects. */
  about: Opinion['about']
  begin: () => void
  /** Resolves when it is open, or never will be. */
  opened: () => Promise<void>
  close: () => Promise<void>
}

/** Opens an opinion beside the turns and asks it without ever keeping a turn waiting long: answering goes on without it whatever happens to it. */
export function liveOpinion(open: (signal: AbortSignal) => Promise<Opinion>, log: Log, wanted: Partial<Patience> = {}): LiveOpinion {
  const { limit, failures, rest, reopen } = { ...patience, ...wanted }
  const closing = new AbortController()
  let opinion: Opinion | undefined
  let opening: Promise<void> | undefined
  let failed = 0
  let resting: NodeJS.Timeout | undefined

  async function keepOpening(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        const opened = await open(closing.signal)
        if (closing.signal.aborted) return await opened.close()
        opinion = opened
        log.info('the embedder is ready')
        return
      } catch (error) {
        if (closing.signal.aborted) return
        log.error({ error }, 'the embedder cannot be used, so questions are understood without it; try: npm run doctor')
        if (!(error instanceof EmbedderError && error.passing)) return
        await pause(reopen, undefined, { signal: closing.signal, ref: false }).catch(() => {})
      }
    }
  }

  function failure(error: unknown): void {
    if (++failed < failures) return
    log.warn({ error }, `the embedder failed ${failed} times in a row; it is left alone for ${rest / 1000} s`)
    resting = setTimeout(() => (resting = undefined), rest).unref()
    failed = 0
  }

  return {
    async about(question, decision) {
      if (!opinion || resting) return decision
      try {
        const better = await opinion.about(question, decision, AbortSignal.timeout(limit))
        failed = 0
        return better
      } catch (error) {
        if (!resting && !closing.signal.aborted) failure(error)
        return decision
      }
    },
    begin() {
      opening ??= keepOpening()
    },
    opened: async () => await opening,
    async close() {
      closing.abort()
      clearTimeout(resting)
      await opening
      await opinion?.close()
    },
  }
}
