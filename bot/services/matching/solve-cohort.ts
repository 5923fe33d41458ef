import { Worker } from 'node:worker_threads'
import type { CohortJob, SolvedCohort } from './cohort-job.ts'

/** Matches a cohort in a thread of its own, so that conversations go on. An aborted `signal` ends the thread and rejects with its reason. */
export async function solveCohort(job: CohortJob, signal?: AbortSignal): Promise<SolvedCohort> {
  signal?.throwIfAborted()
  const worker = new Worker(new URL('./cohort-worker.ts', import.meta.url), { workerData: job })
  return new Promise<SolvedCohort>((resolve, reject) => {
    const abort = () => {
      reject(signal?.reason)
      void worker.terminate()
    }
    signal?.addEventListener('abort', abort, { once: true })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', abort)
      reject(new Error(`matching a cohort stopped with code ${code}`))
    })
  })
}
