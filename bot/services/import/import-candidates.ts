import { type AddressOwnerDoc, type PersonDoc, personKey } from '../../../data/candidate.ts'
import { ownerKey } from '../../../data/code-book.ts'
import type { Actor } from '../../../data/journey.ts'
import { type JourneyDoc, journeyKey } from '../../../data/journey.ts'
import { ConflictError, type Stored } from '../../../data/store.ts'
import type { Cells } from '../../../rules/import/cells.ts'
import { type CandidateLine, readCandidate } from '../../../rules/import/read-candidate.ts'
import { localDate } from '../../../rules/local-date.ts'
import { shortHash } from '../person-of.ts'
import { type FoundPerson, findStaff } from './find-people.ts'
import { type ImportDesk, type ImportItem, type Prepare, problemsOf } from './import-desk.ts'
import { writeCandidate } from './write-candidate.ts'

export type Staffed = { coach?: string; intermediary?: string }
export type Known = { personId: string; person: Stored<PersonDoc> | undefined; journey: Stored<JourneyDoc> | undefined }

/**
 * Candidates who prove themselves later, by a code at their first login: their address leads to them from now on. Who was worked with here since the import, or came here by
 * themselves, is left as they are.
 */
export const prepareCandidates: Prepare = async (desk, lines, by) => {
  const today = localDate(desk.now(), desk.programme.timeZone)
  const seen = new Map<string, number>()
  const items: ImportItem[] = []
  for (const cells of lines) {
    const line = readCandidate(cells, desk.programme, today)
    const staffed = line && staffIn(desk, cells, line)
    const before = line && seen.get(line.email)
    if (line && before !== undefined) cells.wrong('email', 'email-double', { number: before })
    if (!line || !staffed || cells.problems.length > 0) continue
    seen.set(line.email, cells.line)
    items.push(await itemFor(desk, cells, line, staffed, by))
  }
  return { items, problems: problemsOf(lines) }
}

function staffIn(desk: ImportDesk, cells: Cells, { coach, intermediary }: CandidateLine): Staffed {
  const id = (found: FoundPerson | undefined, column: 'coach' | 'intermediary') => {
    if (found?.ok) return { [column]: found.id }
    if (found) cells.wrong(column, column === 'coach' && found.reason === 'double' ? 'coach-double' : column)
    return {}
  }
  return {
    ...id(coach === undefined ? undefined : findStaff(desk, coach, 'coach'), 'coach'),
    ...id(intermediary === undefined ? undefined : findStaff(desk, intermediary, 'intermediary'), 'intermediary'),
  }
}

/** The person an address leads to, as far as they are written. */
export async function knownBy({ store, seals }: Pick<ImportDesk, 'store' | 'seals'>, email: string): Promise<Known | undefined> {
  const owner = await store.get<AddressOwnerDoc>(ownerKey(seals.address(email)))
  if (!owner) return undefined
  const { personId } = owner
  const [person, journey] = await Promise.all([store.get<PersonDoc>(personKey(personId)), store.get<JourneyDoc>(journeyKey(personId))])
  return { personId, person, journey }
}

/** Somebody who is not in the list of candidates yet was cut short, and is written once more. */
function stateOf({ directory }: ImportDesk, known: Known | undefined, hash: string): ImportItem['state'] {
  const { person, journey, personId = '' } = known ?? {}
  if (!person) return 'fresh'
  if (person.imported?.line === hash && journey && directory.byId(personId)) return 'same'
  const untouched = person.imported !== undefined && person.verifiedAt === undefined && journey?.revision === person.imported.revision
  return untouched ? 'changed' : 'kept'
}

async function itemFor(desk: ImportDesk, { line }: Cells, candidate: CandidateLine, staffed: Staffed, by: Actor): Promise<ImportItem> {
  const hash = shortHash('import-candidate', JSON.stringify({ ...candidate, ...staffed }))
  return {
    line,
    state: stateOf(desk, await knownBy(desk, candidate.email), hash),
    async apply() {
      const personId = await ownerOf(desk, candidate.email)
      const known = await knownBy(desk, candidate.email)
      const state = stateOf(desk, known, hash)
      if (state === 'same' || state === 'kept') return { ok: true }
      try {
        await writeCandidate(desk, { personId, candidate, staffed, hash, known, by })
        return { ok: true }
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error
        return { ok: false, problem: { what: 'changed' } }
      }
    },
  }
}

/** Reserves a person for the address, or gives whose it is. Cut short after this, the next import goes on with the same person. */
async function ownerOf({ store, seals, newId, now }: ImportDesk, email: string): Promise<string> {
  const key = ownerKey(seals.address(email))
  const found = await store.get<AddressOwnerDoc>(key)
  if (found) return found.personId
  const doc: AddressOwnerDoc = { ...key, personId: newId(), at: now().toISOString(), imported: true }
  try {
    await store.commit([{ op: 'create', doc }])
    return doc.personId
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error
    return (await store.get<AddressOwnerDoc>(key))?.personId ?? doc.personId
  }
}
