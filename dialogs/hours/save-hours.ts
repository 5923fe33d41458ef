import type { Context } from '../context.ts'
import type { Outcome } from '../flow.ts'
import type { Choice, Reply } from '../reply.ts'
import { refusedVar } from './check-reply.ts'
import { afterVar, lengthVar, lineVar } from './hour-vars.ts'
import type { LogAnswers } from './log-answers.ts'
import type { HourAccepted, HourRefused, HourWish } from './port.ts'
import { refusedReply, toHours, toPerson, whyVar } from './refusals.ts'

const toCorrect: Choice = { label: { key: 'hours.button.correct' }, value: 'hours-correct' }

/** Writes down what can be; what was refused, before or now, is named with the reason, and room can be asked for. */
export async function saveHours(
  can: readonly HourAccepted[],
  not: readonly HourRefused[],
  request: string,
  context: Context,
): Promise<Outcome> {
  const logged = await context.hours.log(
    context.who,
    can.map(({ wish }) => wish),
    request,
  )
  const kept = logged.filter((one) => one.ok)
  const refused = [...logged.filter((one) => !one.ok), ...not]
  const over = context.who.roles.includes('coach') ? refused.find(({ why }) => why.reason === 'over-budget') : undefined
  const memory = over ? { hours: { over: over.wish } } : {}
  const room: Choice[] = over ? [{ label: { key: 'hours.button.room' }, value: 'hours-room' }] : []
  const not2 = refusedVar(refused, context)
  if (kept.length === 0)
    return { replies: [{ key: 'hours.saved.none', vars: { not: not2 }, choices: [...room, toHours, toPerson] }], memory }
  const again = kept.every((one) => one.again)
  const [only] = kept
  const after = only && kept.length === 1 && !again ? afterVar(only.left, only.name) : ''
  const key = again ? 'hours.saved.again' : kept.length === 1 ? 'hours.saved.one' : 'hours.saved.many'
  return { replies: [{ key, vars: { count: kept.length, after, not: not2 }, choices: [...room, toCorrect] }], memory }
}

/** Puts an entry right. */
export async function saveCorrection(
  instead: LogAnswers['instead'],
  wish: HourWish | undefined,
  reason: string,
  request: string,
  context: Context,
): Promise<Outcome> {
  if (!wish) return { replies: [{ key: 'hours.unknown', choices: [toHours] }] }
  const { candidate, entry } = instead
  const { from = null, until = null, note = '', group: _group, ...change } = wish
  const result = await context.hours.correct(context.who, { candidate, entry, change: { ...change, from, until, note }, reason, request })
  if (result.ok) {
    const vars = { line: lineVar(context.programme, wish, result.name), after: result.left ? afterVar(result.left, result.name) : '' }
    return { replies: [{ key: 'hours.corrected', vars, choices: [toCorrect] }] }
  }
  if ('why' in result)
    return {
      replies: [{ key: 'hours.refused.why', vars: { why: whyVar(result.why, result.name, context) }, choices: [toCorrect, toPerson] }],
    }
  return { replies: [entryRefused(result)] }
}

/** Why an entry cannot be touched. */
export function entryRefused(result: { reason: 'gone' | 'closed' | 'same' | 'unknown' | 'forbidden' }): Reply {
  if (result.reason === 'unknown' || result.reason === 'forbidden') return refusedReply({ ok: false, reason: result.reason })
  return { key: `hours.entry.${result.reason}`, choices: [toCorrect, toPerson] }
}

/** Asks an intermediary for room. */
export async function saveRoom(wish: HourWish, reason: string, request: string, context: Context): Promise<Outcome> {
  const asked = await context.hours.requestRoom(context.who, wish, reason, `${request}/room`)
  if (asked.ok)
    return {
      replies: [{ key: 'hours.room.asked', vars: { name: asked.room.name, minutes: lengthVar(asked.room.minutes) } }],
      memory: { hours: undefined },
    }
  if (asked.reason === 'room') return { replies: [{ key: 'hours.room.there', choices: [toHours] }], memory: { hours: undefined } }
  return { replies: [refusedReply({ ok: false, reason: asked.reason })] }
}
