import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import { type SessionDoc, sessionKey } from '../../../data/info-session.ts'
import { type Actor, type Journey, type JourneyDoc, journeyKey } from '../../../data/journey.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import type { Programme } from '../../../data/programme.ts'
import { type ScanResultDoc, scanKey } from '../../../data/scan-result.ts'
import { ConflictError, type Store, type Stored, type Write } from '../../../data/store.ts'
import type { TakenOver } from '../../../dialogs/journey/port.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { plannedNotices, replannedNotices } from '../../../rules/journey/journey-notices.ts'
import { plannedSteps, type Route } from '../../../rules/journey/planned-steps.ts'
import { stateOf } from '../../../rules/journey/standing.ts'
import { moveStep, newJourney, type StepEvent } from '../../../rules/journey.ts'
import { askAboutPhases } from '../../../rules/surveys/phase-surveys.ts'
import { referencesOf } from '../info-sessions/references.ts'
import { beside, showCard } from './change-journey.ts'
import { intermediaries, type JourneyDesk, personOfDoc, readStanding } from './journey-desk.ts'

/** The step that is the zelfscan; every programme that has one calls it so. */
export const scanStep = (route: Route) => plannedSteps(route).find(({ step }) => step.id === 'zelfscan')?.key

/** The step that the list of an info session confirms. */
export const attendanceStep = (route: Route) => plannedSteps(route).find(({ step }) => step.confirmedBy.includes('attendance'))?.key

/** Starts the journey of a proved person with what they did as a visitor. A second call takes over what is new since, and shows their card when a crash left them without; nothing is taken twice. */
export async function beginJourney(desk: JourneyDesk, personId: string, from: TakenOver = {}): Promise<void> {
  const [person, found, scan, sessions] = await Promise.all([
    desk.store.get<PersonDoc>(personKey(personId)),
    desk.store.get<JourneyDoc>(journeyKey(personId)),
    desk.store.get<ScanResultDoc>(scanKey(personId)),
    attended(desk.store, personId, from.visitors ?? [], desk.now()),
  ])
  if (!person) return
  const programme = found ? await desk.versions.load(found.programme) : desk.versions.current
  const at = desk.now().toISOString()
  const { journey: taken, events } = takenOver(programme, found ?? newJourney(programme, at), {
    at,
    me: { role: 'candidate', id: personId, name: person.name },
    scanned: from.zelfscan !== undefined || scan !== undefined,
    sessions,
  })
  const { surveyed, notices: questions } = askAboutPhases(personId, programme, found ?? { steps: {} }, taken, desk.now())
  const journey = surveyed ? { ...taken, surveyed } : taken
  const nothingNew = found !== undefined && events.length === 0
  if (nothingNew && desk.directory.byId(personId)) return
  try {
    if (!nothingNew) await desk.store.commit(writesOf(desk, personId, { person, programme, found, journey, events, questions }))
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error
    desk.known.delete(personId)
    return beginJourney(desk, personId, from)
  }
  const standing = await readStanding(desk, personId)
  if (standing) await showCard(desk, personId, standing, true)
}

type Begun = {
  person: Stored<PersonDoc>
  programme: Programme
  found: Stored<JourneyDoc> | undefined
  journey: Journey
  events: StepEvent[]
  questions: NoticeDoc[]
}

function writesOf(desk: JourneyDesk, personId: string, { person, programme, found, journey, events, questions }: Begun): Write[] {
  const { startedAt, revision } = journey
  const me: Actor = { role: 'candidate', id: personId }
  const begun = contactDoc(personId, { topic: 'step', by: me, text: 'journey.begin', unique: 'begin' }, startedAt)
  const contacts = events.map(({ at, by, step, to }, index) =>
    contactDoc(personId, { topic: 'step', by, text: `step.${to}`, vars: { step }, unique: `taken-${revision}-${index}` }, at),
  )
  const planned = (one: Journey) =>
    plannedNotices(
      { personId, person: personOfDoc(person), journey: one, route: programme, intermediaries: intermediaries(desk.staff) },
      desk.now(),
    )
  const { put, remove } = replannedNotices(found ? planned(found) : [], planned(journey))
  return [
    found ? { op: 'put', doc: { ...found, ...journey, etag: found.etag } } : { op: 'create', doc: { ...journey, ...journeyKey(personId) } },
    ...beside(personId, { events, contacts: found ? contacts : [begun, ...contacts], notices: [...put, ...questions] }, revision),
    ...remove.map((key): Write => ({ op: 'remove', key })),
  ]
}

type Before = { at: string; me: Actor; scanned: boolean; sessions: readonly string[] }

/** What was done before counts: the person did their scan, and was on the list of who was there. */
function takenOver(route: Route, journey: Journey, { at, me, scanned, sessions }: Before): { journey: Journey; events: StepEvent[] } {
  const [scan, session] = [scanStep(route), attendanceStep(route)]
  const wishes = [
    ...(scan && scanned && stateOf(journey, scan) === 'todo' ? [{ step: scan, by: me, evidence: ['scan'] }] : []),
    ...(session && sessions.length > 0 ? [{ step: session, by: { role: 'system', id: 'attendance' } as Actor, evidence: sessions }] : []),
  ]
  let result: { journey: Journey; events: StepEvent[] } = { journey, events: [] }
  for (const wish of wishes) {
    const moved = moveStep(route, result.journey, { ...wish, to: 'confirmed', at })
    if (moved.ok) result = { journey: moved.journey, events: [...result.events, moved.event] }
  }
  return result
}

/** Sessions these ids signed up for and whose list says that they were there. */
async function attended(store: Store, personId: string, visitors: readonly string[], now: Date): Promise<string[]> {
  const ids = [...new Set([personId, ...visitors])]
  const references = (await Promise.all(ids.map((id) => referencesOf(store, id)))).flat()
  const past = references.filter(({ start }) => start <= now.toISOString())
  const found = await Promise.all(
    past.map(async ({ id, registration }) => {
      const session = await store.get<SessionDoc>(sessionKey(id))
      return session?.attendance[registration] === 'attended' ? [id] : []
    }),
  )
  return [...new Set(found.flat())]
}
