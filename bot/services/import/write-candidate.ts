import { type Person, type PersonDoc, personKey } from '../../../data/candidate.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import { type Actor, type Journey, journeyKey, type StepEventDoc } from '../../../data/journey.ts'
import type { Write } from '../../../data/store.ts'
import { clockInstant } from '../../../rules/hours/clock-minutes.ts'
import { importedJourney } from '../../../rules/import/imported-journey.ts'
import type { CandidateLine } from '../../../rules/import/read-candidate.ts'
import { candidateCard } from '../../../rules/journey/candidate-card.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { plannedNotices, replannedNotices } from '../../../rules/journey/journey-notices.ts'
import { underway } from '../../../rules/journey/person-state.ts'
import { beside } from '../journey/change-journey.ts'
import { intermediaries } from '../journey/journey-desk.ts'
import { unchanged } from '../people/people-desk.ts'
import type { Known, Staffed } from './import-candidates.ts'
import type { ImportDesk } from './import-desk.ts'

type ToWrite = { personId: string; candidate: CandidateLine; staffed: Staffed; hash: string; known: Known | undefined; by: Actor }

/** Writes the person with their journey, its history and what is to be said later in one commit, and then the line staff see. What is overdue already is not told. */
export async function writeCandidate(desk: ImportDesk, { personId, candidate, staffed, hash, known, by }: ToWrite): Promise<void> {
  const { store, programme, directory, audit, staff } = desk
  const now = desk.now()
  const at = now.toISOString()
  const { journey, events } = importedJourney(programme, candidate, by, { timeZone: programme.timeZone, now })
  const person = personOf(desk, candidate, staffed, journey, hash)
  const route = { personId, route: programme, intermediaries: intermediaries(staff) }
  const before = known?.person && known.journey ? plannedNotices({ ...route, person: known.person, journey: known.journey }, now) : []
  const { put, remove } = replannedNotices(before, plannedNotices({ ...route, person, journey }, now))
  const coming = put.filter(({ dueAt = '' }) => dueAt > at)
  const told = contactDoc(personId, { topic: 'intermediary', by, text: 'journey.imported', unique: 'imported' }, at)
  const partition = candidatePartition(personId)
  const history = known?.person ? await store.list<StepEventDoc>(partition, 'step-event', { limit: 1000 }) : { docs: [] }
  const writes: Write[] = [
    unchanged(known?.person, { ...person, ...personKey(personId) } satisfies PersonDoc),
    unchanged(known?.journey, { ...journey, ...journeyKey(personId) }),
    ...beside(personId, { events, contacts: [told], notices: coming }, 0),
  ]
  const kept = new Set(writes.map((one) => (one.op === 'remove' ? '' : one.doc.id)))
  const old = history.docs
    .filter(({ id }) => !kept.has(id))
    .map(({ partition: where, kind, id }): Write => ({ op: 'remove', key: { partition: where, kind, id } }))
  await store.commit([...writes, ...old, ...remove.map((key): Write => ({ op: 'remove', key }))])
  desk.forget(personId)
  const lastContactAt = events.at(-1)?.at ?? journey.startedAt
  const { phase, since, step, turn, waits } = candidateCard(personId, person, journey, programme, { now, lastContactAt })
  const place = { phase, since, lastContactAt, ...(step && { step }), ...(turn && { turn }), ...(waits && { waits }) }
  await directory.upsert({ ...person, id: personId }, place)
  await audit.record(personId, by, 'change', 'person')
}

/** Somebody who has agreed to nothing and proved nothing yet. */
function personOf(
  { programme, now }: ImportDesk,
  line: CandidateLine,
  { coach, intermediary }: Staffed,
  journey: Journey,
  hash: string,
): Person {
  const { name, email, phone, language, state, since, reason } = line
  const at = now().toISOString()
  const { startedAt, revision } = journey
  const sinceAt = since === undefined ? undefined : clockInstant(since, '12:00', programme.timeZone)?.toISOString()
  const resting = state !== 'active'
  return {
    ...{ name, email, language },
    ...(phone !== undefined && { phone }),
    programme: { id: programme.id, version: programme.version },
    state: resting ? state : underway(programme, journey, { ...(coach !== undefined && { coach }) }),
    stateSince: resting ? (sinceAt !== undefined && sinceAt < at ? sinceAt : at) : startedAt,
    ...(reason && { stopReason: reason }),
    ...(coach !== undefined && { coach, coachSince: startedAt }),
    ...(intermediary !== undefined && { intermediary }),
    consents: [],
    createdAt: startedAt,
    imported: { at, line: hash, revision },
  }
}
