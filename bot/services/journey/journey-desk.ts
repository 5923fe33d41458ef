import { type Person, type PersonDoc, personKey } from '../../../data/candidate.ts'
import { type Actor, type Journey, type JourneyDoc, journeyKey } from '../../../data/journey.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Store, Stored } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { JourneyView } from '../../../dialogs/journey/port.ts'
import { roadmap } from '../../../rules/journey/roadmap.ts'
import { maySee } from '../../../rules/people/may-see.ts'
import type { StaffDirectory } from '../../staff.ts'
import type { Auditor } from '../audit.ts'
import type { CandidateDirectory } from '../people/candidate-directory.ts'
import type { ProgrammeVersions } from './programme-versions.ts'

/** What the parts of the journey service share. */
export type JourneyDesk = {
  store: Store
  versions: ProgrammeVersions
  staff: StaffDirectory
  directory: CandidateDirectory
  audit: Auditor
  now: () => Date
  /** Somebody as this process read or wrote them last. */
  known: Map<string, Standing>
}

/** A person and their journey as they are stored, with the programme they are on. */
export type Standing = { person: Stored<PersonDoc>; journey: Stored<JourneyDoc>; programme: Programme }

const mostKnown = 500

export function learn({ known }: JourneyDesk, personId: string, standing: Standing) {
  known.delete(personId)
  known.set(personId, standing)
  if (known.size > mostKnown) known.delete(known.keys().next().value ?? '')
}

/** Reads somebody: two point reads beside each other. Nothing without a proved person with a journey. */
export async function readStanding(desk: JourneyDesk, personId: string): Promise<Standing | undefined> {
  const [person, journey] = await Promise.all([
    desk.store.get<PersonDoc>(personKey(personId)),
    desk.store.get<JourneyDoc>(journeyKey(personId)),
  ])
  desk.known.delete(personId)
  if (!person || !journey) return undefined
  const standing = { person, journey, programme: await desk.versions.load(journey.programme) }
  learn(desk, personId, standing)
  return standing
}

export const personOfDoc = ({ partition: _partition, kind: _kind, id: _id, etag: _etag, ttl: _ttl, ...person }: PersonDoc): Person => person
export const journeyOfDoc = ({ partition: _partition, kind: _kind, id: _id, etag: _etag, ttl: _ttl, ...journey }: JourneyDoc): Journey =>
  journey

export function viewOf(personId: string, { person, journey, programme }: Standing, now: Date): JourneyView {
  const plain = journeyOfDoc(journey)
  return { personId, person: personOfDoc(person), journey: plain, programme, roadmap: roadmap(programme, plain, now, person.stateSince) }
}

/** Everything somebody is towards this candidate, what counts most first: themselves, their coach, an intermediary. */
export function actorsOf(who: Who, personId: string, person: Pick<Person, 'name' | 'coach'>): Actor[] {
  if (who.personId === personId) return [{ role: 'candidate', id: personId, name: person.name }]
  const id = who.staffId
  if (id === undefined) return []
  const named = who.name === undefined ? { id } : { id, name: who.name }
  const own = person.coach === id && who.roles.includes('coach')
  const rest = (['intermediary', 'helpdesk', 'manager'] as const).filter((role) => who.roles.includes(role))
  return [...(own ? (['coach'] as const) : []), ...rest].map((role): Actor => ({ role, ...named }))
}

/** Whether they may see the journey; somebody who may not learns nothing, not even that it exists. */
export const maySeeJourney = (who: Who, personId: string, person: Pick<Person, 'coach'>) =>
  maySee(who, { id: personId, coach: person.coach }, 'journey')

/** Intermediaries who are away today. */
export const absentIntermediaries = (staff: StaffDirectory): string[] =>
  staff.all().flatMap(({ id, roles }) => (roles.includes('intermediary') && staff.isAway(id) ? [id] : []))

/** Intermediaries who are there, in one order: the work of who is away goes to the others. All of them when nobody is there. */
export function intermediaries(staff: Pick<StaffDirectory, 'all' | 'isAway'>): string[] {
  const all = staff
    .all()
    .filter(({ roles }) => roles.includes('intermediary'))
    .map(({ id }) => id)
    .sort()
  const here = all.filter((id) => !staff.isAway(id))
  return here.length > 0 ? here : all
}
