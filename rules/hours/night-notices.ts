import type { CandidateCard } from '../../data/candidate.ts'
import { candidatePartition } from '../../data/info-session.ts'
import type { NoticeDoc } from '../../data/notice.ts'
import { personNotice } from '../notices/person-notice.ts'

/** Days a notice about hours makes sense. */
const days = 14
const week = 7 * 86_400_000

/** A coach hears that nothing was logged for somebody since then; once a silence. It lies with the candidate, so that it goes with them. */
export const silentNotice = ({ id, name, coach = '' }: Pick<CandidateCard, 'id' | 'name' | 'coach'>, since: string, now: Date): NoticeDoc =>
  personNotice(
    {
      about: 'hours-silent',
      key: `${coach}-${since}`,
      to: { staff: coach },
      vars: { person: id, candidate: name, weeks: Math.floor((now.getTime() - Date.parse(since)) / week) },
      partition: candidatePartition(id),
      days,
    },
    now,
  )

/** A coach hears that a month is to be signed off; once. */
export const signNotice = (coach: string, month: string, now: Date): NoticeDoc =>
  personNotice({ about: 'hours-sign', key: month, to: { staff: coach }, vars: { month, paidMonth: month }, days }, now)
