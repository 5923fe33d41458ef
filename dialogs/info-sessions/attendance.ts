import type { Attendance } from '../../data/info-session.ts'
import { type Listed, readAttendance } from '../../rules/read-attendance.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import type { Choice, Var } from '../reply.ts'
import { manageSessions } from './manage-sessions.ts'
import { oneOf, reading } from './reading.ts'
import { findCard, sessionVars } from './session-vars.ts'
import { staffRefusal } from './staff-refusal.ts'

type Marks = Record<string, Attendance>
/** `people` is the list as it was shown, so that the numbers keep their meaning. */
type Answers = { session: string; people: Listed[]; who: Marks; sure: string }

const id = 'session-attendance'

const numbered = (people: readonly Listed[]): Var => ({
  list: people.map(({ number, name, seat }) => ({
    key: seat ? 'sessions.staff.attendance.line' : 'sessions.staff.attendance.lineWaiting',
    vars: { number, name },
  })),
})

const namesOf = (people: readonly Listed[], given: Marks, attendance: Attendance) =>
  people.filter((one) => given[one.id] === attendance).map(({ name }) => name)

async function done({ session, who, sure }: Answers, context: Context): Promise<Outcome> {
  if (sure === 'no') return { replies: [], reopen: ['who', 'sure'] }
  const result = await context.sessions.staff.attend(context.who, session, who)
  if (!result.ok) return { replies: [staffRefusal(result)] }
  const choices: Choice[] = [
    { label: { key: 'sessions.button.attendees' }, value: `session-attendees ${session}` },
    { label: { key: 'sessions.button.correct' }, value: `session-attendance ${session}` },
  ]
  return { replies: [{ key: 'sessions.staff.attendance.done', vars: { ...sessionVars(result.card), count: result.marked }, choices }] }
}

/** Noting who was there: everybody, everybody but some, only some, or a correction of one. */
export const attendanceFlow: Flow<Answers, Context> = {
  id,
  version: 1,
  steps: () => [
    {
      key: 'who',
      ask: ({ session, people = [] }, context) => {
        const card = findCard(context, session)
        return {
          key: 'sessions.staff.attendance.ask',
          vars: { ...(card ? sessionVars(card) : { title: '', when: '' }), people: numbered(people) },
        }
      },
      schema: ({ people = [] }) =>
        reading<Marks>((text) => {
          const read = readAttendance(text, people)
          if (read.ok) return { ok: true, value: read.marks }
          return { ok: false, key: `sessions.staff.attendance.${read.fault}`, ...('who' in read && { vars: { who: read.who } }) }
        }),
    },
    {
      key: 'sure',
      ask: ({ people = [], who = {} }) => {
        const [present, absent] = [namesOf(people, who, 'attended'), namesOf(people, who, 'no-show')]
        const choices: Choice[] = [
          { label: { key: 'sessions.staff.attendance.yes' }, value: 'yes' },
          { label: { key: 'sessions.staff.attendance.no' }, value: 'no' },
        ]
        return {
          key: 'sessions.staff.attendance.sure',
          vars: {
            present: { key: 'sessions.staff.attendance.present', vars: { count: present.length, names: present.join(', ') } },
            absent: {
              key: absent.length > 0 ? 'sessions.staff.attendance.absent' : 'sessions.staff.attendance.nobodyAbsent',
              vars: { count: absent.length, names: absent.join(', ') },
            },
          },
          choices,
        }
      },
      schema: () => oneOf(['yes', 'no'], 'sessions.yesOrNo'),
    },
  ],
  done,
  stopped: () => [{ key: 'sessions.staff.attendance.stopped' }],
}

export const attendanceTopic: Topic = {
  id,
  roles: ['intermediary'],
  async open(context, rest) {
    if (!rest) return manageSessions.open(context, 'past')
    const result = await context.sessions.staff.attendees(context.who, rest)
    if (!result.ok) return { replies: [staffRefusal(result)] }
    const { card, people } = result
    if (card.start > context.now.toISOString() || card.status === 'cancelled')
      return { replies: [staffRefusal({ ok: false, reason: 'not-yet', card })] }
    if (people.length === 0) return { replies: [{ key: 'sessions.staff.attendees.nobody', vars: sessionVars(card) }] }
    const listed = people.map(
      ({ number, id: person, name, standing }): Listed => ({ number, id: person, name, seat: standing.status === 'seat' }),
    )
    return { replies: [], flow: { id, answers: { session: rest, people: listed } } }
  },
}
