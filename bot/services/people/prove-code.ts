import { type AddressOwnerDoc, type PersonDoc, personKey } from '../../../data/candidate.ts'
import { type CodeBookDoc, codesKey, type JoiningDoc, ownerKey } from '../../../data/code-book.ts'
import type { Stored, Write } from '../../../data/store.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { EmailChanged, Proof, Proved } from '../../../dialogs/people/port.ts'
import { type Checked, type CodeEntry, checkCode } from '../../../rules/people/code-checks.ts'
import { completeJoin } from './complete-join.ts'
import { type PeopleDesk, retried, unchanged } from './people-desk.ts'
import { changePerson } from './person.ts'
import { equalHashes } from './seals.ts'

/** A join that was not finished is finished within minutes; its document goes by itself long after. In seconds. */
const joiningSeconds = 7 * 86_400

type Reading = {
  sealed: string
  sender: string
  book: Stored<CodeBookDoc> | undefined
  owner: Stored<AddressOwnerDoc> | undefined
  checked: Checked
}

/** Both are read whoever the address belongs to, so that a wrong code takes the same time for every address. */
async function read({ store, seals, now }: PeopleDesk, who: Who, proof: Pick<Proof, 'email' | 'code' | 'request'>): Promise<Reading> {
  const [sealed, sender] = [seals.address(proof.email), seals.sender(who)]
  const [book, owner] = await Promise.all([store.get<CodeBookDoc>(codesKey(sealed)), store.get<AddressOwnerDoc>(ownerKey(sealed))])
  const typed = seals.code(sealed, sender, proof.code)
  const checked = checkCode(book?.codes[sender], (hash) => equalHashes(hash, typed), proof.request, now())
  return { sealed, sender, book, owner, checked }
}

const withEntry = ({ sealed, sender, book }: Reading, entry: CodeEntry): Write => {
  const { asked = [], codes = {}, ttl = 86_400 } = book ?? {}
  return unchanged(book, { ...codesKey(sealed), ttl, asked, codes: { ...codes, [sender]: entry } } satisfies CodeBookDoc)
}

const ownerOf = (sealed: string, personId: string, at: string): AddressOwnerDoc => ({ ...ownerKey(sealed), personId, at })

/** Counts a wrong try before it is told, so that trying on a second line gains nothing. */
async function refuse({ store }: PeopleDesk, reading: Reading) {
  const { checked } = reading
  if (checked.ok) return undefined
  if (checked.reason !== 'wrong') return { ok: false as const, reason: checked.reason }
  await store.commit([withEntry(reading, checked.entry)])
  return { ok: false as const, reason: 'wrong' as const, left: checked.left }
}

/**
 * Joins this channel's user to the person of an address. What is decided is one commit in the address's partition: the code is used, the address has
 * its person, and what is to be done is written down; all that follows may be repeated, here or by `reconcile`.
 */
export async function proveCode(desk: PeopleDesk, who: Who, proof: Proof): Promise<Proved> {
  const { store, now } = desk
  const decided = await retried('the codes of an address', async (): Promise<Exclude<Proved, { ok: true }> | { joining: JoiningDoc }> => {
    const reading = await read(desk, who, proof)
    const refusal = await refuse(desk, reading)
    if (refusal || !reading.checked.ok) return refusal ?? { ok: false, reason: 'none' }
    const { checked, owner, sealed } = reading
    const at = now().toISOString()
    const imported = proof.details ? undefined : await importedPerson(desk, owner)
    if (!proof.details && (!owner || imported)) {
      if (!checked.entry.confirmedAt) await store.commit([withEntry(reading, { ...checked.entry, confirmedAt: at })])
      return { ok: false, reason: 'details', ...(imported?.name && { name: imported.name }) }
    }
    const { used } = checked.entry
    if (used) return owner ? { joining: joiningOf(reading, who, proof, owner.personId, used) } : { ok: false, reason: 'none' }
    const personId = owner?.personId ?? desk.newId()
    const use = { request: proof.request, at, ...(!owner && { first: true as const }) }
    const joining = joiningOf(reading, who, proof, personId, use)
    const reservation: Write[] = owner ? [] : [{ op: 'create', doc: ownerOf(sealed, personId, at) }]
    await store.commit([withEntry(reading, { ...checked.entry, used: use }), ...reservation, { op: 'put', doc: joining }])
    return { joining }
  })
  if (!('joining' in decided)) return decided
  const { person, sessions } = await completeJoin(desk, decided.joining)
  return { ok: true, person, how: decided.joining.first ? 'new' : 'known', sessions }
}

/** The person of an address who was imported and has not agreed to anything yet; without a name when the import was cut short. */
async function importedPerson({ store }: PeopleDesk, owner: AddressOwnerDoc | undefined): Promise<{ name?: string } | undefined> {
  if (!owner?.imported) return undefined
  const person = await store.get<PersonDoc>(personKey(owner.personId))
  if (person?.verifiedAt !== undefined) return undefined
  return person ? { name: person.name } : {}
}

function joiningOf(
  { sealed, sender }: Reading,
  who: Who,
  proof: Proof,
  personId: string,
  { at, first }: NonNullable<CodeEntry['used']>,
): JoiningDoc {
  const { email, language, details, scan } = proof
  const { channelId, userId, conversationId } = who
  return {
    partition: codesKey(sealed).partition,
    kind: 'joining',
    id: sender,
    ttl: joiningSeconds,
    personId,
    email,
    language,
    who: { channelId, userId, conversationId },
    ...(details && { details }),
    ...(scan && { scan }),
    ...(first && { first }),
    at,
  }
}

/** Another address for somebody who is known, proved like the first. The old one leads to them no more. */
export async function changeEmail(desk: PeopleDesk, who: Who, proof: Pick<Proof, 'email' | 'code' | 'request'>): Promise<EmailChanged> {
  const { store, now, seals } = desk
  const { personId } = who
  if (personId === undefined) return { ok: false, reason: 'unknown' }
  const refusal = await retried('the codes of an address', async (): Promise<Exclude<EmailChanged, { ok: true }> | undefined> => {
    const reading = await read(desk, who, proof)
    const refused = await refuse(desk, reading)
    if (refused || !reading.checked.ok) return refused ?? { ok: false, reason: 'none' }
    const { checked, owner, sealed } = reading
    if (owner && owner.personId !== personId) return { ok: false, reason: 'taken' }
    if (checked.entry.used) return undefined
    const at = now().toISOString()
    const claim: Write[] = owner ? [] : [{ op: 'create', doc: ownerOf(sealed, personId, at) }]
    await store.commit([withEntry(reading, { ...checked.entry, used: { request: proof.request, at } }), ...claim])
    return undefined
  })
  if (refusal) return refusal
  let before: string | undefined
  const person = await changePerson(desk, personId, (found) => {
    before = found.email
    return { ...found, email: proof.email, verifiedAt: now().toISOString() }
  })
  if (!person) return { ok: false, reason: 'unknown' }
  const old = before !== undefined && before !== proof.email ? ownerKey(seals.address(before)) : undefined
  if (old && (await store.get<AddressOwnerDoc>(old))?.personId === personId) await store.commit([{ op: 'remove', key: old }])
  await desk.adoptSignUps({ from: personId, to: personId, email: proof.email })
  return { ok: true, person }
}
