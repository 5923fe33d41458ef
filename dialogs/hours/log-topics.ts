import { addDays } from '../../rules/local-date.ts'
import type { Context, Opened, Topic } from '../context.ts'
import type { Draft } from './draft.ts'
import { today } from './field-steps.ts'
import { logFlowId } from './log-answers.ts'
import type { HourShown, HourWish } from './port.ts'
import { cardsFor, readChange, readDrafts } from './read-hours.ts'
import { toHours, toPerson } from './refusals.ts'

const mostEntries = 10
const nobody: Opened = { replies: [{ key: 'hours.nobody', choices: [toPerson] }] }
const begin = (answers: Record<string, unknown>, context: Context): Opened => ({
  replies: [],
  flow: { id: logFlowId, answers: { request: context.turn, ...answers } },
})

/** Asks for an entry, on a card where the channel shows cards. */
export const hoursTopic: Topic = {
  id: 'hours',
  roles: ['coach', 'intermediary'],
  open: async (context, rest) => {
    if (!cardsFor(context).some(({ coach }) => coach !== undefined)) return nobody
    const drafts = rest ? readDrafts(rest, context) : []
    return begin(drafts.length > 0 ? { drafts: drafts.slice(0, mostEntries) } : { form: true }, context)
  },
}

/** A sentence that logs hours. */
export const logTopic: Topic = { id: logFlowId, roles: ['coach', 'intermediary'], open: (context, rest) => hoursTopic.open(context, rest) }

/** "The same as last week": the entries of that day a week ago, else the newest one; a name or a day that is said counts. */
export const againTopic: Topic = {
  id: 'hours-again',
  roles: ['coach'],
  async open(context, rest) {
    if (context.hours.candidates(context.who).length === 0) return nobody
    const { candidate, date, minutes } = readChange(rest, context)
    const day = today(context)
    const before = (await context.hours.recent(context.who, { from: addDays(day, -28), until: addDays(day, -1), limit: 40 })).filter(
      (one) => candidate === undefined || one.candidate === candidate,
    )
    const lastWeek = before.filter((one) => one.date === addDays(day, -7))
    const found = lastWeek.length > 0 ? lastWeek : before.slice(0, 1)
    if (found.length === 0) return { replies: [{ key: 'hours.again.none', choices: [toHours] }] }
    const drafts = found
      .slice(0, mostEntries)
      .map((one): Draft => ({ ...repeated(one), date: date ?? day, ...(minutes !== undefined && { minutes }) }))
    return begin({ drafts }, context)
  },
}

const repeated = ({ candidate, minutes, what, noteFor, group }: HourShown): Draft => ({
  candidate,
  minutes,
  what,
  noteFor,
  ...(group !== undefined && { group }),
})

/** More room for the entry that did not fit. */
export const roomTopic: Topic = {
  id: 'hours-room',
  roles: ['coach'],
  async open(context) {
    const { over } = (context.memory.hours ?? {}) as { over?: HourWish }
    return over ? begin({ room: over, drafts: [over] }, context) : { replies: [{ key: 'hours.room.nothing', choices: [toHours] }] }
  },
}

/** The entry that waited for room, when the coach taps the notice that there is. */
export const grantedTopic: Topic = {
  id: 'hours-granted',
  roles: ['coach'],
  async open(context, rest) {
    const [candidate = '', id = ''] = rest.split(' ')
    const wish = await context.hours.roomFor(context.who, { candidate, id })
    return wish ? begin({ drafts: [wish] }, context) : { replies: [{ key: 'hours.room.nothing', choices: [toHours] }] }
  },
}
