import type { Locale } from '../../data/bilingual.ts'
import type { Person, PersonConsent } from '../../data/candidate.ts'
import type { Programme } from '../../data/programme.ts'

/** Without this consent nothing of a person may be kept. */
export const neededPurpose = 'route'

/** The purposes that a person is asked for; the others of a programme belong to a sign-up or a question. */
export const personPurposes = [neededPurpose, 'sharing', 'rating-talk'] as const

type Agreed = Omit<PersonConsent, 'at' | 'withdrawnAt'>

/** What the programme asks for now, in the words of one language. */
export function newestConsent(programme: Pick<Programme, 'consents'>, purpose: string, language: Locale): Agreed | undefined {
  const found = programme.consents.filter((one) => one.purpose === purpose).sort((a, b) => b.version - a.version)[0]
  return found && { purpose, version: found.version, text: found.text[language] }
}

const stands = (one: PersonConsent) => one.withdrawnAt === undefined

/** Whether somebody agrees to a purpose now. */
export const isAllowed = ({ consents }: Pick<Person, 'consents'>, purpose: string) =>
  consents.some((one) => one.purpose === purpose && stands(one))

/** Adds what somebody agreed to; an older version is withdrawn by it. The same once more changes nothing. */
export function giveConsent(consents: readonly PersonConsent[], agreed: Agreed, at: string): readonly PersonConsent[] {
  const same = consents.some((one) => one.purpose === agreed.purpose && stands(one) && one.version >= agreed.version)
  if (same) return consents
  return [...withdrawConsent(consents, agreed.purpose, at), { ...agreed, at }]
}

/** Marks what stands for a purpose as withdrawn; it stays as proof. Once more is the same as once. */
export function withdrawConsent(consents: readonly PersonConsent[], purpose: string, at: string): readonly PersonConsent[] {
  if (!consents.some((one) => one.purpose === purpose && stands(one))) return consents
  return consents.map((one) => (one.purpose === purpose && stands(one) ? { ...one, withdrawnAt: at } : one))
}
