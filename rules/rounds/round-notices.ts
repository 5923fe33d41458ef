import type { NoticeDoc, NoticeEvent } from '../../data/notice.ts'
import { type Round, roundPartition } from '../../data/round.ts'
import { recipientId } from '../notices/person-notice.ts'
import { schoolRecipient } from '../schools/school-notices.ts'

type Told = {
  about: string
  key: string
  to: readonly string[]
  vars: NoticeDoc['vars']
  dueAt?: string
  expiresAt: string
  calendar?: 'request' | 'cancel'
}

/** A notice about a round, with everybody it is for; none when that is nobody. */
export function roundNotice(round: string, { about, key, to, vars, dueAt, expiresAt, calendar }: Told, now: Date): NoticeDoc[] {
  if (to.length === 0) return []
  return [
    {
      partition: roundPartition(round),
      kind: 'notice',
      id: `${about}-${key}`,
      about,
      dueAt: dueAt ?? now.toISOString(),
      createdAt: now.toISOString(),
      expiresAt,
      prefer: 'chat',
      recipients: to.map((id) => ({ id, state: 'pending' })),
      ...(calendar && { calendar }),
      vars: { ...vars, round },
    },
  ]
}

type People = { candidates: readonly string[]; schools: readonly string[] }

/** Everybody is asked when the round opens; or those who have not answered once more. The notices are worth nothing after it closes. */
export function roundAsked(
  id: string,
  round: Pick<Round, 'name' | 'opensAt' | 'closesAt' | 'top'>,
  { candidates, schools }: People,
  what: { about: 'round-invited' | 'round-reminder'; key: string },
  now: Date,
): NoticeDoc[] {
  const { name, closesAt, top, opensAt } = round
  const dueAt = opensAt > now.toISOString() ? opensAt : now.toISOString()
  const told = { key: what.key, vars: { name, closesAt, top }, dueAt, expiresAt: closesAt }
  return [
    ...roundNotice(id, { ...told, about: what.about, to: candidates.map((one) => recipientId({ candidate: one })) }, now),
    ...roundNotice(id, { ...told, about: `${what.about}-school`, to: schools.map(schoolRecipient) }, now),
  ]
}

/** The round is over: staff hear how many answered. */
export function roundClosed(
  id: string,
  { name }: Pick<Round, 'name'>,
  counts: { answered: number; asked: number },
  staff: readonly string[],
  now: Date,
) {
  const expiresAt = new Date(now.getTime() + 14 * 86_400_000).toISOString()
  return roundNotice(
    id,
    { about: 'round-closed', key: 'once', to: staff.map((one) => recipientId({ staff: one })), vars: { name, ...counts }, expiresAt },
    now,
  )
}

export type MeetingTold = {
  round: string
  meeting: string
  candidate: string
  firstName: string
  school: string
  schoolName: string
  leader: string
  place: string
  start: string
  end: string
  sequence: number
}

/** Both sides of a meeting hear it, with the calendar file that goes with it. */
export function meetingTold(told: MeetingTold, how: 'planned' | 'moved' | 'cancelled', now: Date): NoticeDoc[] {
  const { round, meeting, candidate, firstName, school, schoolName, leader, place, start, end, sequence } = told
  const about = how === 'planned' ? 'round-meeting' : `round-meeting-${how}`
  const vars = { meeting, sequence, school: schoolName, leader, place, name: firstName, meetingAt: start }
  const calendar = how === 'cancelled' ? ('cancel' as const) : ('request' as const)
  const both = {
    key: `${meeting}-${sequence}`,
    vars,
    expiresAt: end > now.toISOString() ? end : new Date(now.getTime() + 86_400_000).toISOString(),
    calendar,
  }
  return [
    ...roundNotice(round, { ...both, about, to: [recipientId({ candidate })] }, now),
    ...roundNotice(round, { ...both, about: `${about}-school`, to: [schoolRecipient(school)] }, now),
  ]
}

/** A meeting is off because of somebody of whom nothing is kept any more: the school hears it without who it was. */
export function meetingOff(
  round: string,
  { school, schoolName, event }: { school: string; schoolName: string; event: NoticeEvent },
  now: Date,
): NoticeDoc[] {
  const { uid, start, end, place } = event
  const vars = { school: schoolName, place, meetingAt: start }
  const off = { about: 'round-off-school', key: uid, to: [schoolRecipient(school)], vars, expiresAt: end, calendar: 'cancel' } as const
  return roundNotice(round, off, now).map((doc) => ({ ...doc, event }))
}
