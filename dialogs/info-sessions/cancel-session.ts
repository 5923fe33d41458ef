import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import type { Choice, Reply } from '../reply.ts'
import { noneHere, withOwnSession } from './my-sessions.ts'
import { oneOf } from './reading.ts'
import { remember } from './remembered.ts'
import { calendarAttachment, findCard, sessionVars, toList, toMine } from './session-vars.ts'

type Answers = { session: string; standing: 'seat' | 'waiting'; sure: string }

async function done({ session, sure }: Answers, context: Context): Promise<Outcome> {
  if (sure === 'no') return { replies: [{ key: 'sessions.cancel.kept', choices: [toMine] }] }
  const result = await context.sessions.cancel(context.who, session, context.locale)
  if (result.ok) {
    const reply: Reply = {
      key: 'sessions.cancel.done',
      vars: sessionVars(result.card),
      files: [calendarAttachment(result.calendar, result.card, true)],
      choices: [toList, { label: { key: 'menu.question' }, value: 'ask' }],
    }
    return { replies: [reply], memory: remember(context.memory, { drop: session }) }
  }
  if (result.reason === 'past' && result.card)
    return {
      replies: [
        { key: 'sessions.cancel.past', vars: sessionVars(result.card), choices: [{ label: { key: 'menu.person' }, value: 'person' }] },
      ],
    }
  return { replies: [noneHere(context)], memory: remember(context.memory, { drop: session }) }
}

/** Giving one's seat or place in line back, after one "are you sure". */
export const cancelFlow: Flow<Answers, Context> = {
  id: 'session-cancel',
  version: 1,
  steps: () => [
    {
      key: 'sure',
      ask: ({ session, standing }, context) => {
        const card = findCard(context, session)
        const choices: Choice[] = [
          { label: { key: 'sessions.cancel.yes' }, value: 'yes' },
          { label: { key: 'sessions.cancel.no' }, value: 'no' },
        ]
        return {
          key: standing === 'waiting' ? 'sessions.cancel.askWaiting' : 'sessions.cancel.ask',
          vars: card ? sessionVars(card) : { title: '', when: '' },
          choices,
        }
      },
      schema: () => oneOf(['yes', 'no'], 'sessions.yesOrNo'),
    },
  ],
  done,
  stopped: () => [{ key: 'sessions.cancel.kept', choices: [toMine] }],
}

export const cancelTopic: Topic = {
  id: 'session-cancel',
  open: (context, rest) =>
    withOwnSession(context, rest, { command: 'session-cancel', key: 'sessions.cancel.which' }, (mine) => ({
      replies: [],
      flow: {
        id: 'session-cancel',
        answers: { session: mine.session, standing: mine.standing.status === 'seat' ? ('seat' as const) : ('waiting' as const) },
      },
    })),
}
