import type { NoticeDoc } from '../../../data/notice.ts'
import type { Programme } from '../../../data/programme.ts'
import { ConflictError, type Store } from '../../../data/store.ts'
import { coachYearNotices, coachYearNow } from '../../../rules/surveys/coach-year.ts'
import type { StaffDirectory } from '../../staff.ts'

/** Asks every coach about the school year when it is time, once a year each. Safe to repeat. */
export async function askCoaches({
  store,
  programme,
  staff,
  now,
}: {
  store: Store
  programme: Programme
  staff: StaffDirectory
  now: () => Date
}): Promise<void> {
  const year = coachYearNow(programme, now())
  if (!year) return
  for (const { id } of staff.all().filter(({ roles }) => roles.includes('coach'))) {
    const notices = coachYearNotices(id, year, programme.surveys, now())
    await store.commit(notices.map((doc): { op: 'create'; doc: NoticeDoc } => ({ op: 'create', doc }))).catch((error: unknown) => {
      if (!(error instanceof ConflictError)) throw error
    })
  }
}
