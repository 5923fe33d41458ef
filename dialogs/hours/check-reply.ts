import type { Context } from '../context.ts'
import type { Choice, Reply, Var } from '../reply.ts'
import { afterVar, lengthVar, lineVar, monthVar, moreVar } from './hour-vars.ts'
import type { LogAnswers } from './log-answers.ts'
import type { HourAccepted, HourJudged, HourRefused } from './port.ts'
import { whyVar } from './refusals.ts'

export const accepted = (judged: readonly HourJudged[]) => judged.filter((one): one is HourAccepted => one.ok)
export const refused = (judged: readonly HourJudged[]) => judged.filter((one): one is HourRefused => !one.ok)

/** What was understood, to say yes to with one tap; what cannot be logged is named with the reason. */
export function checkReply({ judged = [], drafts = [], instead }: Partial<LogAnswers>, context: Context): Reply {
  const { programme } = context
  const can = accepted(judged)
  const [only] = can
  if (!only) return { key: 'hours.check.unclear' }
  const alone = judged.length === 1
  const { wish } = only
  const share: Choice[] =
    alone && wish.note
      ? [
          {
            label: { key: wish.noteFor === 'candidate' ? 'hours.button.private' : 'hours.button.share', vars: { name: only.name } },
            value: wish.noteFor === 'candidate' ? 'private' : 'share',
          },
        ]
      : []
  const choices: Choice[] = [
    { label: { key: 'hours.button.yes' }, value: 'yes' },
    { label: { key: 'hours.button.change' }, value: 'change' },
    ...share,
  ]
  const remarks = remarksOf(can, drafts.length)
  if (instead) {
    const vars = {
      was: lineVar(programme, instead.was, instead.name),
      now: lineVar(programme, wish, only.name),
      after: afterVar(only.left, only.name),
      remarks,
    }
    return { key: 'hours.check.correct', vars, choices }
  }
  if (alone)
    return {
      key: 'hours.check.one',
      vars: { line: lineVar(programme, wish, only.name), after: afterVar(only.left, only.name), remarks },
      choices,
    }
  const lines: Var = {
    list: can.map((one) => ({
      key: 'hours.check.line',
      vars: { line: lineVar(programme, one.wish, one.name), after: afterVar(one.left, one.name) },
    })),
  }
  return { key: 'hours.check.many', vars: { lines, not: refusedVar(refused(judged), context), remarks }, choices }
}

/** Entries that cannot be logged, one a line. */
export function refusedVar(not: readonly HourRefused[], context: Context): Var {
  if (not.length === 0) return ''
  const list = not.map(
    ({ wish, name, why }): Var => ({
      key: 'hours.check.refused',
      vars: { line: lineVar(context.programme, wish, name), why: whyVar(why, name, context) },
    }),
  )
  return moreVar([{ key: 'hours.check.not', vars: { lines: { list } } }])
}

function remarksOf(can: readonly HourAccepted[], drafts: number): Var {
  const shared = can.filter(({ wish }) => wish.group !== undefined).length > 1 && drafts > 1
  const signed = can.find((one) => one.signed)
  const like = can.find((one) => one.like)
  const coaches = [...new Set(can.flatMap(({ coachName }) => coachName ?? []))]
  return moreVar([
    coaches.length > 0 ? { key: 'hours.check.for', vars: { coaches: { joined: coaches } } } : '',
    shared ? { key: 'hours.check.shared' } : '',
    like ? { key: 'hours.check.like', vars: { name: like.name, length: lengthVar(like.wish.minutes) } } : '',
    signed ? { key: 'hours.check.signed', vars: { month: monthVar(signed.wish.date.slice(0, 7)) } } : '',
  ])
}
