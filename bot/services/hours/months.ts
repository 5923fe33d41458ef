import { coachOf, coachPartition, type HoursMonthDoc, type MonthState } from '../../../data/coach-hours.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Hours, MonthMove } from '../../../dialogs/hours/port.ts'
import { localDate } from '../../../rules/local-date.ts'
import { personNotice } from '../../../rules/notices/person-notice.ts'
import type { HoursDesk } from './hours-desk.ts'
import { stillPending } from './recover.ts'
import { monthKey } from './reserve.ts'

type Moved = Awaited<ReturnType<Hours['moveMonth']>>

/** Who may make of a month what. */
const moves: Record<MonthState, { from: readonly MonthState[]; who: readonly ('coach' | 'intermediary')[] }> = {
  signed: { from: ['open'], who: ['coach'] },
  closed: { from: ['open', 'signed'], who: ['intermediary'] },
  open: { from: ['signed', 'closed'], who: ['intermediary'] },
}

/**
 * Signs a month off, closes it, or opens it again. Nothing may be under way in it: a reservation writes the month too, so that one that comes between is seen. A
 * month is closed when it is over, and signed off when it has begun.
 */
export async function moveMonth(desk: HoursDesk, who: Who, { coach, month, to, reason = '' }: MonthMove): Promise<Moved> {
  const { staffId, roles } = who
  const mine = staffId === coach && roles.includes('coach') ? ['coach'] : []
  const mayBe = staffId === undefined ? [] : [...mine, ...(roles.includes('intermediary') ? ['intermediary'] : [])]
  if (staffId === undefined || !moves[to].who.some((role) => mayBe.includes(role))) return { ok: false, reason: 'forbidden' }
  const now = localDate(desk.now(), desk.timeZone).slice(0, 7)
  if (to === 'signed' ? month > now : to === 'closed' && month >= now) return { ok: false, reason: 'early' }
  if (to === 'open' && reason.trim() === '') return { ok: false, reason: 'words' }
  const key = monthKey(coach, month)
  for (let left = 10; left > 0; left--) {
    const seen = (await desk.store.get<HoursMonthDoc>(key))?.revision ?? 0
    const pending = await stillPending(desk, coach)
    if (pending.some(({ months }) => months.includes(month))) return { ok: false, reason: 'held' }
    const moved = await desk.changer.change<Moved | 'again'>(coachPartition(coach), { keys: [key] }, (read) => {
      const before: HoursMonthDoc = read<HoursMonthDoc>(key) ?? { ...key, status: 'open', revision: 0 }
      if (before.revision !== seen) return { result: 'again' }
      if (before.status === to) return { result: { ok: true, status: to } }
      if (!moves[to].from.includes(before.status)) return { result: { ok: false, reason: 'state' } }
      return {
        result: { ok: true, status: to },
        put: [after(before, to, { by: staffId, at: desk.now().toISOString() }, reason), ...told(desk, before, to, who, reason)],
      }
    })
    if (moved !== 'again') return moved
  }
  return { ok: false, reason: 'held' }
}

function after(
  { signed, closed: _closed, ...before }: HoursMonthDoc,
  to: MonthState,
  mark: { by: string; at: string },
  reason: string,
): HoursMonthDoc {
  const was = to === 'closed' && signed && before.status === 'signed' ? { signed } : {}
  const is = to === 'open' ? { reopened: [...(before.reopened ?? []), { ...mark, reason }] } : { [to]: mark }
  return { ...before, ...was, ...is, status: to, revision: before.revision + 1 }
}

/** A coach hears why their month is open again. */
function told({ now }: HoursDesk, { partition, id, revision }: HoursMonthDoc, to: MonthState, { name = '' }: Who, reason: string) {
  if (to !== 'open') return []
  const vars = { month: id, paidMonth: id, by: name, words: reason }
  return [
    personNotice(
      { about: 'hours-reopened', key: `${id}-${revision}`, to: { staff: coachOf(partition) }, vars, partition, days: 30 },
      now(),
    ),
  ]
}
