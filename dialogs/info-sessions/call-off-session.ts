import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import type { Choice } from '../reply.ts'
import { aboutComing } from './edit-session.ts'
import { oneOf, reading } from './reading.ts'
import { findCard, sessionVars } from './session-vars.ts'
import { staffRefusal } from './staff-refusal.ts'

type Answers = { session: string; words: string; sure: string }

const id = 'session-calloff'
const longestWords = 500
const back: Choice = { label: { key: 'sessions.button.manage' }, value: 'manage-sessions' }

async function done({ session, words, sure }: Answers, context: Context): Promise<Outcome> {
  if (sure === 'no') return { replies: [{ key: 'sessions.staff.callOff.kept', choices: [back] }] }
  const result = await context.sessions.staff.callOff(context.who, session, words || undefined)
  if (!result.ok) return { replies: [staffRefusal(result)] }
  return { replies: [{ key: 'sessions.staff.callOff.done', vars: { ...sessionVars(result.card), count: result.told }, choices: [back] }] }
}

/** Calling a session off, with a word to the people who were coming. */
export const callOffFlow: Flow<Answers, Context> = {
  id,
  version: 1,
  steps: () => [
    {
      key: 'words',
      freeText: true,
      ask: ({ session }, context) => {
        const card = findCard(context, session)
        const vars = card ? { ...sessionVars(card), count: card.taken + card.waiting.length } : { title: '', when: '', count: 0 }
        return { key: 'sessions.staff.callOff.words', vars, choices: [{ label: { key: 'sessions.staff.callOff.noWords' }, value: 'none' }] }
      },
      schema: () =>
        reading<string>((text) => {
          const words = text.trim()
          if (words.length > longestWords) return { ok: false, key: 'sessions.staff.text.tooLong', vars: { longest: longestWords } }
          return { ok: true, value: /^(?:none|geen|niets|nee|no|-)$/i.test(words) ? '' : words }
        }),
    },
    {
      key: 'sure',
      ask: ({ session, words }, context) => {
        const card = findCard(context, session)
        const choices: Choice[] = [
          { label: { key: 'sessions.staff.callOff.yes' }, value: 'yes' },
          { label: { key: 'sessions.staff.callOff.no' }, value: 'no' },
        ]
        const vars = card ? { ...sessionVars(card), count: card.taken + card.waiting.length } : { title: '', when: '', count: 0 }
        return {
          key: words ? 'sessions.staff.callOff.sureWithWords' : 'sessions.staff.callOff.sure',
          vars: { ...vars, words: words ?? '' },
          choices,
        }
      },
      schema: () => oneOf(['yes', 'no'], 'sessions.yesOrNo'),
    },
  ],
  done,
  stopped: () => [{ key: 'sessions.staff.callOff.kept', choices: [back] }],
}

export const callOffTopic: Topic = { id, roles: ['intermediary'], open: (context, rest) => aboutComing(context, rest, id) }
