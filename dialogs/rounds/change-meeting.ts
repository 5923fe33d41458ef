import { readMoment } from '../../rules/read-moment.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome, Step } from '../flow.ts'
import { oneOf, reading } from '../info-sessions/reading.ts'
import type { Vars } from '../reply.ts'
import { moment, roundRefused, roundStaff, toMeetings, wordsOf } from './round-vars.ts'

type Answers = { round: string; meeting: string; name: string; school: string; was: string; at: string; sure: string }
type What = 'move' | 'cancel'

const varsOf = ({ name = '', school = '', was = '', at }: Partial<Answers>): Vars => ({
  ...{ name, school, was: moment(was) },
  at: at === undefined ? '' : moment(at),
})

const when: Step<Answers, Context> = {
  key: 'at',
  ask: (answers) => ({ key: 'rounds.move.ask', vars: varsOf(answers) }),
  schema: (_answers, { now, programme }) =>
    reading<string>((text) => {
      const read = readMoment(text, now, programme.timeZone)
      return read.ok ? { ok: true, value: read.at.toISOString() } : { ok: false, key: `sessions.staff.start.${read.fault}` }
    }),
}

const sure = (what: What): Step<Answers, Context> => ({
  key: 'sure',
  ask: (answers) => ({
    key: `rounds.${what}.sure`,
    vars: varsOf(answers),
    choices: [
      { label: { key: `rounds.${what}.yes` }, value: 'yes' },
      { label: { key: `rounds.${what}.no` }, value: 'no' },
    ],
  }),
  schema: () => oneOf(['yes', 'no'], 'rounds.yesOrNo'),
})

async function done(what: What, answers: Answers, { schools, who }: Context): Promise<Outcome> {
  const { round, meeting, at, sure: answer } = answers
  const back = [toMeetings(round)]
  if (answer === 'no') return { replies: [{ key: 'rounds.kept', choices: back }] }
  const result = await (what === 'move'
    ? schools.rounds.move(who, { round, meeting, start: at })
    : schools.rounds.cancel(who, { round, meeting }))
  if (result.ok) return { replies: [{ key: `rounds.${what}.done`, vars: varsOf(answers), choices: back }] }
  return result.reason === 'busy'
    ? { replies: [roundRefused(result, back)], reopen: ['at', 'sure'] }
    : { replies: [roundRefused(result, back)] }
}

const flow = (what: What): Flow<Answers, Context> => ({
  id: `round-${what}`,
  version: 1,
  steps: () => [...(what === 'move' ? [when] : []), sure(what)],
  done: (answers, context) => done(what, answers, context),
  stopped: ({ round = '' }) => [{ key: 'rounds.kept', choices: [toMeetings(round)] }],
})
export const moveFlow = flow('move')
export const cancelFlow = flow('cancel')

/** Opens a flow about one meeting, named by its round and id. */
const opening = (what: What): Topic => ({
  id: `round-${what}`,
  roles: roundStaff,
  async open({ schools, who }, rest) {
    const [round = '', meeting = ''] = wordsOf(rest)
    const found = await schools.rounds.meetings(who, round)
    const one = found.ok ? found.meetings.find((other) => other.id === meeting) : undefined
    if (!found.ok || !one) return { replies: [roundRefused(found.ok ? { ok: false, reason: 'unknown' } : found)] }
    if (one.state === 'cancelled') return { replies: [roundRefused({ ok: false, reason: 'over' }, [toMeetings(round)])] }
    return {
      replies: [],
      flow: { id: `round-${what}`, answers: { round, meeting, name: one.name, school: one.schoolName, was: one.start } },
    }
  },
})
export const moveTopic = opening('move')
export const cancelTopic = opening('cancel')
