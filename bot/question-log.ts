import { createHash } from 'node:crypto'
import type { Programme } from '../data/programme.ts'
import type { Store, Write } from '../data/store.ts'
import type { Learned } from '../dialogs/questions.ts'
import { scrub } from '../rules/scrub.ts'

/** A question or how an answer was received, kind `question` or `feedback`, partition `questions/<yyyy-mm>`. Nothing in it leads to a person or a conversation. */
export type LearnedDoc = Learned & { partition: string; id: string; etag?: string; ttl: number; at: string }

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
  const ttl = (programme.retention.find((one) => one.id === 'question-log')?.days ?? 365) * 86_400
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
      const at = now().toISOString()
      const id = createHash('sha256').update(`${turn} ${learned.kind}`).digest('base64url').slice(0, 22)
      const kept = learned.text === undefined ? learned : { ...learned, text: scrub(learned.text) }
      if (waiting.size >= mostWaiting) return
      waiting.set(id, { ...kept, partition: `questions/${at.slice(0, 7)}`, id, ttl, at: at.slice(0, 13) })
      timer ??= setTimeout(() => void flush().catch(failed), flushAfter).unref()
    },
    flush,
    async close() {
      clearTimeout(timer)
      await flush()
    },
  }
}
