import type { CandidateDirectory } from '../../bot/services/people/candidate-directory.ts'
import { coachPartition, type HourLineDoc, type HourSummaryDoc, lineId } from '../../data/coach-hours.ts'
import type { Doc, Store } from '../../data/store.ts'

const candidates = 200
const entries = 20_000

const personOf = (id: string, coach: string) => ({
  ...{ id, name: `Kandidaat ${id}`, email: `${id}@example.org`, language: 'nl' as const, state: 'active' as const, coach },
  ...{ programme: { id: 'amsterdam-po', version: '2026-1' }, stateSince: '2025-09-01T08:00:00.000Z', consents: [] },
  ...{ createdAt: '2025-09-01T08:00:00.000Z', verifiedAt: '2025-09-01T08:00:00.000Z' },
})

/** Gives a coach a life's work: 200 candidates and 20,000 entries over three years until 18 November 2026, written straight to the store. */
export async function busyCoach({ store, directory }: { store: Store; directory: CandidateDirectory }, coach: string): Promise<void> {
  const partition = coachPartition(coach)
  const docs: Doc[] = []
  for (let n = 0; n < candidates; n++) {
    const id = `c${n}`
    await directory.upsert(personOf(id, coach), { phase: 'training-year-1', since: '2026-09-01T08:00:00.000Z' })
    const summary: HourSummaryDoc = {
      ...{ partition, kind: 'hours-summary', id, seq: 100, used: { 'training-year-1@2026-2027': n * 10 }, room: {} },
      ...{ minutes: n * 10, entries: 100, phases: {}, lastAt: '2026-11-10T10:00:00.000Z' },
    }
    docs.push(summary)
  }
  for (let n = 0; n < entries; n++) {
    const date = new Date(Date.UTC(2026, 10, 18) - (n % 1095) * 86_400_000).toISOString().slice(0, 10)
    const line = {
      ...{ minutes: 30, date, what: 'talk', phase: 'training-year-1', budget: 'training-year-1', schoolYear: '2026-2027' },
      ...{
        rate: 'internal' as const,
        month: date.slice(0, 7),
        at: `${date}T12:00:00.000Z`,
        seq: n,
        candidate: `c${n % candidates}`,
        entry: `e${n}`,
      },
    }
    const doc: HourLineDoc = { ...line, partition, kind: 'hours-line', id: lineId(line) }
    docs.push(doc)
  }
  for (let done = 0; done < docs.length; done += 100) await store.commit(docs.slice(done, done + 100).map((doc) => ({ op: 'put', doc })))
}
