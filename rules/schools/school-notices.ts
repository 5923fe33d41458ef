import { candidatePartition } from '../../data/info-session.ts'
import type { NoticeDoc } from '../../data/notice.ts'
import type { Programme } from '../../data/programme.ts'
import { titleVars } from '../journey/journey-notices.ts'
import { personNotice, recipientId } from '../notices/person-notice.ts'

/** A school leader has no account: a notice to one goes by mail to the school's contact. All notices of a match lie with the candidate. */
export const schoolRecipient = (school: string) => `school:${school}`

/** What a school leader and a candidate hear about each other: first names only before there is a yes. */
export type SchoolMatchNames = { candidate: string; firstName: string; school: string; schoolName: string; group: string; leader: string }

type Message = { about: string; key: string; vars: Record<string, string | number>; days?: number }

const groupVars = ({ matching }: Pick<Programme, 'matching'>, group: string) =>
  titleVars('group', matching.vocabularies.groups.find(({ id }) => id === group)?.title ?? { nl: group, en: group })

function toLeader({ candidate, school }: SchoolMatchNames, message: Message, now: Date): NoticeDoc {
  const doc = personNotice({ ...message, to: { candidate }, prefer: 'mail' }, now)
  return { ...doc, recipients: [{ id: schoolRecipient(school), state: 'pending' }] }
}

function toStaff(candidate: string, staff: readonly string[], message: Message, now: Date): NoticeDoc[] {
  const [first] = staff
  if (first === undefined) return []
  const doc = personNotice({ ...message, to: { staff: first }, partition: candidatePartition(candidate) }, now)
  return [{ ...doc, recipients: staff.map((id) => ({ id: recipientId({ staff: id }), state: 'pending' })) }]
}

/** They are to meet: both hear it. `key` makes it once for this moment. */
export function meetingPlanned(
  programme: Programme,
  names: SchoolMatchNames,
  { at, address, key }: { at: string; address: string; key: string },
  now: Date,
) {
  const { candidate, firstName, schoolName, leader, group } = names
  const vars = { school: schoolName, leader, address, meetingAt: at, ...groupVars(programme, group) }
  return [
    personNotice({ about: 'school-meeting', key, to: { candidate }, vars, days: 14 }, now),
    toLeader(names, { about: 'school-meeting-leader', key, vars: { ...vars, name: firstName } }, now),
  ]
}

/** Asks a school leader for a place; with `again` the one chaser. `offer` is what the link of the mail is for. */
export function placeAsked(
  programme: Programme,
  names: SchoolMatchNames,
  { offer, expiresAt, again }: { offer: string; expiresAt: string; again?: true },
  now: Date,
): NoticeDoc {
  const { candidate, firstName, schoolName, group } = names
  const vars = { name: firstName, school: schoolName, offer, person: candidate, expiresAt, ...groupVars(programme, group) }
  return { ...toLeader(names, { about: again ? 'school-offer-again' : 'school-offer', key: offer, vars }, now), expiresAt }
}

/** The school need not answer any more. */
export const placeTakenBack = (names: SchoolMatchNames, offer: string, now: Date): NoticeDoc =>
  toLeader(names, { about: 'school-offer-over', key: offer, vars: { name: names.firstName, school: names.schoolName } }, now)

/** How it ended, to who matches; of a yes the candidate hears too. */
export function placeAnswered(
  names: SchoolMatchNames & { fullName: string },
  { offer, how, intermediaries }: { offer: string; how: 'accepted' | 'declined' | 'expired'; intermediaries: readonly string[] },
  now: Date,
): NoticeDoc[] {
  const { candidate, fullName, schoolName, leader } = names
  const vars = { candidate: fullName, school: schoolName, leader, person: candidate }
  return [
    ...toStaff(candidate, intermediaries, { about: `school-${how}`, key: offer, vars }, now),
    ...(how === 'accepted'
      ? [personNotice({ about: 'school-place', key: offer, to: { candidate }, vars: { school: schoolName, leader }, days: 14 }, now)]
      : []),
  ]
}
