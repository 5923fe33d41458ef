import { careFor } from '../../rules/care.ts'
import { normalise } from '../normalise.ts'
import type { Said } from '../said.ts'
import { sayAndReturn, type Talk, type Turned } from '../talk.ts'
import { reachFor } from './answer.ts'
import { notThis } from './answer-topics.ts'
import { feedback } from './feedback.ts'

/**
 * A thumb or an emoji below an answer: written down for the answer it is about, or else the last one. A thumb up is not replied to; a thumb
 * down is, once an answer, with what is near and a person.
 */
export function react(talk: Talk, { good, text, topic: about }: Extract<Said, { kind: 'feedback' }>): Turned {
  const { conversation, context } = talk
  const care = text && careFor(normalise(text))
  if (care) return sayAndReturn(talk, [{ key: `care.${care}`, ...(care === 'distress' && { choices: reachFor('distress').slice(0, 1) }) }])
  const topic = about ?? conversation.lastTopic
  if (!topic || !context.questions.topic(topic)) return { conversation, replies: [] }
  context.questions.log(context.turn, feedback(context, topic, good, 'thumb', text))
  if (good || conversation.disliked === topic) return { conversation, replies: [] }
  const { replies, lastQuestion } = notThis(context, topic)
  return sayAndReturn(talk, replies, { disliked: topic, ...(lastQuestion && { lastQuestion }) })
}
