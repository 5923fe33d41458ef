import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import { type JourneyDoc, journeyKey, type StepEventDoc } from '../../../data/journey.ts'
import type { Who } from '../../../dialogs/context.ts'
import { maySee } from '../../../rules/people/may-see.ts'
import type { Candidate, Hand, HoursDesk, Route } from './hours-desk.ts'

/** A journey read this long ago is as good: it decides on the phase of a day that has passed. In milliseconds. */
const goodFor = 30_000
const mostKnown = 500

/** Somebody with a route; whose coach they are is always read. Nothing for a visitor who was not proved. */
export async function readCandidate(desk: HoursDesk, id: string): Promise<Candidate | undefined> {
  const [person, route] = await Promise.all([desk.store.get<PersonDoc>(personKey(id)), routeOf(desk, id)])
  return person && route && { id, person, ...route }
}

function routeOf(desk: HoursDesk, id: string): Promise<Route | undefined> {
  const { routes, now } = desk
  const known = routes.get(id)
  if (known && now().getTime() - known.at < goodFor && now().getTime() >= known.at) return known.route
  const route = readRoute(desk, id)
  routes.delete(id)
  routes.set(id, { at: now().getTime(), route })
  route.then((found) => found ?? routes.delete(id)).catch(() => routes.delete(id))
  if (routes.size > mostKnown) routes.delete(routes.keys().next().value ?? '')
  return route
}

async function readRoute({ store, versions }: HoursDesk, id: string): Promise<Route | undefined> {
  const [journey, events] = await Promise.all([
    store.get<JourneyDoc>(journeyKey(id)),
    store.list<StepEventDoc>(candidatePartition(id), 'step-event', { limit: 1000 }),
  ])
  return journey && { journey, events: events.docs, programme: await versions.load(journey.programme) }
}

/** What somebody is towards a candidate's hours: their own coach, or an intermediary; nothing for everybody else, who learns nothing. */
export function handOf(who: Who, { id, person }: Pick<Candidate, 'id' | 'person'>): Hand | undefined {
  const { staffId, roles, name } = who
  if (staffId === undefined || !maySee(who, { id, coach: person.coach }, 'notes')) return undefined
  const by = { id: staffId, ...(name !== undefined && { name }) }
  if (person.coach === staffId && roles.includes('coach')) return { role: 'coach', by: { role: 'coach', ...by } }
  return roles.includes('intermediary') ? { role: 'intermediary', by: { role: 'intermediary', ...by } } : undefined
}
