import type { Topic } from '../context.ts'
import type { Choice, ListItem, Reply, Var } from '../reply.ts'
import type { MeetingsShown, NamedUnplanned, ShownMeeting } from './port.ts'
import { moment, roundRefused, roundStaff, toRound, wordsOf } from './round-vars.ts'

const pageSize = 8
const toPlan = (id: string): Choice => ({ label: { key: 'rounds.button.plan' }, value: `round-plan ${id}` })
const toSend = (id: string): Choice => ({ label: { key: 'rounds.button.send' }, value: `round-send ${id}` })

const missing = ({ name, schoolName, why }: NamedUnplanned): Var => ({
  key: `rounds.meeting.why.${why}`,
  vars: { name, school: schoolName },
})

function item(round: string, one: ShownMeeting): ListItem {
  const about = `${round} ${one.id}`
  const change: Choice[] =
    one.state === 'cancelled'
      ? []
      : [
          { label: { key: 'rounds.button.move' }, value: `round-move ${about}` },
          { label: { key: 'rounds.button.cancel' }, value: `round-cancel ${about}` },
        ]
  return {
    title: { key: 'rounds.meeting.pair', vars: { name: one.name, school: one.schoolName, at: moment(one.start) } },
    facts: [
      { key: `rounds.meeting.state.${one.state}`, vars: { place: one.place } },
      ...(one.void ? [{ key: 'rounds.meeting.void' } as const] : []),
    ],
    choices: one.void ? change.slice(1) : change,
  }
}

/** The schedule, what could not be planned by name, and the way on. */
export function meetingReplies({ round, meetings, unplanned, proved }: MeetingsShown, from = 0): Reply[] {
  const drafts = meetings.filter(({ state }) => state === 'draft').length
  const next = from + pageSize
  const more: Choice[] =
    meetings.length > next ? [{ label: { key: 'rounds.button.more' }, value: `round-meetings ${round.id} ${next}` }] : []
  const choices = [...more, ...(drafts > 0 ? [toSend(round.id)] : []), toPlan(round.id), ...(drafts > 0 ? [] : [toRound(round.id)])]
  const left: Reply[] = unplanned.length > 0 ? [{ key: 'rounds.meeting.unplanned', vars: { who: { list: unplanned.map(missing) } } }] : []
  if (meetings.length === 0)
    return [{ key: 'rounds.meeting.none', vars: { name: round.name }, choices: [toPlan(round.id), toRound(round.id)] }, ...left]
  return [
    {
      key: drafts > 0 ? 'rounds.meeting.draft' : 'rounds.meeting.all',
      vars: { name: round.name, count: meetings.length },
      card: { type: 'list', items: meetings.slice(from, next).map((one) => item(round.id, one)) },
    },
    ...left,
    { key: drafts > 0 && !proved ? 'rounds.meeting.furtherGood' : 'rounds.meeting.further', choices: choices.slice(0, 3) },
  ]
}

export const meetingsTopic: Topic = {
  id: 'round-meetings',
  roles: roundStaff,
  async open({ schools, who }, rest) {
    const [id = '', start = ''] = wordsOf(rest)
    const found = await schools.rounds.meetings(who, id)
    return { replies: found.ok ? meetingReplies(found, Number(start) || 0) : [roundRefused(found)] }
  },
}

/** Both sides of every meeting hear it. */
export const sendTopic: Topic = {
  id: 'round-send',
  roles: roundStaff,
  async open({ schools, who }, rest) {
    const id = rest.trim()
    const result = await schools.rounds.send(who, id)
    if (!result.ok) return { replies: [roundRefused(result, [toRound(id)])] }
    const back: Choice = { label: { key: 'rounds.button.meetings' }, value: `round-meetings ${id}` }
    return {
      replies: [
        { key: result.count > 0 ? 'rounds.meeting.sent' : 'rounds.meeting.sentBefore', vars: { count: result.count }, choices: [back] },
      ],
    }
  },
}
