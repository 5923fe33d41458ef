import { type Entry, sessionPartition } from '../../../data/info-session.ts'
import { forgetSignUp } from '../../../rules/forget-sign-up.ts'
import { type Desk, registrationId } from './desk.ts'

/** Who is to be forgotten: entries these persons made, under this address whoever made them; or with `registrations` of these persons those only. */
export type ForgetClaim = { persons: readonly string[]; email?: string | undefined; registrations?: readonly string[] }

export const isClaimed =
  ({ persons, email, registrations }: ForgetClaim, session: string) =>
  ({ id, by }: Pick<Entry, 'id' | 'by'>) =>
    (persons.includes(by) && (registrations?.includes(id) ?? true)) || (email !== undefined && id === registrationId(session, email))

/** Takes somebody out of a session, with their registration, in one commit with the offer to who is next. Safe to repeat. */
export async function forgetSignUps(
  { changer, now }: Desk,
  id: string,
  claim: ForgetClaim,
  registrations: readonly string[],
): Promise<void> {
  await changer.change(id, (session) => {
    const { session: next, forgotten } = forgetSignUp(session, isClaimed(claim, id), now())
    const gone = [...new Set([...forgotten, ...registrations])]
    if (gone.length === 0) return { result: undefined }
    return {
      result: undefined,
      session: { ...session, ...next },
      writes: gone.map((one) => ({ op: 'remove' as const, key: { partition: sessionPartition(id), kind: 'registration', id: one } })),
    }
  })
}
