import { everyIn } from '../../../data/every-document.ts'
import { candidatePartition } from '../../../data/info-session.ts'
import { type RoundDoc, type RoundMeetingDoc, roundIdOf, roundPartition } from '../../../data/round.ts'
import type { SchoolMeetingDoc } from '../../../data/school-meeting.ts'
import type { Stored, Write } from '../../../data/store.ts'
import { firstName } from '../../../dialogs/journey/now-reply.ts'
import type { ShownMeeting } from '../../../dialogs/rounds/port.ts'
import { meetingTold } from '../../../rules/rounds/round-notices.ts'
import { isActive } from './read-round.ts'
import type { RoundsDesk } from './rounds-desk.ts'

export const meetingsOf = ({ matching }: Pick<RoundsDesk, 'matching'>, round: string): Promise<Stored<RoundMeetingDoc>[]> =>
  Array.fromAsync(everyIn<RoundMeetingDoc>(matching.store, roundPartition(round), 'round-meeting'))

/** It cannot go on: the candidate left the route, or the school is gone. */
export const isVoid = (desk: RoundsDesk, { candidate, school }: Pick<RoundMeetingDoc, 'candidate' | 'school'>) =>
  !isActive(desk, candidate) || !desk.schools.school(school)

export function shownMeeting(desk: RoundsDesk, doc: RoundMeetingDoc): ShownMeeting {
  const { id, candidate, school, place, start, end, state } = doc
  return {
    ...{ id, candidate, school, place, start, end, state },
    name: desk.matching.directory.byId(candidate)?.name ?? '',
    schoolName: desk.schools.school(school)?.school.name ?? school,
    void: isVoid(desk, doc),
  }
}

/** What both sides hear of a meeting. */
export function toldWrites(desk: RoundsDesk, doc: RoundMeetingDoc, how: 'planned' | 'moved' | 'cancelled'): Write[] {
  const { matching, schools } = desk
  const school = schools.school(doc.school)?.school
  const card = matching.directory.byId(doc.candidate)
  if (!school || !card) return []
  const { candidate, place, start, end, sequence } = doc
  const names = { firstName: firstName(card.name), school: doc.school, schoolName: school.name, leader: school.contact.name }
  const told = { round: roundIdOf(doc.partition), meeting: doc.id, candidate, place, start, end, sequence, ...names }
  return meetingTold(told, how, matching.now()).map((notice): Write => ({ op: 'put', doc: notice }))
}

/** The round along with a change of its meetings, so that of two changes at once one is decided again. */
export const guarded = (round: Stored<RoundDoc>): Write => ({ op: 'put', doc: round })

/** That they meet, where a place is asked for later: with the candidate. Safe to repeat; one that a person planned by hand stays. */
export async function projectMeeting(desk: RoundsDesk, doc: RoundMeetingDoc): Promise<void> {
  const { store, directory } = desk.matching
  if (!directory.byId(doc.candidate)) return
  const key = { partition: candidatePartition(doc.candidate), kind: 'school-meeting' as const, id: doc.school }
  const found = await store.get<SchoolMeetingDoc>(key)
  if (found && (found.met || found.by.role !== 'system')) return
  const stands = doc.state === 'cancelled' ? await elsewhere(desk, doc) : doc
  if (!stands) {
    if (found) await store.commit([{ op: 'remove', key }])
    return
  }
  if (found?.at === stands.start) return
  const meeting: SchoolMeetingDoc = { ...key, group: stands.group, at: stands.start, by: { role: 'system', id: 'matching' } }
  await store.commit([{ op: 'put', doc: meeting }])
}

/** The last meeting that is planned for the same two in another round. */
async function elsewhere({ matching, rounds }: RoundsDesk, { partition: here, kind, id }: RoundMeetingDoc) {
  const others = rounds.all().filter(({ partition }) => partition !== here)
  const all = await Promise.all(others.map(({ partition }) => matching.store.get<RoundMeetingDoc>({ partition, kind, id })))
  const planned = all.flatMap((one) => (one?.state === 'planned' ? [one] : []))
  return planned.sort((one, other) => other.start.localeCompare(one.start))[0]
}
