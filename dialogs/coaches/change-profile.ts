import { readPeriod } from '../../rules/import/read-values.ts'
import { dayOptions } from '../../rules/read-choices.ts'
import type { Context, Opened, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { splitFirst } from '../journey/view-of.ts'
import type { Choice, ListItem, Reply } from '../reply.ts'
import { coachFields, fieldVar, forIntermediary, isCoachField, listFields, openCoach, toCoaches, toProfile } from './coach-vars.ts'
import { type ProfileAnswers, profileFlowId, profileSteps, profileVersion } from './field-steps.ts'
import type { CoachChange, CoachShown } from './port.ts'
import { showProfile } from './show-profile.ts'

const roles = ['coach', 'intermediary'] as const
const listOf = (text: string | undefined) => (text ? text.split(',') : [])

/** What the answers change; only what was asked. */
function changeOf(answers: Partial<ProfileAnswers>): CoachChange {
  const { capacity, days, specialEducation, away, external, until } = answers
  const lists = listFields
    .filter((field) => field !== 'days' && answers[field] !== undefined)
    .map((field) => [field, listOf(answers[field])])
  const periods = (away ?? '').split(';').flatMap((one) => readPeriod(one) ?? [])
  return {
    ...(capacity !== undefined && { capacity: Number(capacity) }),
    ...(days !== undefined && { days: dayOptions.map(({ id }) => id).filter((id) => listOf(days).includes(id)) }),
    ...(Object.fromEntries(lists) as Pick<CoachChange, 'parts' | 'groups' | 'languages' | 'specialties' | 'backgrounds'>),
    ...(specialEducation !== undefined && { specialEducation: specialEducation === 'yes' }),
    ...(away !== undefined && { away: periods }),
    ...(external !== undefined && { external: external === 'external' }),
    ...(until !== undefined && { until: until === '' ? null : until }),
  }
}

async function done(answers: ProfileAnswers, context: Context): Promise<Outcome> {
  const { coaches, who, turn, programme } = context
  const result = await coaches.change(who, answers.id, changeOf(answers), turn)
  if (!result.ok && result.reason === 'in-use')
    return { replies: [{ key: 'coaches.refused.inUse', vars: { count: result.used } }], reopen: ['capacity'] }
  if (!result.ok) return { replies: [refused(result.reason)] }
  if (!isCoachField(answers.only)) return { replies: showProfile(result.coach, context) }
  const vars = { field: { key: `coaches.fact.${answers.only}` } as const, value: fieldVar(answers.only, result.coach, programme) }
  const self = answers.self === 'yes'
  const more: Choice = { label: { key: 'coaches.button.change' }, value: `coach-fields ${answers.id}` }
  return { replies: [{ key: 'coaches.saved', vars, choices: [more, self ? toProfile : openCoach(result.coach)] }] }
}

export const refused = (reason: 'forbidden' | 'unknown'): Reply => ({ key: `coaches.refused.${reason}` })

/** One field of a profile, or one's whole profile at the first time. */
export const profileFlow: Flow<ProfileAnswers, Context> = {
  id: profileFlowId,
  version: profileVersion,
  steps: () => profileSteps,
  done,
  stopped: ({ self }) => [{ key: 'coaches.stopped', choices: [self === 'yes' ? toProfile : toCoaches] }],
}

/** `rest` is whose profile and which field. */
export const changeTopic: Topic = {
  id: profileFlowId,
  roles,
  async open(context, rest): Promise<Opened> {
    const [id, field] = splitFirst(rest)
    const { coaches, who } = context
    const coach = await coaches.of(who, id)
    if (!coach || !(isCoachField(field) || field === 'all')) return { replies: [refused('unknown')] }
    if (isCoachField(field) && forIntermediary.includes(field) && !who.roles.includes('intermediary'))
      return { replies: [refused('forbidden')] }
    const was = Object.fromEntries(listFields.map((one) => [one, coach.profile?.[one].join() ?? '']))
    const self = coach.id === who.staffId ? 'yes' : 'no'
    return { replies: [], flow: { id: profileFlowId, answers: { id: coach.id, name: coach.name, self, only: field, was } } }
  },
}

/** All that can be changed, each with what it is and a button. */
export const fieldsTopic: Topic = {
  id: 'coach-fields',
  roles,
  async open(context, rest) {
    const { coaches, who, programme } = context
    const coach = await coaches.of(who, rest || (who.staffId ?? ''))
    if (!coach) return { replies: [refused('unknown')] }
    const mine = coachFields.filter((field) => who.roles.includes('intermediary') || !forIntermediary.includes(field))
    const item = (field: (typeof mine)[number], shown: CoachShown): ListItem => {
      const label = { key: `coaches.fact.${field}` } as const
      const change: Choice = {
        label: { key: 'coaches.button.changeField', vars: { field: label } },
        value: `${profileFlowId} ${shown.id} ${field}`,
      }
      return { title: label, facts: [fieldVar(field, shown, programme)], choices: [change] }
    }
    return { replies: [{ key: 'coaches.fields', card: { type: 'list', items: mine.map((field) => item(field, coach)) } }] }
  },
}
