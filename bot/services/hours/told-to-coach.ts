import type { HourDoc } from '../../../data/hours.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { personNotice } from '../../../rules/notices/person-notice.ts'
import type { HoursDesk } from './hours-desk.ts'
import type { Work } from './work.ts'

const dayIn = (locale: string, date: string) =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))

/** A coach hears of an hour that an intermediary logged as theirs; not of what was corrected or taken over from elsewhere. */
export function toldToCoach({ now }: HoursDesk, { coach, hand, add, end }: Work, { id, partition, minutes, date }: HourDoc): NoticeDoc[] {
  if (!add || end || add.imported || hand.role !== 'intermediary' || hand.by.id === coach) return []
  const { id: person, person: candidate } = add.candidate
  const vars = {
    by: hand.by.name ?? '',
    candidate: candidate.name,
    lengthMinutes: minutes,
    dayNl: dayIn('nl-NL', date),
    dayEn: dayIn('en-GB', date),
    person,
  }
  return [personNotice({ about: 'hours-logged-for', key: id, to: { staff: coach }, vars, partition, days: 14 }, now())]
}
