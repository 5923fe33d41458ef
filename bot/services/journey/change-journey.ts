import type { Person } from '../../../data/candidate.ts'
import type { ContactDoc } from '../../../data/contact-moment.ts'
import { timeId } from '../../../data/contact-moment.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import type { Actor, Journey, StepEventDoc } from '../../../data/journey.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { ConflictError, type Doc, type Store, StoreUnavailableError, type Write } from '../../../data/store.ts'
import { candidateCard } from '../../../rules/journey/candidate-card.ts'
import { plannedNotices, replannedNotices } from '../../../rules/journey/journey-notices.ts'
import type { StepEvent } from '../../../rules/journey.ts'
import { askAboutPhases } from '../../../rules/surveys/phase-surveys.ts'
import { shortHash } from '../person-of.ts'
import { intermediaries, type JourneyDesk, journeyOfDoc, learn, personOfDoc, readStanding, type Standing } from './journey-desk.ts'

/** What a decision leads to: the person and the journey as they are to be, what happened, and whom to tell at once. */
export type Change = {
  person?: Person
  journey: Journey
  events?: StepEvent[]
  contacts?: ContactDoc[]
  notices?: NoticeDoc[]
  /** What else is written in the same commit, in the candidate's own partition. */
  also?: readonly Write[]
  /** Who did it; a member of staff's change is on record. */
  by: Actor
  about: string
}

/** What to do about a wish: a change, or why not. Who decides on more than the standing reads it anew each time it is asked. */
type Decided<R> = { change: Change; result?: R } | { change?: undefined; result: R }

export type Settled<R> = { how: 'changed' | 'refused' | 'repeated'; result?: R; standing: Standing }

/** Marks a wish as done, so that its second delivery is recognised: candidate's partition. */
type RequestDoc = Doc & { kind: 'request' }
const requestDays = 14

/** Attempts before the store counts as unavailable; each lost attempt means that somebody else got their change in. */
const attempts = 20

/**
 * Changes somebody's journey in one commit, with its history, timeline and notices; whoever loses the race decides again on what is there then.
 * What this process knows is tried first; a refusal is always decided on a fresh reading. Nothing when there is no such person.
 */
export async function changeJourney<R>(
  desk: JourneyDesk,
  personId: string,
  request: string | undefined,
  decide: (standing: Standing) => Decided<R> | Promise<Decided<R>>,
): Promise<Settled<R> | undefined> {
  let fresh = !desk.known.has(personId)
  for (let left = attempts; left > 0; left--) {
    const standing = fresh ? await readStanding(desk, personId) : desk.known.get(personId)
    if (!standing) return undefined
    const { change, result } = await decide(standing)
    if (!change) {
      if (!fresh) fresh = true
      else if (await wasDone(desk.store, personId, request)) return { how: 'repeated', standing }
      else return { how: 'refused', standing, ...(result !== undefined && { result }) }
      continue
    }
    const stored = await commit(desk, personId, standing, change, request)
    if (stored) return { how: 'changed', standing: stored, ...(result !== undefined && { result }) }
    fresh = true
    const now = await readStanding(desk, personId)
    if (now && (await wasDone(desk.store, personId, request))) return { how: 'repeated', standing: now }
  }
  throw new StoreUnavailableError(`the journey of a person kept changing during ${attempts} attempts`)
}

export const requestKey = (personId: string, request: string) => ({
  partition: candidatePartition(personId),
  kind: 'request' as const,
  id: shortHash('request', request),
})

/** Refuses the commit it is in when the same wish was committed before. */
export const requestMark = (personId: string, request: string): Write => ({
  op: 'create',
  doc: { ...requestKey(personId, request), ttl: requestDays * 86_400 } satisfies RequestDoc,
})

const wasDone = async (store: Store, personId: string, request: string | undefined) =>
  request !== undefined && (await store.get<RequestDoc>(requestKey(personId, request))) !== undefined

async function commit(desk: JourneyDesk, personId: string, before: Standing, change: Change, request: string | undefined) {
  const programme = await desk.versions.load(change.journey.programme)
  const { surveyed, notices: questions } = askAboutPhases(personId, programme, before.journey, change.journey, desk.now())
  const journey = { ...before.journey, ...change.journey, ...(surveyed && { surveyed }), revision: before.journey.revision + 1 }
  const person = change.person && { ...change.person, ...keyed(before.person) }
  const after: Standing = { journey, person: person ?? before.person, programme }
  const writes = [
    ...(request === undefined ? [] : [requestMark(personId, request)]),
    ...beside(personId, change, journey.revision),
    ...(change.also ?? []),
    ...questions.map((doc): Write => ({ op: 'put', doc })),
    ...planning(desk, personId, before, after),
  ]
  try {
    const etags = await desk.store.commit([
      { op: 'put', doc: journey },
      ...(person ? [{ op: 'put', doc: person } satisfies Write] : []),
      ...writes,
    ])
    after.journey = { ...journey, etag: etags[0] ?? '' }
    if (person) after.person = { ...person, etag: etags[1] ?? '' }
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error
    desk.known.delete(personId)
    return undefined
  }
  learn(desk, personId, after)
  await Promise.all([showCard(desk, personId, after, change.by.role !== 'system'), onRecord(desk, personId, change)])
  return after
}

const keyed = ({ partition, kind, id, etag, ttl }: Standing['person']) => ({ partition, kind, id, etag, ...(ttl !== undefined && { ttl }) })

/** History, timeline and what is said at once. Events of one instant are in the order of revisions. */
export function beside(
  personId: string,
  { events = [], contacts = [], notices = [] }: Pick<Change, 'events' | 'contacts' | 'notices'>,
  revision: number,
) {
  const history = events.map(
    (event, index): StepEventDoc => ({
      partition: candidatePartition(personId),
      kind: 'step-event',
      id: timeId(new Date(event.at), `${String(revision).padStart(6, '0')}-${index}`),
      ...event,
    }),
  )
  return [...history, ...contacts, ...notices].map((doc): Write => ({ op: 'put', doc }))
}

function planning(desk: JourneyDesk, personId: string, before: Standing, after: Standing): Write[] {
  const at = (standing: Standing) => {
    const { person, journey, programme: route } = standing
    return plannedNotices({ personId, person, journey, route, intermediaries: intermediaries(desk.staff) }, desk.now())
  }
  const { put, remove } = replannedNotices(at(before), at(after))
  return [...put.map((doc): Write => ({ op: 'put', doc })), ...remove.map((key): Write => ({ op: 'remove', key }))]
}

/** The line staff see, after the fact. */
export async function showCard(desk: JourneyDesk, personId: string, { person, journey, programme }: Standing, contact: boolean) {
  const now = desk.now()
  const lastContactAt = contact ? now.toISOString() : (desk.directory.byId(personId)?.lastContactAt ?? person.createdAt)
  const plain = personOfDoc(person)
  const card = candidateCard(personId, plain, journeyOfDoc(journey), programme, { now, lastContactAt })
  const { phase, since, step, turn, waits } = card
  const place = { phase, since, lastContactAt, ...(step && { step }), ...(turn && { turn }), ...(waits && { waits }) }
  await desk.directory.upsert({ ...plain, id: personId }, place)
}

async function onRecord({ audit }: JourneyDesk, personId: string, { by, about }: Change) {
  if (by.role !== 'candidate' && by.role !== 'system') await audit.record(personId, by, 'change', about)
}
