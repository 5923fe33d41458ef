import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Store } from '../../data/store.ts'
import type { TeamsTally } from './teams-double.ts'

const program = join(import.meta.dirname, 'notice-worker.ts')

/** `aheadMs` is how far the product's clock is ahead of the machine's, the same for all processes. */
type Options = { path: string; ratePerSecond: number; leaseMs: number; aheadMs: number }

/** A process that empties the outbox; resolves when it works. */
export async function startWorker({ path, ratePerSecond, leaseMs, aheadMs }: Options): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, path, ...[ratePerSecond, leaseMs, aheadMs].map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error('no output')
  await once(child.stdout, 'data')
  return child
}

export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Two processes until nothing is due any more; one of them is killed and started again each time so many messages have arrived. */
export async function workWithKills(
  options: Options & { store: Store; tally: TeamsTally; killAt: readonly number[]; until: string; longestMs: number },
) {
  const { store, tally, killAt, until } = options
  const workers = [await startWorker(options), await startWorker(options)]
  const waitFor = async (done: () => boolean | Promise<boolean>) => {
    const stopAt = performance.now() + options.longestMs
    while (!(await done())) {
      if (performance.now() > stopAt) throw new Error(`not done after ${options.longestMs} ms; arrived ${tally.arrived.size}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  try {
    for (const [index, count] of killAt.entries()) {
      await waitFor(() => tally.arrived.size >= count)
      const which = index % 2
      await kill(workers[which] as ChildProcess)
      workers[which] = await startWorker(options)
    }
    await waitFor(async () => (await store.due(until, { limit: 1 })).docs.length === 0)
  } finally {
    await Promise.all(workers.map(kill))
  }
}

/** The part of the allowed rate that was used between two numbers of requests, and the most requests in any second. */
export function useOfRate({ times }: TeamsTally, ratePerSecond: number, from: number, to: number) {
  const part = times.slice(from, to)
  const seconds = ((part.at(-1) ?? 0) - (part[0] ?? 0)) / 1_000
  let [most, left] = [0, 0]
  for (let right = 0; right < times.length; right++) {
    while ((times[right] as number) - (times[left] as number) >= 1_000) left++
    most = Math.max(most, right - left + 1)
  }
  return { used: (part.length - 1) / seconds / ratePerSecond, mostInASecond: most, seconds }
}
