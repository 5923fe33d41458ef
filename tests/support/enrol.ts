import type { CandidateDirectory } from '../../bot/services/people/candidate-directory.ts'
import type { Person } from '../../data/candidate.ts'
import { candidatePartition } from '../../data/info-session.ts'
import type { JourneyDoc, StepEntry } from '../../data/journey.ts'
import type { Programme } from '../../data/programme.ts'
import type { Store } from '../../data/store.ts'

const by = { role: 'intermediary' as const, id: 'imke' }

/** The steps of somebody in this phase: everything before it is done since long. */
export function stepsUpTo(programme: Programme, phase: string, since = '2026-08-20T08:00:00.000Z'): Record<string, StepEntry> {
  const before = programme.phases.slice(
    0,
    programme.phases.findIndex((one) => one.id === phase),
  )
  return Object.fromEntries(
    before.flatMap(({ id, steps }) => steps.map((step) => [`${id}/${step.id}`, { state: 'confirmed' as const, since, by }])),
  )
}

/** Puts a proved person on the route, in a phase, with a coach. */
export async function enrol(
  { store, directory, programme }: { store: Store; directory: CandidateDirectory; programme: Programme },
  id: string,
  { phase = 'training-year-1', coach = 'coen', name = id, ...more }: Partial<Person> & { phase?: string } = {},
) {
  const since = '2025-01-10T09:00:00.000Z'
  const person: Person = {
    name,
    email: `${id}@example.org`,
    language: 'nl',
    programme: { id: programme.id, version: programme.version },
    state: 'active',
    stateSince: since,
    coach,
    consents: [],
    createdAt: since,
    verifiedAt: since,
    ...more,
  }
  const partition = candidatePartition(id)
  const journey: JourneyDoc = {
    ...{ partition, kind: 'journey', id: 'journey' },
    ...{ programme: person.programme, startedAt: since, steps: stepsUpTo(programme, phase), revision: 1 },
  }
  await store.commit([
    { op: 'put', doc: { ...person, partition, kind: 'person', id: 'person' } },
    { op: 'put', doc: journey },
  ])
  await directory.upsert({ ...person, id }, { phase, since })
}
