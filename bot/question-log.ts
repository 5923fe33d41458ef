import { createHash } from 'node:crypto'
import { type Learned, type LearnedDoc, learnedPartition } from '../data/learned.ts'
import type { Programme } from '../data/programme.ts'
import type { Store, Write } from '../data/store.ts'
import { ttlSeconds } from '../rules/retention.ts'
import { scrub } from '../rules/scrub.ts'

/** Entries wait this long, in milliseconds, so that many go in one request beside the turns. */
const flushAfter = 500
const mostWaiting = 5000

export type QuestionLog = { add: (id: string, learned: Learned) => void; flush: () => Promise<void>; close: () => Promise<void> }

/** Writes down what people ask, without who asks. The last half second is lost when the machine dies: it is for learning, not for the person. */
export function questionLog({
  store,
  programme,
  now,
  failed,
}: {
  store: Store
  programme: Programme
  now: () => Date
  failed: (error: unknown) => void
}): QuestionLog {
  const ttl = ttlSeconds(programme, 'question-log')
  const waiting = new Map<string, LearnedDoc>()
  let timer: NodeJS.Timeout | undefined

  async function flush(): Promise<void> {
    timer = undefined
    while (waiting.size > 0) {
      const all = [...waiting.values()]
      const partition = all[0]!.partition
      const batch = all.filter((one) => one.partition === partition).slice(0, 100)
      await store.commit(batch.map((doc): Write => ({ op: 'put', doc: doc as LearnedDoc & { kind: string } })))
      for (const one of batch) waiting.delete(one.id)
    }
  }
  return {
    add(turn, learned) {
      if (waiting.size >= mostWaiting) return
      const at = now()
      const hour = at.toISOString().slice(0, 13)
      const id = learnedId(turn, learned.kind, hour)
      waiting.set(id, { ...impersonal(learned), partition: learnedPartition(at), id, ttl, at: hour })
      timer ??= setTimeout(() => void flush().catch(failed), flushAfter).unref()
    },
    flush,
    async close() {
      clearTimeout(timer)
      await flush()
    },
  }
}

/** What an entry is called that a turn left behind in an hour (`2026-11-22T09`): found by who has the turn, leading to nobody without it. */
export const learnedId = (turn: string, kind: Learned['kind'], hour: string) =>
  `${hour}-${createHash('sha256').update(`${turn} ${kind}`).digest('base64url').slice(0, 22)}`

/** Everything that was typed, without what leads to a person. */
function impersonal(learned: Learned): Learned {
  if (learned.kind === 'question') return { ...learned, text: scrub(learned.text) }
  const { text, question } = learned
  return { ...learned, ...(text !== undefined && { text: scrub(text) }), ...(question !== undefined && { question: scrub(question) }) }
}
