import { handingIn } from '../../rules/hours/parse/clause-words.ts'
import type { Talk } from '../talk.ts'
import { logFlowId } from './log-answers.ts'
import { parse } from './read-hours.ts'

const same = /\b(?:zelfde|hetzelfde|same|idem)\b.*\b(?:als|as|like)\b.*\b(?:vorige|afgelopen|last|previous)\b/i

/** The topic a coach's sentence opens; of an intermediary only one that says that hours are to be written down, wherever the conversation is: hours to write down, or the same as before. Nothing for anybody else, and nothing in the middle of writing something freely. */
export function saidHours({ context, conversation }: Talk, text: string, free: boolean): { id: string; rest: string } | undefined {
  const { who, hours } = context
  if (who.staffId === undefined || free || conversation.open?.flow === logFlowId) return undefined
  if (!who.roles.includes('coach'))
    return who.roles.includes('intermediary') && handingIn.test(text.toLowerCase()) && parse(text, context).log
      ? { id: logFlowId, rest: text }
      : undefined
  if (hours.candidates(who).length === 0) return undefined
  if (same.test(text) && text.length < 200) return { id: 'hours-again', rest: text }
  return parse(text, context).log ? { id: logFlowId, rest: text } : undefined
}
