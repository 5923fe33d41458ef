import type { FeedbackBy, Learned } from '../../data/learned.ts'
import type { Context } from '../context.ts'

/** How an answer was received, with the question that it answered, when that is known. */
export function feedback({ lastQuestion }: Context, topic: string, good: boolean, by: FeedbackBy, text?: string): Learned {
  const asked = lastQuestion?.topics.includes(topic) ? lastQuestion : undefined
  return {
    kind: 'feedback',
    topic,
    good,
    by,
    ...(text && { text }),
    ...(asked && { question: asked.text, locale: asked.locale, among: asked.topics }),
  }
}
