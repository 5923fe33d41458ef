import { nextMonth } from '../../rules/hours/ledger.ts'
import { monthBefore } from '../../rules/hours/sign-day.ts'
import type { Context } from '../context.ts'
import { lengthVar, monthVar, moreVar } from '../hours/hour-vars.ts'
import type { Choice, ListItem, Reply, Var } from '../reply.ts'
import { leftVar } from './left-var.ts'
import type { MonthShown } from './port.ts'
import { thisMonth } from './read-month.ts'
import { stateVar } from './state-var.ts'
import { whoVars } from './who-vars.ts'

const pageSize = 8
const mostChoices = 3

export const euros = (cents: number): Var => ({ euros: cents / 100 })

/** A coach's month: what it comes to and how it stands, by candidate, and what can be done. */
export function monthReplies(shown: MonthShown, context: Context, from = 0): Reply[] {
  const { statement, coach, coachName } = shown
  const mine = context.who.staffId === coach
  const month = monthVar(statement.month)
  const choices = choicesFor(shown, context, from)
  if (statement.lines.length === 0)
    return [{ key: mine ? 'statements.month.none' : 'statements.month.noneTheirs', vars: { month, coach: coachName }, choices }]
  const notes = [
    statement.paid === statement.minutes ? '' : ({ key: 'statements.month.shared', vars: { paid: lengthVar(statement.paid) } } as const),
    shown.external ? ({ key: 'statements.month.vat' } as const) : '',
    statement.unpriced > 0 ? ({ key: 'statements.month.unpriced' } as const) : '',
    reopened(shown),
  ]
  const vars = {
    month,
    coach: coachName,
    hours: lengthVar(statement.minutes),
    value: euros(statement.cents),
    state: stateVar(shown),
    notes: moreVar(notes),
  }
  const ranked = [...statement.candidates].sort((one, other) => other.minutes - one.minutes || one.candidate.localeCompare(other.candidate))
  const items = ranked.slice(from, from + pageSize).map((one) => itemOf(one, shown))
  return [
    { key: mine ? 'statements.month.mine' : 'statements.month.theirs', vars, card: { type: 'list', items } },
    { key: 'statements.month.further', choices },
  ]
}

function reopened({ status, reopened: times }: MonthShown): Var {
  const last = times?.at(-1)
  return last && status === 'open' ? { key: 'statements.month.reopened', vars: { reason: last.reason } } : ''
}

function itemOf(one: MonthShown['statement']['candidates'][number], shown: MonthShown): ListItem {
  const left = shown.left.get(one.candidate)
  const line: Var = { key: 'statements.month.line', vars: { hours: lengthVar(one.minutes), value: euros(one.cents) } }
  return {
    title: whoVars(shown)(one.candidate),
    facts: [line, ...(left ? [leftVar(left)] : [])],
    choices: left ? [{ label: { key: 'statements.button.hours' }, value: `hours-of ${one.candidate}` }] : [],
  }
}

function choicesFor({ statement, coach, status }: MonthShown, context: Context, from: number): Choice[] {
  const { who } = context
  const { month, candidates, lines } = statement
  const mine = who.staffId === coach
  const now = thisMonth(context)
  // Not `my-hours`: those words mean the month it is, whatever is on screen.
  const show = `month-show ${coach}`
  const button = (key: 'sign' | 'close' | 'reopen' | 'more' | 'files' | 'before' | 'after' | 'log', value: string): Choice => ({
    label: { key: `statements.button.${key}` },
    value,
  })
  const any = lines.length > 0
  const intermediary = who.roles.includes('intermediary')
  const all = [
    ...(mine && any && status === 'open' && month < now ? [button('sign', `month-sign ${month}`)] : []),
    ...(intermediary && status === 'signed' && month < now ? [button('close', `month-close ${coach} ${month}`)] : []),
    ...(candidates.length > from + pageSize ? [button('more', `${show} ${month} ${from + pageSize}`)] : []),
    ...(any ? [button('files', `month-files ${coach} ${month}`)] : []),
    ...(intermediary && status === 'closed' ? [button('reopen', `month-reopen ${coach} ${month}`)] : []),
    ...(mine && !any && month === now ? [button('log', 'hours')] : []),
    button('before', `${show} ${monthBefore(month)}`),
    ...(month < now ? [button('after', `${show} ${nextMonth(month)}`)] : []),
  ]
  return all.slice(0, mostChoices)
}
