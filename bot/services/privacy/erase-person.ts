import { type IdentityDoc, personKey } from '../../../data/candidate.ts'
import { addressPartition } from '../../../data/code-book.ts'
import { everywhere } from '../../../data/every-document.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import { kinds } from '../../../data/kinds.ts'
import type { Doc } from '../../../data/store.ts'
import { mentionsOf } from '../../../rules/privacy/mentions.ts'
import type { ConversationDoc } from '../../conversation-doc.ts'
import { identityKey } from '../people/complete-join.ts'
import { personOf } from '../person-of.ts'
import { clearConversation } from './clear-conversation.ts'
import { forgetQuestions } from './forget-questions.ts'
import { freeSchools } from './free-schools.ts'
import { gatherTraces, type Known } from './gather-traces.ts'
import type { PrivacyDesk } from './privacy-desk.ts'
import { redactStaff } from './redact-staff.ts'
import { emptyPartition, removal } from './remove-documents.ts'
import { scrubNotices } from './scrub-notices.ts'

/** What leads to the rest of a person goes last, so that an erasure that was cut short can be done again from its beginning. */
const last = ['conversation-ref', 'session-ref', 'file-key', 'person']

/**
 * Removes everything that is kept of a person. Every part may be done twice. `keep` is the conversation in which it was asked: what was said in it goes, where it is stays
 * for its turn to write. Throws when a part could not be done; the rest is done then all the same.
 */
export async function erasePerson(desk: PrivacyDesk, personId: string, keep: string | undefined): Promise<void> {
  const { store, now } = desk
  const began = now().toISOString()
  const known = await gatherTraces(desk, personId)
  const mentions = mentionsOf(known.traces, namesOfOthers(desk, personId))
  await desk.forAccounts(personId)
  await scrubNotices(desk, known, mentions)
  const claim = { persons: known.persons, email: known.owned ? known.traces.email : undefined }
  for (const [session, registrations] of known.sessions) await desk.forgetSignUps(session, claim, registrations)
  const isOf = mentionsOf({ ids: known.persons, words: [] })
  await freeSchools(desk, isOf)
  await removeFound(desk, mentions, isOf)
  await redactStaff(desk, mentions)
  for (const partition of await conversationsOf(desk, known)) {
    await forgetQuestions(store, partition)
    await clearConversation(desk, partition, known.persons, keep)
  }
  const files = await desk.files.erase(personId).then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  for (const one of known.persons.filter((id) => id !== personId))
    await emptyPartition(store, { partition: candidatePartition(one), sort: 'candidate/*', last })
  for (const { channelId, userId } of known.identities) {
    const found = await store.get<IdentityDoc>(identityKey(channelId, userId))
    if (found?.personId === personId) await store.commit([removal(found)])
  }
  if (known.owned && known.traces.email)
    await emptyPartition(store, { partition: addressPartition(desk.sealAddress(known.traces.email)), sort: 'address/*' })
  // Hours that were logged meanwhile.
  await desk.forAccounts(personId)
  await desk.directory.forget(personId)
  await emptyPartition(store, { partition: candidatePartition(personId), sort: 'candidate/*', last })
  // What was being said while this ran is looked through once more.
  await redactStaff(desk, mentions, began)
  if (await store.get(personKey(personId)))
    await emptyPartition(store, { partition: candidatePartition(personId), sort: 'candidate/*', last })
  if (files) throw files.error
}

const namesOfOthers = ({ directory, staff }: PrivacyDesk, personId: string) => [
  ...directory.all().flatMap((card) => (card.id === personId ? [] : [card.name])),
  ...staff.all().map(({ name }) => name),
]

/** These are more than removed: who waits moves up, and who else a message is for still gets it. */
const withCare: readonly string[] = ['registration', 'notice']
const foundKinds = [...new Set(kinds.filter((row) => row.erased === 'found').map((row) => row.kind))].filter(
  (kind) => !withCare.includes(kind),
)

/** Each of these is of one person, by id: a place that is called as somebody is does not make another's meeting theirs. */
const ofOneById: readonly string[] = ['round-member', 'round-wish', 'round-meeting']

type About = (value: unknown) => boolean

/** Documents elsewhere that name the person: a join that waits to be finished, a mail the demo kept, a name somebody typed as a question. */
async function removeFound({ store }: PrivacyDesk, mentions: About, isOf: About): Promise<void> {
  for (const kind of foundKinds) {
    const about = ofOneById.includes(kind) ? isOf : mentions
    for await (const { etag: _etag, ...doc } of everywhere<Doc>(store, kind)) if (about(doc)) await store.commit([removal(doc)])
  }
}

/** Every conversation of the person: those written down as theirs, and those whose user they are. */
async function conversationsOf({ store }: PrivacyDesk, { persons, conversations }: Known): Promise<Set<string>> {
  const all = new Set(conversations)
  for await (const state of everywhere<ConversationDoc>(store, 'conversation')) {
    const owner = state.conversation.personId ?? personOf(state)
    if (persons.includes(owner)) all.add(state.partition)
  }
  return all
}
