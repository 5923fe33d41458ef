import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import type { ContactDoc } from '../../../data/contact-moment.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import type { Actor } from '../../../data/journey.ts'
import { ConflictError, type Stored, type Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { JourneyRefusal, Journeys, NewContact, Timeline, TimelineEntry } from '../../../dialogs/journey/port.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { toCandidate } from '../../../rules/journey/journey-notices.ts'
import { maySee } from '../../../rules/people/may-see.ts'
import { shortHash } from '../person-of.ts'
import { requestMark, showCard } from './change-journey.ts'
import { actorsOf, type JourneyDesk, maySeeJourney, personOfDoc, readStanding } from './journey-desk.ts'

const pageSize = 6
const unknown = { ok: false, reason: 'unknown' } as const
const forbidden = { ok: false, reason: 'forbidden' } as const

/** Whether a candidate agrees that who helps them reads along. */
const shares = ({ consents }: Pick<PersonDoc, 'consents'>) =>
  consents.some(({ purpose, withdrawnAt }) => purpose === 'sharing' && withdrawnAt === undefined)

/** One timeline of everything between somebody and the desk. Reading another's is on record; so is every note. */
export function timelineOf(desk: JourneyDesk): Pick<Journeys, 'timeline' | 'askSharing' | 'note' | 'addContact'> {
  const { store, now, audit } = desk

  /** The person, and who this member of staff is to them; a refusal that tells nothing otherwise. */
  async function staffFor(who: Who, personId: string): Promise<{ person: Stored<PersonDoc>; by: Actor } | JourneyRefusal> {
    const person = await store.get<PersonDoc>(personKey(personId))
    const by = person && actorsOf(who, personId, person)[0]
    if (!person || !by || !maySeeJourney(who, personId, person)) return who.roles.includes('manager') ? forbidden : unknown
    return by.role === 'candidate' ? forbidden : { person, by }
  }

  async function put(personId: string, request: string, contact: Omit<NewContact, 'unique'>, more: readonly Write[] = []) {
    const unique = shortHash('contact', request)
    const doc = contactDoc(personId, { ...contact, unique }, contact.at ?? now().toISOString())
    try {
      await store.commit([requestMark(personId, request), { op: 'put', doc }, ...more])
    } catch (error) {
      if (error instanceof ConflictError) return
      throw error
    }
    const standing = await readStanding(desk, personId)
    if (standing) await showCard(desk, personId, standing, true)
  }

  return {
    async timeline(who, personId, after): Promise<Timeline> {
      if (who.staffId === undefined && who.personId !== personId) return forbidden
      const person = await store.get<PersonDoc>(personKey(personId))
      const by = person && actorsOf(who, personId, person)[0]
      if (!person || !by || !maySeeJourney(who, personId, person)) return who.roles.includes('manager') ? forbidden : unknown
      if (!maySee(who, { id: personId, coach: person.coach, shares: shares(person) }, 'timeline'))
        return { ok: false, reason: 'no-consent', person: personOfDoc(person) }
      const [page] = await Promise.all([
        store.list<ContactDoc>(candidatePartition(personId), 'contact', { descending: true, limit: pageSize, ...(after && { after }) }),
        by.role === 'candidate' ? undefined : audit.record(personId, by, 'read', 'timeline'),
      ])
      const programme = await desk.versions.load(person.programme)
      return { ok: true, entries: page.docs.map(entryOf), ...(page.next && { next: page.next }), person: personOfDoc(person), programme }
    },

    async askSharing(who, { personId, request }) {
      const found = await staffFor(who, personId)
      if ('ok' in found) return found
      const { by } = found
      const day = now().toISOString().slice(0, 10)
      const notice = toCandidate(personId, { about: 'sharing-asked', key: `${by.id}-${day}`, vars: { by: by.name ?? '' } }, now())
      await put(personId, request, { topic: topicOf(by), by, text: 'sharing.asked' }, [{ op: 'put', doc: notice }])
      return { ok: true }
    },

    async note(who, { personId, words, about, request }) {
      const found = await staffFor(who, personId)
      if ('ok' in found) return found
      const { by } = found
      if (by.role === 'helpdesk') return forbidden
      const told = toCandidate(personId, { about: 'talk-planned', key: shortHash(request), vars: { by: by.name ?? '', words } }, now())
      await Promise.all([
        put(
          personId,
          request,
          { topic: topicOf(by), by, text: `${about}.added`, words },
          about === 'talk' ? [{ op: 'put', doc: told }] : [],
        ),
        audit.record(personId, by, 'change', about),
      ])
      return { ok: true }
    },

    addContact: (personId, { unique, ...contact }) => put(personId, unique, contact),
  }
}

const topicOf = ({ role }: Actor) => (role === 'coach' || role === 'intermediary' || role === 'helpdesk' ? role : 'bot')

function entryOf({ partition: _partition, kind: _kind, etag: _etag, ttl: _ttl, ...entry }: Stored<ContactDoc>): TimelineEntry {
  return entry
}
