import type { CandidateCard } from '../../../data/candidate.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import type { Programme } from '../../../data/programme.ts'
import type { ReachDoc } from '../../../data/reach.ts'
import { ConflictError, type Store, type Write } from '../../../data/store.ts'
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
  const reach = await store.get<ReachDoc>({ partition, kind: 'reach', id: 'reach' })
  const since = quietSince(card, reach?.lastSeenAt)
  const stage = since === undefined ? undefined : quietStage(since, programme.pace, now())
  if (since === undefined || stage === undefined) return
  const mark: QuietDoc = { ...quietKey(partition), since, at: now().toISOString() }
  const writes: Write[] = [
    { op: 'create', doc: quietNotice(card.id, stage, since, now()) },
    ...(stage === 'last' ? [{ op: 'put' as const, doc: mark }] : []),
  ]
  await store.commit(writes).catch((error: unknown) => {
    if (!(error instanceof ConflictError)) throw error
  })
}
