import type { CandidateCard } from '../../../data/candidate.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import type { Programme } from '../../../data/programme.ts'
import type { ReachDoc } from '../../../data/reach.ts'
import { ConflictError, type Store } from '../../../data/store.ts'
import { quietNotice, quietSince, quietStage } from '../../../rules/journey/quiet.ts'
import type { CandidateDirectory } from '../people/candidate-directory.ts'
import { type QuietDoc, quietKey } from './quiet-mark.ts'

type Desk = { store: Store; programme: Programme; directory: Pick<CandidateDirectory, 'all'>; now: () => Date }
const atOnce = 16

/** Writes to candidates whose turn it is and who were not heard of for long: twice at most, until they come back. Safe to repeat. */
export async function writeToQuietPeople(desk: Desk): Promise<void> {
  const { first } = desk.programme.pace.quietDays
  const before = new Date(desk.now().getTime() - first * 86_400_000).toISOString()
  const maybe = desk.directory.all().filter((card) => (quietSince(card, '') ?? '9') <= before)
  for (let done = 0; done < maybe.length; done += atOnce)
    await Promise.all(maybe.slice(done, done + atOnce).map((card) => writeTo(desk, card)))
}

async function writeTo({ store, programme, now }: Desk, card: CandidateCard): Promise<void> {
  const partition = candidatePartition(card.id)
  const [reach, before] = await Promise.all([
    store.get<ReachDoc>({ partition, kind: 'reach', id: 'reach' }),
    store.get<QuietDoc>(quietKey(partition)),
  ])
  const since = quietSince(card, reach?.lastSeenAt)
  const stage = since === undefined ? undefined : quietStage(since, programme.pace, now())
  if (since === undefined || stage === undefined) return
  if (before?.since === since && (before.told === 'last' || before.told === stage)) return
  const mark: QuietDoc = { ...quietKey(partition), since, told: stage, at: now().toISOString() }
  await store
    .commit([
      before ? { op: 'put', doc: { ...mark, etag: before.etag } as QuietDoc } : { op: 'create', doc: mark },
      { op: 'put', doc: quietNotice(card.id, stage, since, now()) },
    ])
    .catch((error: unknown) => {
      if (!(error instanceof ConflictError)) throw error
    })
}
