import type { Reply } from './reply.ts'
import { longestText, type Said } from './said.ts'

/** A kind and useful answer to what cannot be read. The open question is asked again after it. */
export function answerNonText(said: Exclude<Said, { kind: 'text' | 'card' | 'arrived' | 'feedback' }>): Reply {
  if (said.kind === 'tooLong') return { key: 'message.tooLong', vars: { longest: longestText } }
  if (said.kind === 'emoji') return { key: `message.emoji.${said.mood}` }
  if (said.kind === 'files') return { key: `message.${said.what}`, vars: { name: said.name ?? '' } }
  return { key: `message.${said.kind}` }
}
