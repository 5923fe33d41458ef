import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import { coachPartition, type HourLineDoc, type HoursMonthDoc } from '../../../data/coach-hours.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { ConflictError } from '../../../data/store.ts'
import { signNotice, silentNotice } from '../../../rules/hours/night-notices.ts'
import { firstWorkingDay, monthBefore } from '../../../rules/hours/sign-day.ts'
import { silentSince } from '../../../rules/hours/silence.ts'
import { localDate } from '../../../rules/local-date.ts'
import { monthKey } from '../hours/reserve.ts'
import type { StatementDesk } from './statement-desk.ts'

/** What coaches are reminded of, once a night: candidates for whom nothing was logged for long, and from the first working day on the month that is to be signed. */
export async function remindCoaches(desk: StatementDesk): Promise<void> {
  await desk.pool.refresh()
  await tellSilence(desk)
  await tellMonths(desk)
}

async function once({ store }: StatementDesk, doc: NoticeDoc) {
  try {
    await store.commit([{ op: 'create', doc }])
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error
  }
}

async function tellSilence(desk: StatementDesk) {
  const { store, directory, pool, programme } = desk
  const now = desk.now()
  const { silentDays } = programme.coaching
  for (const card of directory.all()) {
    const balance = pool.balance(card.id)
    if (silentSince(card, balance, card.createdAt, { silentDays, now }) === undefined) continue
    const person = await store.get<PersonDoc>(personKey(card.id))
    const since = person && silentSince(person, balance, person.coachSince ?? person.createdAt, { silentDays, now })
    if (since !== undefined) await once(desk, silentNotice({ ...card, ...(person?.coach && { coach: person.coach }) }, since, now))
  }
}

/** How many days of a month the one before is asked for. */
const daysToSign = 14

async function tellMonths(desk: StatementDesk) {
  const { store, staff, programme } = desk
  const today = localDate(desk.now(), programme.timeZone)
  if (today < firstWorkingDay(programme, today.slice(0, 7)) || Number(today.slice(8)) > daysToSign) return
  const month = monthBefore(today.slice(0, 7))
  for (const { id } of staff.all().filter(({ roles }) => roles.includes('coach'))) {
    const [found, lines] = await Promise.all([
      store.get<HoursMonthDoc>(monthKey(id, month)),
      store.list<HourLineDoc>(coachPartition(id), 'hours-line', { prefix: `${month}_`, limit: 1 }),
    ])
    if (lines.docs.length > 0 && (found?.status ?? 'open') === 'open') await once(desk, signNotice(id, month, desk.now()))
  }
}
