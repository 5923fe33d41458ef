import { setImmediate as turn } from 'node:timers/promises'
import type { Machine } from '../../bot/services/notices/machine.ts'

/** A machine whose clock goes as fast as the work on it: `run` moves from one end of a wait to the next, when all else stands still. */
export function falseMachine(start = Date.parse('2026-11-25T09:00:00.000Z')): Machine & { run: (ms: number) => Promise<void> } {
  let now = start
  let waits: { at: number; done: () => void }[] = []

  const stillness = async () => {
    for (let quiet = 0; quiet < 3; quiet++) await turn()
  }
  return {
    now: () => now,
    wait: (ms) =>
      new Promise<void>((done) => {
        waits.push({ at: now + Math.max(0, ms), done })
      }),
    async run(ms) {
      const end = now + ms
      for (;;) {
        await stillness()
        const at = Math.min(...waits.map((one) => one.at))
        if (at > end) break
        now = at
        const over = waits.filter((one) => one.at <= now)
        waits = waits.filter((one) => one.at > now)
        for (const { done } of over) done()
      }
      now = end
    },
  }
}
