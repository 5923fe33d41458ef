import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import type { Choice, ListItem, Reply } from '../reply.ts'
import { asks } from './field-steps.ts'
import { lengthVar, lineVar } from './hour-vars.ts'
import type { RoomAnswered, RoomShown } from './port.ts'
import { refusedReply } from './refusals.ts'

const mostListed = 6
const toRooms: Choice = { label: { key: 'hours.button.rooms' }, value: 'hours-rooms' }

/** Requests for more room, each with a yes and a no. */
export const roomsTopic: Topic = {
  id: 'hours-rooms',
  roles: ['intermediary'],
  async open(context) {
    const rooms = await context.hours.rooms(context.who)
    if (rooms.length === 0) return { replies: [{ key: 'hours.rooms.none' }] }
    const items = rooms.slice(0, mostListed).map((room) => roomItem(room, context))
    return { replies: [{ key: 'hours.rooms.list', vars: { count: rooms.length }, card: { type: 'list', items } }] }
  },
}

function roomItem({ name, coachName, minutes, reason, wish, candidate, id, budget }: RoomShown, { programme }: Context): ListItem {
  const title = programme.budgets.find((one) => one.id === budget)?.title ?? budget
  return {
    title: { key: 'hours.rooms.item', vars: { coach: coachName, name, minutes: lengthVar(minutes), budget: title } },
    facts: [
      { key: 'hours.rooms.for', vars: { line: lineVar(programme, { ...wish, noteFor: 'coach' }, name) } },
      { key: 'hours.because', vars: { reason } },
    ],
    choices: [
      { label: { key: 'hours.button.grant', vars: { minutes: lengthVar(minutes) } }, value: `hours-grant ${candidate} ${id}` },
      { label: { key: 'hours.button.refuse' }, value: `hours-refuse ${candidate} ${id}` },
    ],
  }
}

/** Gives the room that was asked for, at one tap. */
export const grantTopic: Topic = {
  id: 'hours-grant',
  roles: ['intermediary'],
  async open(context, rest) {
    const [candidate = '', id = ''] = rest.split(' ')
    return { replies: [answered(await context.hours.grantRoom(context.who, { candidate, id }))] }
  },
}

function answered(result: RoomAnswered): Reply {
  if (!result.ok && result.reason !== 'answered') return { ...refusedReply({ ok: false, reason: result.reason }), choices: [toRooms] }
  const { name, coachName, minutes, state, answer } = result.room
  const vars = { name, coach: coachName, minutes: lengthVar(minutes), by: answer?.by.name ?? '' }
  if (!result.ok) return { key: state === 'granted' ? 'hours.rooms.wasGranted' : 'hours.rooms.wasRefused', vars, choices: [toRooms] }
  return { key: state === 'granted' ? 'hours.rooms.granted' : 'hours.rooms.refused', vars, choices: [toRooms] }
}

type Answers = { candidate: string; id: string; words: string }
const nothing = /^(?:geen|none|nee|no|-+)$/i
const longest = 300

async function done({ candidate, id, words }: Answers, context: Context): Promise<Outcome> {
  return { replies: [answered(await context.hours.refuseRoom(context.who, { candidate, id, ...(words && { words }) }))] }
}

/** Saying no, with a word for the coach. */
export const refuseFlow: Flow<Answers, Context> = {
  id: 'hours-refuse',
  version: 1,
  steps: () => [
    {
      key: 'words',
      freeText: true,
      ask: () => ({ key: 'hours.rooms.why', choices: [{ label: { key: 'hours.rooms.noWords' }, value: 'none' }] }),
      schema: () =>
        asks<string>((text) => {
          const value = text.trim()
          if (nothing.test(value)) return { ok: true, value: '' }
          return value.length > longest ? { ok: false, key: 'hours.reason.long', vars: { most: longest } } : { ok: true, value }
        }),
    },
  ],
  done,
  stopped: () => [{ key: 'hours.rooms.stopped', choices: [toRooms] }],
}

export const refuseTopic: Topic = {
  id: 'hours-refuse',
  roles: ['intermediary'],
  async open(_context, rest) {
    const [candidate = '', id = ''] = rest.split(' ')
    return { replies: [], flow: { id: 'hours-refuse', answers: { candidate, id } } }
  },
}
