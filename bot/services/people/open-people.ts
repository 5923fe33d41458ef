import { randomInt } from 'node:crypto'
import type { People } from '../../../dialogs/people/port.ts'
import { auditor } from '../audit.ts'
import { type Identities, identities } from './identities.ts'
import { peopleService } from './people.ts'
import type { PeopleDesk } from './people-desk.ts'
import { reachWriter } from './reach.ts'
import { reconcileJoins } from './reconcile-joins.ts'
import { resealAddresses } from './reseal-addresses.ts'
import { seals } from './seals.ts'
import { type SignInLinks, signInLinks } from './sign-in-links.ts'
import { signInTokens } from './sign-in-token.ts'

type Options = Pick<PeopleDesk, 'store' | 'programme' | 'now' | 'newId' | 'staff' | 'directory' | 'adoptSignUps' | 'joined'> &
  Partial<Pick<PeopleDesk, 'wake' | 'newCode'>> & {
    secret: string
    /** The secret before it was changed: addresses known under it are moved by `reseal`. */
    secretBefore?: string | undefined
    publicUrl: string
    failed?: (error: unknown) => void
  }

export type PeopleService = {
  people: People
  identities: Identities
  reach: ReturnType<typeof reachWriter>
  desk: PeopleDesk
  /** Finishes what a crash left half done; gives how much that was. */
  reconcile: () => Promise<number>
  links: SignInLinks
  /** Makes addresses lead to their people: after a change of the secret, and for people who were imported. */
  reseal: () => Promise<void>
  /** Waits for what is being written beside the turns. */
  close: () => Promise<void>
}

/** Everything about who people are, over one store. Without `wake` a mail waits until somebody looks. */
export function openPeople(options: Options): PeopleService {
  const { store, programme, now, newId, staff, adoptSignUps, secret, failed = () => {} } = options
  const desk: PeopleDesk = {
    store,
    programme,
    now,
    newId,
    staff,
    adoptSignUps,
    newCode: options.newCode ?? (() => String(randomInt(1_000_000)).padStart(6, '0')),
    seals: seals(secret),
    directory: options.directory,
    audit: auditor({ store, programme, now, newId }),
    joined: options.joined,
    wake: options.wake ?? (() => {}),
  }
  const reach = reachWriter(store, failed)
  return {
    people: peopleService(desk),
    identities: identities(store, now),
    reach,
    desk,
    links: signInLinks(desk, signInTokens(options)),
    async reseal() {
      await resealAddresses(desk, options.secretBefore === undefined ? undefined : seals(options.secretBefore))
    },
    reconcile: () => reconcileJoins(desk),
    close: () => reach.idle(),
  }
}
