import type { Context, Opened, Topic } from '../context.ts'
import { monthReplies } from './month-reply.ts'
import { readMonth, thisMonth } from './read-month.ts'
import { refusedMonth } from './refused.ts'

/** A coach's own month; `rest` is which, and where a page begins. Without it the month it is. */
export const myHours: Topic = {
  id: 'my-hours',
  roles: ['coach'],
  async open(context, rest) {
    const [, said = rest, from = '0'] = /^(\d{4}-\d{2})(?: (\d+))?$/.exec(rest.trim()) ?? []
    const month = said.trim() === '' ? thisMonth(context) : readMonth(said, context)
    return show(context, context.who.staffId, month, Number(from))
  },
}

/** Another coach's month: `<coach> <month>`. */
export const showMonth: Topic = {
  id: 'month-show',
  roles: ['coach', 'intermediary', 'manager'],
  async open(context, rest) {
    const [coach = '', month = '', from = '0'] = rest.split(' ')
    return show(context, coach, readMonth(month, context), Number(from) || 0)
  },
}

async function show(context: Context, coach: string | undefined, month: string | undefined, from: number): Promise<Opened> {
  if (coach === undefined || month === undefined) return { replies: [refusedMonth({ ok: false, reason: 'unknown' })] }
  const shown = await context.statements.month(context.who, { coach, month })
  return { replies: shown.ok ? monthReplies(shown, context, from) : [refusedMonth(shown)] }
}
