import { everywhere } from '../../../data/every-document.ts'
import { type RoundMeetingDoc, roundIdOf } from '../../../data/round.ts'
import { type SchoolDoc, schoolPartition } from '../../../data/school.ts'
import type { Stored, Write } from '../../../data/store.ts'
import { meetingOff } from '../../../rules/rounds/round-notices.ts'
import { meetingUid } from '../rounds/meeting-file.ts'
import type { PrivacyDesk } from './privacy-desk.ts'
import { removal } from './remove-documents.ts'

/** Schools that expect somebody who is erased hear that it is off, without who it was; their calendars know the appointment by its number. */
export async function freeSchools(desk: PrivacyDesk, isOf: (value: unknown) => boolean): Promise<void> {
  const { store, now } = desk
  for await (const meeting of everywhere<RoundMeetingDoc>(store, 'round-meeting')) {
    if (meeting.state !== 'planned' || meeting.start <= now().toISOString() || !isOf(meeting.candidate)) continue
    await store.commit([removal(meeting), ...(await told(desk, meeting))])
  }
}

async function told({ store, words, now }: PrivacyDesk, meeting: Stored<RoundMeetingDoc>): Promise<Write[]> {
  const { partition, start, end, place, sequence, school: id } = meeting
  const school = await store.get<SchoolDoc>({ partition: schoolPartition(id), kind: 'school', id })
  if (!school) return []
  const title = { nl: words.texts.text('nl', 'rounds.meeting.summaryOff'), en: words.texts.text('en', 'rounds.meeting.summaryOff') }
  const event = { uid: meetingUid(meeting), sequence: sequence + 1, start, end, title, place }
  return meetingOff(roundIdOf(partition), { school: id, schoolName: school.name, event }, now()).map((doc): Write => ({ op: 'put', doc }))
}
