import type { AddressOwnerDoc } from '../../../data/candidate.ts'
import { ownerKey } from '../../../data/code-book.ts'
import type { Role } from '../../../data/person.ts'
import { readEmail } from '../../../rules/email-address.ts'
import { findCandidate } from '../../../rules/people/find-candidate.ts'
import type { ImportDesk } from './import-desk.ts'

export type FoundPerson = { ok: true; id: string } | { ok: false; reason: 'unknown' | 'double' }

/** A member of staff with a role, by id, address or whole name. */
export function findStaff({ staff }: Pick<ImportDesk, 'staff'>, text: string, role: Role): FoundPerson {
  const typed = text.trim().toLowerCase()
  const all = staff.all().filter(({ roles }) => roles.includes(role))
  const exact = all.find(({ id, email }) => id.toLowerCase() === typed || email?.toLowerCase() === typed)
  if (exact) return { ok: true, id: exact.id }
  return byName(all, text)
}

/** A candidate by address, which everybody has one of, or by whole name. */
export async function findPerson(
  { store, seals, directory }: Pick<ImportDesk, 'store' | 'seals' | 'directory'>,
  text: string,
): Promise<FoundPerson> {
  const email = readEmail(text)
  if (!email.ok) return byName(directory.all(), text)
  const owner = await store.get<AddressOwnerDoc>(ownerKey(seals.address(email.email)))
  return owner ? { ok: true, id: owner.personId } : { ok: false, reason: 'unknown' }
}

/** A part of a name is not enough: who is paid or guided must be certain. */
function byName(all: readonly { id: string; name: string }[], text: string): FoundPerson {
  const found = findCandidate(all, text)
  if (!found.ok) {
    const named = found.reason === 'ambiguous' && found.cards.every(({ name }) => sameLength(name, text))
    return { ok: false, reason: named ? 'double' : 'unknown' }
  }
  return sameLength(found.card.name, text) ? { ok: true, id: found.card.id } : { ok: false, reason: 'unknown' }
}

const letters = (text: string) => text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').length
const sameLength = (name: string, text: string) => letters(name) === letters(text)
