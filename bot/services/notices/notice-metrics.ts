import { Counter, Gauge, type Registry } from 'prom-client'
import type { Way } from '../../../data/notice.ts'

export type Outcome = 'sent' | 'failed' | 'dropped' | 'unsure' | 'again' | 'refused'
export type Count = (outcome: Outcome, way: Way | 'none', times?: number) => void
export type NoticeMetrics = { count: Count; waiting: (notices: number, oldestDueSeconds: number) => void }

/** What became of notices, and what waits, for `/metrics`. */
export function noticeMetrics(registry: Registry): NoticeMetrics {
  const total = new Counter({
    name: 'loket_notices_total',
    help: 'Notices by outcome: sent, failed (no way left), dropped (cause gone, not wanted, expired), unsure (counts as sent), again and refused (attempts).',
    labelNames: ['outcome', 'way'],
    registers: [registry],
  })
  const waiting = new Gauge({
    name: 'loket_notices_waiting',
    help: 'Notices that are due and not yet settled, at the last look.',
    registers: [registry],
  })
  const oldest = new Gauge({
    name: 'loket_notices_oldest_due_seconds',
    help: 'How long the oldest of them has been due.',
    registers: [registry],
  })
  return {
    count: (outcome, way, times = 1) => total.inc({ outcome, way }, times),
    waiting: (notices, oldestDueSeconds) => {
      waiting.set(notices)
      oldest.set(oldestDueSeconds)
    },
  }
}

export const noMetrics: NoticeMetrics = { count: () => {}, waiting: () => {} }
