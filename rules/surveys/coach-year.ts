import type { NoticeDoc } from '../../data/notice.ts'
import type { SurveyPace } from '../../data/programme/pace.ts'
import type { Programme } from '../../data/programme.ts'
import { localDate } from '../local-date.ts'
import { personNotice } from '../notices/person-notice.ts'
import { schoolYearOf } from '../school-year.ts'
import { instantAt } from '../zoned-time.ts'
import { askingDays } from './phase-surveys.ts'

/** How long coaches can fill in about a school year, in days from the day they are asked. */
const openDays = 60
const day = 86_400_000
/** The hour of the day at which they are asked. */
const askedAtHour = 9

export type CoachYear = { schoolYear: string; askedAt: string }

/** The school year coaches are asked about now, and since when; nothing outside the time for it. */
export function coachYearNow({ surveys, timeZone }: Pick<Programme, 'surveys' | 'timeZone'>, now: Date): CoachYear | undefined {
  const [month = 0, date = 0] = surveys.coachDay.split('-').map(Number)
  const year = Number(localDate(now, timeZone).slice(0, 4))
  for (const one of [year, year - 1]) {
    const asked = instantAt({ year: one, month, day: date, hour: askedAtHour, minute: 0 }, timeZone)
    if (!asked || asked > now || now.getTime() - asked.getTime() > openDays * day) continue
    return { schoolYear: schoolYearOf(localDate(asked, timeZone)), askedAt: asked.toISOString() }
  }
  return undefined
}

/** The notices that ask one coach, each with an id of its year. */
export function coachYearNotices(staffId: string, { schoolYear, askedAt }: CoachYear, pace: SurveyPace, now: Date): NoticeDoc[] {
  const [, ...reminders] = askingDays({ ...pace, askAfterDays: 0 })
  return [0, ...reminders].map((after, index) =>
    personNotice(
      {
        about: index === 0 ? 'survey-coach' : 'survey-coach-again',
        key: index === 0 ? schoolYear : `${schoolYear}-${index}`,
        to: { staff: staffId },
        vars: { year: schoolYear },
        dueAt: new Date(Date.parse(askedAt) + after * day),
        days: 7,
      },
      now,
    ),
  )
}
