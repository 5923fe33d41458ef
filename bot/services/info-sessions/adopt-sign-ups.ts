import { candidatePartition, type RegistrationDoc, type SessionDoc, sessionPartition } from '../../../data/info-session.ts'
import { maxWrites, type Store, type Stored, type Write } from '../../../data/store.ts'
import { adoptSignUps as adoptRule } from '../../../rules/people/adopt-sign-ups.ts'
import { everyone } from '../../../rules/waiting-list.ts'
import { type Desk, registrationId } from './desk.ts'
import { referencesOf, referenceTo } from './references.ts'

/** An anonymous visitor who turned out to be somebody, and the address that was proved: all its sign-ups become the person's, whoever made them. */
export type SignUpClaim = { from: string; to: string; email: string }

/**
 * Makes sign-ups a person's and gives how many. References of before are removed first, then the session says whose the entry is, then the person's
 * reference follows; the recovery rebuilds references from the sessions, so that a crash in between leaves nothing wrong for long.
 */
export async function adoptSignUps(desk: Desk, { from, to, email }: SignUpClaim): Promise<number> {
  const { store, catalogue } = desk
  const old = from === to ? [] : await referencesOf(store, from)
  const signedUp = new Set(old.map((one) => one.id))
  const ids = new Set([...catalogue.cards().map((card) => card.id), ...signedUp])
  let count = 0
  const references: Write[] = []
  const adopted = await Promise.all([...ids].map((id) => adoptIn(desk, id, { from, to, email }, signedUp.has(id))))
  for (const reference of adopted) {
    if (!reference) continue
    references.push(...reference.writes)
    count += reference.count
  }
  for (const gone of old.filter((one) => !references.some((write) => write.op === 'put' && write.doc.id === one.id)))
    references.push({ op: 'put', doc: { ...withoutEtag(gone), partition: candidatePartition(to) } })
  await commitAll(store, references)
  await commitAll(
    store,
    old.map(({ partition, kind, id }) => ({ op: 'remove', key: { partition, kind, id } })),
  )
  return count
}

async function commitAll(store: Store, writes: readonly Write[]) {
  for (let done = 0; done < writes.length; done += maxWrites) await store.commit(writes.slice(done, done + maxWrites))
}

const withoutEtag = <T extends { etag?: string }>({ etag: _etag, ...doc }: T) => doc

/** What this process knows of a session may be seconds old; where the visitor `signedUp` it is read. */
async function adoptIn(desk: Desk, id: string, { from, to, email }: SignUpClaim, signedUp: boolean) {
  const { changer, store, now } = desk
  const registration = registrationId(id, email)
  const claim = { from, to, registration }
  const owned = (session: SessionDoc | undefined) => session !== undefined && adoptRule(session, claim, now()).owners.length > 0
  const seen = await changer.look(id)
  const known = owned(seen) || !signedUp ? seen : (await changer.change(id, () => ({ result: undefined })))?.session
  if (!known || !owned(known)) return undefined
  const registrations = await registrationsOf(
    desk,
    id,
    everyone(known.roster).filter((one) => one.by === from || one.id === registration),
  )
  const strangers = everyone(known.roster).filter((one) => one.id === registration && ![from, to].includes(one.by))
  for (const { by } of strangers)
    await store.commit([{ op: 'remove', key: { partition: candidatePartition(by), kind: 'session-ref', id } }])
  const settled = await changer.change(id, (session) => {
    const result = adoptRule(session, claim, now())
    if (result.owners.length === 0) return { result }
    const next = { ...session, ...result.session }
    const writes: Write[] = registrations
      .filter((one) => everyone(next.roster).some((entry) => entry.id === one.id && entry.by === to))
      .map((doc) => ({ op: 'put', doc: { ...doc, by: to } }))
    return { result, session: next, writes }
  })
  const entry = settled && (settled.result.kept ?? settled.session.roster.gone.find((one) => one.by === to))
  if (!settled || !entry) return undefined
  return {
    writes: [{ op: 'put' as const, doc: referenceTo(settled.session, { ...entry, by: to }) }],
    count: settled.result.kept && settled.result.owners.length > 0 ? 1 : 0,
  }
}

async function registrationsOf({ store }: Desk, session: string, entries: readonly { id: string }[]) {
  const found = await Promise.all(
    entries.map(({ id }) => store.get<RegistrationDoc>({ partition: sessionPartition(session), kind: 'registration', id })),
  )
  return found.flatMap((one): Stored<RegistrationDoc>[] => (one ? [one] : []))
}
