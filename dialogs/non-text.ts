import { reachFor } from './answers/answer.ts'
import type { Reply } from './reply.ts'
import { longestText, type Said } from './said.ts'

/** A kind and useful answer to what cannot be read. The open question is asked again after it. */
export function answerNonText(said: Exclude<Said, { kind: 'text' | 'card' | 'arrived' | 'feedback' | 'deleted' }>): Reply {
  if (said.kind === 'tooLong') return { key: 'message.tooLong', vars: { longest: longestText } }
  if (said.kind === 'emoji')
    return { key: `message.emoji.${said.mood}`, ...(said.mood === 'bad' && { choices: reachFor('unhappy').slice(0, 1) }) }
  if (said.kind === 'files') return { key: `message.${said.what}`, vars: { name: said.name ?? '' } }
  return { key: `message.${said.kind}` }
}
