import type { Locale } from '../../../data/bilingual.ts'
import { browserVisitor, type Visitor } from './browser-visitor.ts'
import { type LifeWords, lifeWords } from './life-words.ts'
import { type TeamsPerson, teamsPerson } from './teams-person.ts'
import type { World } from './world.ts'

const objectIds = { coach: '20', intermediary: '21', helpdesk: '22', manager: '23', otherCoach: '24' } as const
export type StaffRole = keyof typeof objectIds
export const staffRoles = Object.keys(objectIds) as StaffRole[]
export const objectId = (role: StaffRole) => `00000000-0000-0000-0000-00000000000${objectIds[role]}`

export type Cast = {
  words: LifeWords
  /** The one whose life it is, in web chat. */
  me: Visitor
  /** The same, later, in Teams. */
  phone: TeamsPerson
  /** Another candidate. */
  other: TeamsPerson
  staff: Record<StaffRole, TeamsPerson>
}

/** Everybody of one life; the staff have said hello. */
export async function lifeCast({ url, teams }: World, language: Locale): Promise<Cast> {
  const words = lifeWords[language]
  const { locale } = words
  const common = { url, serviceUrl: teams.url, locale }
  const member = (role: StaffRole) => teamsPerson({ ...common, name: `${role}-${language}`, aadObjectId: objectId(role) })
  const staff = Object.fromEntries(staffRoles.map((role) => [role, member(role)])) as Cast['staff']
  await Promise.all(staffRoles.map((role) => staff[role].says('menu')))
  return {
    words,
    staff,
    me: await browserVisitor(url, locale),
    phone: teamsPerson({ ...common, name: `candidate-${language}` }),
    other: teamsPerson({ ...common, name: `other-${language}` }),
  }
}
