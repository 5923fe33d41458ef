import type { RetentionId } from '../data/programme/care.ts'
import type { Programme } from '../data/programme.ts'

/** Whole days a kind of data is kept, by the programme. A programme without that period is a bug that throws. */
export function retentionDays(programme: Pick<Programme, 'retention'>, id: RetentionId): number {
  const days = programme.retention.find((one) => one.id === id)?.days
  if (days === undefined) throw new Error(`the programme has no retention "${id}"`)
  return days
}

/** The same in seconds, for a document's `ttl`. */
export const ttlSeconds = (programme: Pick<Programme, 'retention'>, id: RetentionId) => retentionDays(programme, id) * 86_400
