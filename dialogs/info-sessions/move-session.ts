import { notOpen } from '../../rules/info-sessions.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome, Step } from '../flow.ts'
import type { Choice, Reply } from '../reply.ts'
import { noneHere, withOwnSession } from './my-sessions.ts'
import { oneOf, reading } from './reading.ts'
import { remember } from './remembered.ts'
import { calendarAttachment, doorVar, findCard, openCards, sessionChoices, sessionVars, toList, toMine } from './session-vars.ts'

type Answers = { from: string; standing: 'seat' | 'waiting'; to: string; sure: string }
type MoveStep = Step<Answers, Context>

/** Sessions to go to: open ones, and for who has a seat only those with a seat free. */
const targets = ({ from, standing }: Partial<Answers>, context: Context) =>
  openCards(context).filter((card) => card.id !== from && (standing === 'waiting' || card.seatsLeft > 0))

const to: MoveStep = {
  key: 'to',
  ask: (answers, context) => {
    const card = findCard(context, answers.from)
    return {
      key: 'sessions.move.ask',
      vars: card ? sessionVars(card) : { title: '', when: '' },
      choices: sessionChoices(targets(answers, context).slice(0, 6)),
    }
  },
  schema: (answers, context) =>
    reading<string>((text) => {
      const card = findCard(context, text.trim())
      if (!card || card.id === answers.from) return { ok: false, key: 'sessions.pick.unclear' }
      const reason = notOpen(card, context.now)
      return reason ? { ok: false, key: `sessions.pick.${reason}`, vars: sessionVars(card) } : { ok: true, value: card.id }
    }),
}

const sure: MoveStep = {
  key: 'sure',
  ask: (answers, context) => {
    const [old, next] = [findCard(context, answers.from), findCard(context, answers.to)]
    const choices: Choice[] = [
      { label: { key: 'sessions.move.yes' }, value: 'yes' },
      { label: { key: 'sessions.move.no' }, value: 'no' },
    ]
    const key = next?.seatsLeft === 0 ? 'sessions.move.sureWaiting' : 'sessions.move.sure'
    return {
      key,
      vars: {
        from: { at: old?.start ?? context.now.toISOString(), style: 'dateTime' },
        to: { at: next?.start ?? context.now.toISOString(), style: 'dateTime' },
        title: next?.title ?? '',
      },
      choices,
    }
  },
  schema: () => oneOf(['yes', 'no'], 'sessions.yesOrNo'),
}

async function done(answers: Answers, context: Context): Promise<Outcome> {
  const { from, to: target } = answers
  if (answers.sure === 'no') return { replies: [{ key: 'sessions.move.kept', choices: [toMine] }] }
  const result = await context.sessions.move(context.who, from, target, context.locale)
  if (result.ok) {
    const { card, standing, calendar, gone } = result
    const old = findCard(context, from)
    const files = [...(calendar ? [calendarAttachment(calendar, card)] : []), ...(old ? [calendarAttachment(gone, old, true)] : [])]
    const waiting = standing.status === 'waiting'
    const vars = { ...sessionVars(card), place: doorVar(card), ...(waiting && { position: standing.position }) }
    const kept = remember(context.memory, { drop: from })
    return {
      replies: [{ key: waiting ? 'sessions.move.doneWaiting' : 'sessions.move.done', vars, files, choices: [toMine] }],
      memory: remember(kept, { add: target }),
    }
  }
  if (result.reason === 'not-yours') return { replies: [noneHere(context)], memory: remember(context.memory, { drop: from }) }
  const refusal: Reply = {
    key: `sessions.refused.${result.reason}`,
    vars: { ...(result.card ? sessionVars(result.card) : { title: '', when: '' }), words: result.card?.words ?? '' },
  }
  const others = targets(answers, context).some((card) => card.id !== target)
  return others ? { replies: [refusal], reopen: ['to', 'sure'] } : { replies: [refusal, { key: 'sessions.move.kept', choices: [toMine] }] }
}

/** Exchanging a seat for one in another session; the old seat is kept until the new one is certain. */
export const moveFlow: Flow<Answers, Context> = {
  id: 'session-move',
  version: 1,
  steps: () => [to, sure],
  done,
  stopped: () => [{ key: 'sessions.move.kept', choices: [toMine] }],
}

export const moveTopic: Topic = {
  id: 'session-move',
  open: (context, rest) =>
    withOwnSession(context, rest, { command: 'session-move', key: 'sessions.move.which' }, (mine) => {
      const answers = { from: mine.session, standing: mine.standing.status === 'waiting' ? ('waiting' as const) : ('seat' as const) }
      if (targets(answers, context).length === 0)
        return {
          replies: [{ key: 'sessions.move.nowhere', vars: { when: { at: mine.start, style: 'dateTime' } }, choices: [toMine, toList] }],
        }
      return { replies: [], flow: { id: 'session-move', answers } }
    }),
}
