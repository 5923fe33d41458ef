import type { Choice, Reply, Var, Vars } from '../reply.ts'
import type { PoolDateShown, PoolRefusal } from './port.ts'

export const toPool: Choice = { label: { key: 'pool.button.pool' }, value: 'coach-pool' }
export const toDates: Choice = { label: { key: 'pool.button.dates' }, value: 'pool-dates' }
export const toForecast: Choice = { label: { key: 'pool.button.forecast' }, value: 'pool-forecast' }

export const atVar = (at: string): Var => ({ at, style: 'dateTime' })
export const dayVar = (date: string): Var => ({ at: `${date}T11:00:00.000Z`, style: 'full' })

/** What a moment is, for the variables of its texts. */
export const dateVars = ({ type, at, place, coaches }: PoolDateShown): Vars => ({
  what: { key: `pool.type.${type}` },
  at: atVar(at),
  place: place || { key: 'pool.noPlace' },
  coaches: { joined: coaches.map(({ name }) => name) },
})

/** The calendar file of a moment, along with what is said. */
export const calendarFileOf = (date: PoolDateShown, content: string): NonNullable<Reply['files']>[number] => ({
  name: { key: date.state === 'cancelled' ? 'sessions.file.cancelled' : 'sessions.file.invitation', vars: { date: date.at.slice(0, 10) } },
  contentType: 'text/calendar',
  content,
})

/** Why something was not done, and the way on. */
export function poolRefused(refusal: PoolRefusal): Reply {
  if (refusal.reason === 'forbidden') return { key: 'topic.notForYou' }
  if (refusal.reason === 'busy')
    return { key: 'pool.refused.busy', vars: { name: refusal.name, ...dateVars(refusal.date) }, choices: [toDates] }
  return { key: `pool.refused.${refusal.reason}`, choices: [toDates] }
}
