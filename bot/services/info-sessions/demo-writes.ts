import { type DemoSession, demoSessions, demoVisitors } from '../../../data/demo-sessions.ts'
import { type RegistrationDoc, type Session, type SessionDoc, type SessionFacts, sessionPartition } from '../../../data/info-session.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Write } from '../../../data/store.ts'
import { cardOf } from '../../../rules/session-cards.ts'
import { sessionReminders } from '../../../rules/session-notices.ts'
import { join } from '../../../rules/waiting-list.ts'
import { instantAt, localTime } from '../../../rules/zoned-time.ts'
import { shortHash } from '../person-of.ts'
import { cardDoc } from './catalogue.ts'
import { registrationId } from './desk.ts'

const day = 86_400_000

/** The demo's info sessions with their sign-ups, relative to `now`, and the list of them: one commit for each. A reconciliation afterwards makes the people's references. */
export function demoSessionWrites(programme: Programme, now: Date): Write[][] {
  const cards: Write[] = []
  const commits = demoSessions.map((demo) => {
    const facts = factsOf(demo, programme, now)
    const registrations = demoVisitors(demo).map((person, index) =>
      registrationDoc(
        demo,
        person,
        programme,
        new Date(Math.min(now.getTime(), Date.parse(facts.start)) - (demo.people - index) * 3_600_000),
      ),
    )
    const empty = { seats: [], waiting: [], gone: [] }
    const roster = registrations.reduce((list, { id, by, at }) => join(list, { id, by, at }, demo.capacity), empty as Session['roster'])
    const state = {
      status: 'planned' as const,
      sequence: 0,
      revision: 0,
      roster,
      attendance: {},
      createdBy: 'demo',
      createdAt: new Date(now.getTime() - 30 * day).toISOString(),
    }
    const session: SessionDoc = { partition: sessionPartition(demo.id), kind: 'info-session', id: demo.id, ...facts, ...state }
    cards.push({ op: 'put', doc: cardDoc(cardOf(demo.id, session), now) })
    return [session, ...registrations, ...sessionReminders(demo.id, session, now)].map((doc): Write => ({ op: 'put', doc }))
  })
  return [...commits, cards]
}

function factsOf(demo: DemoSession, programme: Programme, now: Date): SessionFacts {
  const { infoSession, timeZone, holidays } = programme
  let date = new Date(now.getTime() + demo.inDays * day)
  const closed = () => {
    const { year, month, day: number } = localTime(date, timeZone)
    const utc = new Date(Date.UTC(year, month - 1, number))
    const christmas = (month === 12 && number > 20) || (month === 1 && number < 5)
    return christmas || [0, 5, 6].includes(utc.getUTCDay()) || holidays.some((one) => utc.toISOString().startsWith(one.date))
  }
  while (closed()) date = new Date(date.getTime() + (demo.inDays < 0 || demo.inDays > 90 ? -day : day))
  const start = instantAt({ ...localTime(date, timeZone), ...demo.time }, timeZone) ?? date
  return {
    title: demo.title ?? infoSession.title,
    description: demo.description ?? infoSession.about,
    host: demo.host,
    language: demo.language,
    start: start.toISOString(),
    end: new Date(start.getTime() + demo.minutes * 60_000).toISOString(),
    place: demo.place,
    capacity: demo.capacity,
    closesMinutesBefore: infoSession.signUpClosesMinutesBefore,
  }
}

function registrationDoc(
  demo: DemoSession,
  person: { name: string; email: string; needs?: string },
  { consents, infoSession }: Programme,
  at: Date,
): RegistrationDoc {
  const consent = consents.find((one) => one.purpose === infoSession.consent)
  const by = shortHash('demo', person.email)
  return {
    partition: sessionPartition(demo.id),
    kind: 'registration',
    id: registrationId(demo.id, person.email),
    ...person,
    language: demo.language === 'en' ? 'en' : 'nl',
    consent: { purpose: infoSession.consent, version: consent?.version ?? 1, text: consent?.text.nl ?? '-', at: at.toISOString() },
    by,
    channel: { channelId: 'directline', userId: `dl_demo-${by}`, conversationId: `demo-${by}` },
    at: at.toISOString(),
  }
}
