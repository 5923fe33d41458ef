import { type AddressOwnerDoc, type PersonDoc, personIdOf } from '../../../data/candidate.ts'
import { ownerKey } from '../../../data/code-book.ts'
import { everywhere } from '../../../data/every-document.ts'
import { ConflictError } from '../../../data/store.ts'
import type { PeopleDesk } from './people-desk.ts'
import type { Seals } from './seals.ts'

/**
 * Makes every address lead to its person: after the product's secret changed (and no more under the one before), and for people who were imported. Reads across partitions, so
 * never in a turn; safe to repeat. Gives how many were new.
 */
export async function resealAddresses({ store, seals, now }: PeopleDesk, before?: Seals): Promise<number> {
  let made = 0
  for await (const person of everywhere<PersonDoc>(store, 'person', 100)) {
    const owner: AddressOwnerDoc = {
      ...ownerKey(seals.address(person.email)),
      personId: personIdOf(person.partition),
      at: now().toISOString(),
      ...(person.verifiedAt === undefined && { imported: true }),
    }
    try {
      await store.commit([{ op: 'create', doc: owner }])
      made++
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
    }
    if (before) await store.commit([{ op: 'remove', key: ownerKey(before.address(person.email)) }])
  }
  return made
}
