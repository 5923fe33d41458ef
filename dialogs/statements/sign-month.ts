import { monthBefore } from '../../rules/hours/sign-day.ts'
import type { Context, Topic } from '../context.ts'
import { lengthVar, monthVar } from '../hours/hour-vars.ts'
import type { Reply } from '../reply.ts'
import { euros } from './month-reply.ts'
import type { MonthShown } from './port.ts'
import { readMonth, thisMonth } from './read-month.ts'
import { refusedMonth, toMine } from './refused.ts'

/** What a coach saw when they signed: what is signed is what was shown. */
const printOf = ({ statement: { lines, paid, cents } }: MonthShown) => `${lines.length}.${paid}.${cents}`

/** Signing a month off: what it comes to is shown first. `rest` is the month, and what was seen of it. Without it the month before. */
export const signMonth: Topic = {
  id: 'month-sign',
  roles: ['coach'],
  async open(context, rest) {
    const [, said = rest, seen] = /^(\d{4}-\d{2})(?: (\S+))?$/.exec(rest.trim()) ?? []
    const month = said.trim() === '' ? monthBefore(thisMonth(context)) : readMonth(said, context)
    if (month === undefined) return { replies: [refusedMonth({ ok: false, reason: 'unknown' })] }
    const shown = await context.statements.month(context.who, { month })
    if (!shown.ok) return { replies: [refusedMonth(shown)] }
    const vars = { month: monthVar(month) }
    if (month > thisMonth(context)) return { replies: [{ key: 'statements.sign.early', vars, choices: [toMine] }] }
    if (shown.status !== 'open') {
      const key = shown.status === 'signed' ? 'statements.sign.already' : 'statements.sign.closed'
      return { replies: [{ key, vars, choices: [toMine] }] }
    }
    if (shown.statement.lines.length === 0) return { replies: [{ key: 'statements.sign.none', vars, choices: [toMine] }] }
    if (seen === undefined) return { replies: [ask(shown)] }
    if (seen !== printOf(shown)) return { replies: [{ key: 'statements.sign.changed', vars }, ask(shown)] }
    return { replies: [await sign(context, month)] }
  },
}

function ask(shown: MonthShown): Reply {
  const { month, minutes, cents } = shown.statement
  return {
    key: 'statements.sign.ask',
    vars: { month: monthVar(month), hours: lengthVar(minutes), value: euros(cents) },
    choices: [
      { label: { key: 'statements.button.signYes' }, value: `month-sign ${month} ${printOf(shown)}` },
      { label: { key: 'statements.button.look' }, value: `my-hours ${month}` },
    ],
  }
}

async function sign({ hours, who }: Context, month: string): Promise<Reply> {
  const result = await hours.moveMonth(who, { coach: who.staffId ?? '', month, to: 'signed' })
  const vars = { month: monthVar(month) }
  if (result.ok) return { key: 'statements.sign.done', vars, choices: [toMine] }
  if (result.reason === 'forbidden') return refusedMonth({ ok: false, reason: 'forbidden' })
  if (result.reason === 'held' || result.reason === 'early') return { key: `statements.sign.${result.reason}`, vars, choices: [toMine] }
  return { key: 'statements.sign.closed', vars, choices: [toMine] }
}
