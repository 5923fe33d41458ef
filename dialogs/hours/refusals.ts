import type { HourRefusal } from '../../rules/hours/verdict.ts'
import type { Context } from '../context.ts'
import type { Choice, Reply, Var } from '../reply.ts'
import { dayVar, lengthVar, monthVar, wholeVar } from './hour-vars.ts'
import type { HourRefused, HoursRefusal } from './port.ts'
import { cardsFor } from './read-hours.ts'

/** Why an entry cannot be logged, in one sentence with the way on. */
export const whyVar = (why: HourRefusal, name: string, context: Context): Var =>
  reasonVar(why, name, (candidate) => cardsFor(context).find(({ id }) => id === candidate)?.name)

/** The same for who knows the names of candidates otherwise. */
export function reasonVar(why: HourRefusal, name: string, nameOf: (candidate: string) => string | undefined): Var {
  const { reason } = why
  const key = `hours.refused.${reason}` as const
  if (why.reason === 'too-old') return { key, vars: { days: why.days, day: dayVar(why.earliest) } }
  if (why.reason === 'too-short') return { key, vars: { least: why.least } }
  if (why.reason === 'too-long') return { key, vars: { most: wholeVar(why.most) } }
  if (why.reason === 'clock-differs') return { key, vars: { length: lengthVar(why.minutes) } }
  if (why.reason === 'day-full') return { key, vars: { left: lengthVar(why.left), most: wholeVar(why.most) } }
  if (why.reason === 'overlap') {
    return { key, vars: { from: why.from, until: why.until, other: nameOf(why.candidate) ?? { key: 'hours.somebody' } } }
  }
  if (why.reason === 'not-begun' || why.reason === 'ended') return { key, vars: { name, day: dayVar(why.since) } }
  if (why.reason === 'over-budget')
    return { key, vars: { name, left: lengthVar(why.left.left), of: wholeVar(why.left.of), missing: lengthVar(why.missing) } }
  if (why.reason === 'month-closed') return { key, vars: { month: monthVar(why.month) } }
  if (why.reason === 'note-long') return { key, vars: { most: why.most } }
  return { key, vars: { name } }
}

/** What can be put right by saying it otherwise; the rest is not for this coach or not for this day. */
export const canBeMended = ({ why }: HourRefused): boolean =>
  !['unknown', 'no-coach', 'month-closed', 'no-budget', 'ended'].includes(why.reason)

export const toPerson: Choice = { label: { key: 'menu.person' }, value: 'person' }
export const toHours: Choice = { label: { key: 'hours.button.log' }, value: 'hours' }

export const refusedReply = ({ reason }: HoursRefusal): Reply =>
  reason === 'forbidden' ? { key: 'topic.notForYou' } : { key: 'hours.unknown', choices: [toHours] }
