import { type ConversationRefDoc, type IdentityDoc, type Person, type PersonDoc, personKey } from '../../../data/candidate.ts'
import type { JoiningDoc } from '../../../data/code-book.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import { type ScanResult, type ScanResultDoc, scanKey } from '../../../data/scan-result.ts'
import type { Stored, Write } from '../../../data/store.ts'
import type { Me } from '../../../dialogs/people/port.ts'
import { giveConsent, isAllowed, neededPurpose } from '../../../rules/people/consents.ts'
import { ttlSeconds } from '../../../rules/retention.ts'
import { personOf } from '../person-of.ts'
import { mergeSurveys } from './merge-surveys.ts'
import { mergeVisitor } from './merge-visitor.ts'
import { type PeopleDesk, retried, unchanged } from './people-desk.ts'
import { personOfDoc } from './person.ts'

/** The partition of what a channel's user is known as. */
export const identityKey = (channelId: string, userId: string) => ({
  partition: `identity/${channelId}:${userId}`,
  kind: 'identity' as const,
  id: 'identity' as const,
})

export const conversationRef = (personId: string, who: JoiningDoc['who'], at: string): ConversationRefDoc => ({
  partition: candidatePartition(personId),
  kind: 'conversation-ref',
  id: `${who.channelId}:${who.conversationId}`,
  ...who,
  at,
})

/**
 * Does what follows from a right code: the person, who this channel's user is, what the anonymous visitor did. Every part may be done twice, so
 * whoever finds it half done does all of it again.
 */
export async function completeJoin(desk: PeopleDesk, joining: JoiningDoc): Promise<{ person: Me; sessions: number }> {
  const person = await settlePerson(desk, joining)
  const sessions = await connect(desk, person, joining.who, joining.at, joining.scan)
  await desk.store.commit([{ op: 'remove', key: { partition: joining.partition, kind: 'joining', id: joining.id } }])
  return { person, sessions }
}

/** Makes a channel's user this person, with what they did before they were known; gives how many sign-ups came along. Safe to repeat. */
export async function connect(desk: PeopleDesk, person: Me, who: JoiningDoc['who'], at: string, scan?: ScanResult): Promise<number> {
  const { channelId, userId } = who
  const identity: IdentityDoc = { ...identityKey(channelId, userId), personId: person.id, at }
  const visitor = personOf({ channelId, userId })
  const [sessions] = await Promise.all([
    desk.adoptSignUps({ from: visitor, to: person.id, email: person.email }),
    desk.store.commit([{ op: 'put', doc: identity }]),
    mergeVisitor(desk.store, visitor, person.id),
    mergeSurveys(desk.store, desk.programme.timeZone, visitor, person.id),
    desk.audit.record(person.id, { role: 'candidate', id: person.id }, 'login', `conversation/${channelId}`),
  ])
  await desk.joined(person.id, { ...(scan && { zelfscan: scan }) })
  return sessions
}

/** The person as they are from now on. Somebody new is written without looking first; who is there already is read. */
function settlePerson(desk: PeopleDesk, joining: JoiningDoc): Promise<Me> {
  const { store, programme } = desk
  const { personId, scan, who, at } = joining
  let unread = joining.first === true
  return retried('a person', async () => {
    const found = unread ? undefined : await store.get<PersonDoc>(personKey(personId))
    unread = false
    const details = joining.details ?? (found ? undefined : await detailsOfAnother(desk, joining))
    const doc = found ? renewed(found, details, at) : details && newPerson(desk, joining, details)
    if (!doc) throw new Error('an address has a person of whom nothing is known')
    const kept: ScanResultDoc[] = scan ? [{ ...scanKey(personId), ...scan, ttl: ttlSeconds(programme, 'scan') }] : []
    const writes: Write[] = [conversationRef(personId, who, at), ...kept].map((one) => ({ op: 'put', doc: one }))
    await store.commit(doc === found ? writes : [unchanged(found, doc), ...writes])
    return personOfDoc(personId, doc)
  })
}

/** The person was promised by a join of another device that is not finished: their name and consent are there. */
async function detailsOfAnother({ store }: PeopleDesk, { partition, personId }: JoiningDoc) {
  const { docs } = await store.list<JoiningDoc>(partition, 'joining')
  return docs.find((one) => one.personId === personId && one.details)?.details
}

type Details = NonNullable<JoiningDoc['details']>

/** Who somebody says to be on a second device is who they were; only what they agree to now is added. */
function renewed(found: Stored<PersonDoc>, details: Details | undefined, at: string): Stored<PersonDoc> {
  const consents = (details?.consents ?? []).reduce(
    (all, one) => giveConsent(all, one, at),
    found.consents as readonly Person['consents'][number][],
  )
  if (found.verifiedAt === undefined && details) return { ...found, name: details.name, consents: [...consents], verifiedAt: at }
  return consents === found.consents ? found : { ...found, consents: [...consents] }
}

function newPerson({ programme }: PeopleDesk, { personId, email, language, at }: JoiningDoc, { name, consents }: Details): PersonDoc {
  const doc: PersonDoc = {
    ...personKey(personId),
    name,
    email,
    language,
    programme: { id: programme.id, version: programme.version },
    state: 'interested',
    stateSince: at,
    consents: consents.map((one) => ({ ...one, at })),
    createdAt: at,
    verifiedAt: at,
  }
  if (!isAllowed(doc, neededPurpose)) throw new Error(`a person is kept without the consent "${neededPurpose}"`)
  return doc
}
