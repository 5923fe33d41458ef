import type { Context, Opened, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import type { Draft } from './draft.ts'
import { asks } from './field-steps.ts'
import { afterVar, lineVar, shownLine } from './hour-vars.ts'
import { logFlowId } from './log-answers.ts'
import type { HourShown } from './port.ts'
import { entryRefused } from './save-hours.ts'

/** The entry a button names, as `<candidate> <entry>`, when this person may change it. */
async function entryIn(rest: string, context: Context): Promise<HourShown | Opened> {
  const [candidate = '', id = ''] = rest.split(' ')
  const of = await context.hours.of(context.who, candidate)
  if (!of.ok) return { replies: [entryRefused(of)] }
  const shown = of.entries.find((one) => one.id === id)
  if (!shown) return { replies: [entryRefused({ reason: 'unknown' })] }
  if (shown.state !== 'stands') return { replies: [entryRefused({ reason: 'gone' })] }
  return shown.mayChange ? shown : { replies: [entryRefused({ reason: 'closed' })] }
}

/** Putting an entry right: the same questions as writing one down. */
export const changeTopic: Topic = {
  id: 'hours-change',
  roles: ['coach', 'intermediary'],
  async open(context, rest) {
    const shown = await entryIn(rest, context)
    if ('replies' in shown) return shown
    const { candidate, minutes, date, what, from, until, note, noteFor, name, id: entry } = shown
    const clock = from !== undefined && until !== undefined ? { from, until } : {}
    const draft = { candidate, minutes, date, what, ...clock, ...(note && { note }), noteFor } satisfies Draft
    const instead = { candidate, entry, name, was: draft }
    return { replies: [], flow: { id: logFlowId, answers: { request: context.turn, drafts: [draft], instead, changing: 0 } } }
  },
}

type Answers = { shown: HourShown; request: string; why: string }
const reasons = ['double', 'cancelled', 'mistake'] as const
const longestReason = 300

async function done({ shown, request, why }: Answers, context: Context): Promise<Outcome> {
  const { candidate, id: entry } = shown
  const result = await context.hours.withdraw(context.who, { candidate, entry, reason: why, request })
  if (!result.ok) return { replies: [entryRefused(result)] }
  const vars = { line: shownLine(context.programme, result.shown), after: result.left ? afterVar(result.left, result.shown.name) : '' }
  return { replies: [{ key: 'hours.withdrawn', vars }] }
}

/** Taking an entry back, with the reason. */
export const withdrawFlow: Flow<Answers, Context> = {
  id: 'hours-withdraw',
  version: 1,
  steps: () => [
    {
      key: 'why',
      freeText: true,
      ask: ({ shown }, context) => ({
        key: 'hours.withdraw.ask',
        vars: { line: shown ? lineVar(context.programme, shown, shown.name) : '' },
        choices: reasons.map((one) => ({ label: { key: `hours.withdraw.${one}` }, value: one })),
      }),
      schema: (_answers, context) =>
        asks<string>((text) => {
          const chosen = reasons.find((one) => one === text.trim())
          const value = chosen ? context.text({ key: `hours.withdraw.${chosen}` }) : text.trim()
          if (value.length < 3) return { ok: false, key: 'hours.reason.short' }
          return value.length > longestReason ? { ok: false, key: 'hours.reason.long', vars: { most: longestReason } } : { ok: true, value }
        }),
    },
  ],
  done,
  stopped: () => [{ key: 'hours.stoppedCorrect' }],
}

export const withdrawTopic: Topic = {
  id: 'hours-withdraw',
  roles: ['coach', 'intermediary'],
  async open(context, rest) {
    const shown = await entryIn(rest, context)
    return 'replies' in shown ? shown : { replies: [], flow: { id: 'hours-withdraw', answers: { shown, request: context.turn } } }
  },
}
