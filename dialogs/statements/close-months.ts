import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { asks } from '../hours/field-steps.ts'
import { monthVar } from '../hours/hour-vars.ts'
import type { ListItem, Reply } from '../reply.ts'
import { refusedMonth, toSigned } from './refused.ts'

const mostListed = 8
const roles = ['intermediary'] as const

/** Months that coaches signed off, each with a look and a close. */
export const signedMonths: Topic = {
  id: 'months-close',
  roles,
  async open(context) {
    const months = context.statements.signed(context.who)
    if (months.length === 0) return { replies: [{ key: 'statements.close.none' }] }
    const items = months.slice(0, mostListed).map(
      ({ coach, coachName, month, at }): ListItem => ({
        title: { key: 'statements.close.item', vars: { coach: coachName, month: monthVar(month) } },
        facts: [{ key: 'statements.close.signed', vars: { at: { at, style: 'date' } } }],
        choices: [
          { label: { key: 'statements.button.show' }, value: `month-show ${coach} ${month}` },
          { label: { key: 'statements.button.close' }, value: `month-close ${coach} ${month}` },
        ],
      }),
    )
    return { replies: [{ key: 'statements.close.list', vars: { count: months.length }, card: { type: 'list', items } }] }
  },
}

type Move = Awaited<ReturnType<Context['hours']['moveMonth']>>

function refused(result: Extract<Move, { ok: false }>): Reply {
  if (result.reason === 'forbidden') return refusedMonth({ ok: false, reason: 'forbidden' })
  const { reason } = result
  return { key: reason === 'held' || reason === 'early' ? `statements.close.${reason}` : 'statements.close.state', choices: [toSigned] }
}

/** Closes a month at one tap. */
export const closeMonth: Topic = {
  id: 'month-close',
  roles,
  async open(context, rest) {
    const [coach = '', month = ''] = rest.split(' ')
    const shown = await context.statements.month(context.who, { coach, month })
    if (!shown.ok) return { replies: [refusedMonth(shown)] }
    if (shown.status === 'open') return { replies: [{ key: 'statements.close.state', choices: [toSigned] }] }
    const result = await context.hours.moveMonth(context.who, { coach, month, to: 'closed' })
    if (!result.ok) return { replies: [refused(result)] }
    return { replies: [{ key: 'statements.close.done', vars: { coach: shown.coachName, month: monthVar(month) }, choices: [toSigned] }] }
  },
}

type Answers = { coach: string; month: string; name: string; reason: string }
const longest = 300

async function done({ coach, month, name, reason }: Answers, context: Context): Promise<Outcome> {
  const result = await context.hours.moveMonth(context.who, { coach, month, to: 'open', reason })
  if (!result.ok) return { replies: [refused(result)] }
  return { replies: [{ key: 'statements.reopen.done', vars: { coach: name, month: monthVar(month) }, choices: [toSigned] }] }
}

/** Opening a month again, with a word for the coach. */
export const reopenFlow: Flow<Answers, Context> = {
  id: 'month-reopen',
  version: 1,
  steps: () => [
    {
      key: 'reason',
      freeText: true,
      ask: ({ month = '', name = '' }) => ({ key: 'statements.reopen.ask', vars: { month: monthVar(month), coach: name } }),
      schema: () =>
        asks<string>((text) => {
          const value = text.trim()
          if (value === '' || value.length > longest) return { ok: false, key: 'statements.reopen.long', vars: { most: longest } }
          return { ok: true, value }
        }),
    },
  ],
  done,
  stopped: () => [{ key: 'statements.reopen.stopped', choices: [toSigned] }],
}

export const reopenMonth: Topic = {
  id: 'month-reopen',
  roles,
  async open(context, rest) {
    const [coach = '', month = ''] = rest.split(' ')
    const shown = await context.statements.month(context.who, { coach, month })
    if (!shown.ok) return { replies: [refusedMonth(shown)] }
    if (shown.status === 'open') return { replies: [{ key: 'statements.close.state', choices: [toSigned] }] }
    return { replies: [], flow: { id: 'month-reopen', answers: { coach, month, name: shown.coachName } } }
  },
}
