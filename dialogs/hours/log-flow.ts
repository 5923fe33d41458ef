import type { Context } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import type { Reply } from '../reply.ts'
import { accepted, refused } from './check-reply.ts'
import { type Draft, wishesOf, withField } from './draft.ts'
import { fields, type LogAnswers, logFlowId, logFlowVersion, sentenceIn } from './log-answers.ts'
import { logSteps } from './log-steps.ts'
import { readChange, readDrafts } from './read-hours.ts'
import { canBeMended, toHours, toPerson, whyVar } from './refusals.ts'
import { saveCorrection, saveHours, saveRoom } from './save-hours.ts'

/** Answers to forget when the entries changed: what was shown is judged again. */
const shown = ['judged', 'check', 'fill', 'form', 'choosing', 'which', 'changing', 'change', 'over', ...fields]
const again = (drafts: Draft[]): Outcome => ({ replies: [], reopen: shown, answers: { drafts } })

/** Most entries of one message; more is a list for the import. */
const mostEntries = 10

async function done(answers: Partial<LogAnswers>, context: Context): Promise<Outcome> {
  const { drafts = [], instead, judged, check, reason, room } = answers
  if (room && reason) return saveRoom(room, reason, answers.request ?? context.turn, context)
  const next = changed(answers, context)
  if (next) return next
  if (!judged) return judge(drafts, instead, context)
  if (check === 'change')
    return { replies: [], reopen: ['check', 'judged'], answers: drafts.length > 1 ? { choosing: true } : { changing: 0 } }
  if (check === 'share' || check === 'private')
    return again(drafts.map((draft): Draft => ({ ...draft, noteFor: check === 'share' ? 'candidate' : 'coach' })))
  const said = sentenceIn(check)
  if (said !== undefined) return again(merged(drafts, said, instead !== undefined, context))
  if (instead) return saveCorrection(instead, wishesOf(drafts)[0], reason ?? '', answers.request ?? context.turn, context)
  return saveHours(accepted(judged), refused(judged), answers.request ?? context.turn, context)
}

/** What was answered about the entries themselves, taken in. */
function changed(answers: Partial<LogAnswers>, context: Context): Outcome | undefined {
  const { drafts = [], form, changing, change, which, fill } = answers
  if (fill) return again(withField(drafts, fill.at, fill.change))
  if (form) {
    const said = sentenceIn(answers.candidate)
    return again(said === undefined ? [fromFields({}, answers)] : readDrafts(said, context).slice(0, mostEntries))
  }
  if (changing !== undefined && change === 'room') {
    const wish = wishesOf(drafts)[changing]
    return wish && { replies: [], reopen: shown, answers: { room: wish } }
  }
  if (changing !== undefined && change !== undefined) return again(withField(drafts, changing, readChange(change, context)))
  if (changing !== undefined && answers.what !== undefined)
    return again(drafts.map((draft, at) => (at === changing ? fromFields(draft, answers) : draft)))
  return which === undefined ? undefined : { replies: [], reopen: ['which', 'choosing'], answers: { changing: which } }
}

/** The entry as the card has it; the clock times hold as long as day and length do. */
function fromFields({ from, until, minutes: before, date: day, group }: Partial<Draft>, answers: Partial<LogAnswers>): Draft {
  const { candidate, date, minutes, what = 'talk', note, noteFor = 'coach' } = answers
  const keep = minutes === before && date === day && from !== undefined && until !== undefined
  return {
    ...(candidate !== undefined && { candidate }),
    ...(date !== undefined && { date }),
    ...(minutes !== undefined && { minutes }),
    what,
    ...(keep && { from, until }),
    ...(note && { note }),
    noteFor,
    ...(group !== undefined && { group }),
  }
}

/** Something typed where a yes was asked: another entry, or what is different. */
function merged(drafts: Draft[], said: string, single: boolean, context: Context): Draft[] {
  const more = readDrafts(said, context)
  const whole = more.filter((one) => (one.candidate !== undefined || one.options) && one.minutes !== undefined)
  if (!single && whole.length > 0 && whole.length === more.length) return [...drafts, ...more].slice(0, mostEntries)
  const change = readChange(said, context)
  const at = drafts.findIndex(({ candidate }) => drafts.length > 1 && candidate === change.candidate)
  return withField(drafts, Math.max(0, at), change)
}

async function judge(drafts: readonly Draft[], instead: LogAnswers['instead'] | undefined, context: Context): Promise<Outcome> {
  const judged = await context.hours.judge(context.who, wishesOf(drafts), instead)
  const not = refused(judged)
  if (not.length < judged.length) return { replies: [], reopen: [], answers: { judged } }
  const replies = not.map(({ why, name }): Reply => ({ key: 'hours.refused.why', vars: { why: whyVar(why, name, context) } }))
  const [first, ...others] = not
  if (!first || !canBeMended(first)) return { replies: replies.map((one) => ({ ...one, choices: [toHours, toPerson] })) }
  if (others.length > 0) return { replies, reopen: [], answers: { choosing: true } }
  const over = first.why.reason === 'over-budget' && !instead && context.who.roles.includes('coach')
  return { replies, reopen: [], answers: { changing: 0, ...(over && { over: true }) } }
}

/** Writing hours down, or putting them right: what was understood is shown, what is missing is asked, and nothing is written before the yes. */
export const logFlow: Flow<LogAnswers, Context> = {
  id: logFlowId,
  version: logFlowVersion,
  steps: () => logSteps,
  done,
  stopped: ({ instead }) => [{ key: instead ? 'hours.stoppedCorrect' : 'hours.stopped' }],
}
