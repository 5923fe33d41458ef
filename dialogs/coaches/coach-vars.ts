import type { CoachProfile } from '../../data/coach-profile.ts'
import type { Programme } from '../../data/programme.ts'
import { dayOptions, type Option } from '../../rules/read-choices.ts'
import type { Choice, Var } from '../reply.ts'
import type { CoachShown } from './port.ts'

type Vocabularies = Programme['matching']['vocabularies']

/** The fields of a profile that are any number of words out of a list. */
export const listFields = ['days', 'parts', 'groups', 'languages', 'specialties', 'backgrounds'] as const
export type ListField = (typeof listFields)[number]

/** Everything of a profile that can be changed, in the order it is shown; the last two are for an intermediary. */
export const coachFields = ['capacity', ...listFields, 'specialEducation', 'away', 'external', 'until'] as const
export type CoachField = (typeof coachFields)[number]
export const isCoachField = (text: string): text is CoachField => coachFields.some((one) => one === text)
export const forIntermediary: readonly CoachField[] = ['external', 'until']

/** The words a field is chosen from. */
export const optionsFor = (field: ListField | 'needs', vocabularies: Vocabularies): readonly Option[] =>
  field === 'days' ? dayOptions : vocabularies[field]

/** Chosen words in the order of the list. */
export const chosenVar = (ids: readonly string[], options: readonly Option[], none: Var = { key: 'coaches.nothing' }): Var =>
  ids.length === 0 ? none : { joined: options.filter(({ id }) => ids.includes(id)).map(({ title }) => title) }

/** Options with the numbers they can be chosen by. */
export const numberedVar = (options: readonly Option[]): Var => ({
  joined: options.map(({ title }, index): Var => ({ key: 'coaches.options', vars: { number: index + 1, title } })),
})

export const yesNoVar = (yes: boolean): Var => ({ key: yes ? 'coaches.yes' : 'coaches.no' })
const dayVar = (date: string): Var => ({ at: `${date}T11:00:00.000Z`, style: 'full' })
const countVar = (count: number): Var => ({ key: 'coaches.people.count', vars: { count } })

export const awayVar = (away: CoachProfile['away']): Var =>
  away.length === 0
    ? { key: 'coaches.nothing' }
    : {
        joined: away.map(
          ({ from, until }): Var =>
            from === until ? dayVar(from) : { key: 'coaches.period', vars: { from: dayVar(from), until: dayVar(until) } },
        ),
      }

/** What a field of a profile says; what nobody filled in is said to be so. */
export function fieldVar(field: CoachField, { profile, external }: CoachShown, { matching }: Pick<Programme, 'matching'>): Var {
  if (field === 'external') return { key: external ? 'coaches.kind.external' : 'coaches.kind.internal' }
  if (!profile) return { key: 'coaches.none' }
  if (field === 'capacity') return countVar(profile.capacity)
  if (field === 'specialEducation') return yesNoVar(profile.specialEducation)
  if (field === 'away') return awayVar(profile.away)
  if (field === 'until') return profile.until === undefined ? { key: 'coaches.nothing' } : dayVar(profile.until)
  return chosenVar(profile[field], optionsFor(field, matching.vocabularies))
}

/** The facts of a coach; the last day is for who has one. */
export function coachFacts(coach: CoachShown, programme: Pick<Programme, 'matching'>) {
  const shown = coachFields.filter((field) => field !== 'until' || coach.profile?.until !== undefined)
  const facts = shown.map((field) => ({ label: { key: `coaches.fact.${field}` } as const, value: fieldVar(field, coach, programme) }))
  return [{ label: { key: 'coaches.fact.candidates' } as const, value: countVar(coach.candidates) }, ...facts]
}

export const toProfile: Choice = { label: { key: 'coaches.button.mine' }, value: 'coach-profile' }
export const toCoaches: Choice = { label: { key: 'coaches.button.all' }, value: 'coaches' }
export const openCoach = ({ id, name }: Pick<CoachShown, 'id' | 'name'>): Choice => ({
  label: { key: 'coaches.button.open', vars: { name } },
  value: `coach ${id}`,
})
