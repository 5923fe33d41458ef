import type { Said } from '../dialogs/said.ts'
import type { Inbound } from './channel.ts'

type Feedback = Extract<Said, { kind: 'feedback' }>

const good = new Set(['like', 'heart', 'laugh'])
const bad = new Set(['sad', 'angry', 'dislike'])
const longestFeedback = 1000

const object = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined

/** Teams' thumbs below an answer (`message/submitAction`), with what was written along. Nothing for other actions. */
export function readSubmitAction({ value, replyToId }: Inbound): Feedback | undefined {
  const { actionName, actionValue } = object(value) ?? {}
  const given = object(actionValue)
  if (actionName !== 'feedback' || (given?.reaction !== 'like' && given?.reaction !== 'dislike')) return undefined
  const text = feedbackText(given.feedback)
  return { kind: 'feedback', good: given.reaction === 'like', ...(text && { text }), ...about(replyToId) }
}

/** An emoji below a message (`messageReaction`). Nothing for one that is neither good nor bad, and for one taken away. */
export function readReaction({ reactionsAdded, replyToId }: Inbound): Feedback | undefined {
  const types = (Array.isArray(reactionsAdded) ? reactionsAdded : []).map((one) => object(one)?.type)
  const told = types.find((type) => typeof type === 'string' && (good.has(type) || bad.has(type)))
  return typeof told === 'string' ? { kind: 'feedback', good: good.has(told), ...about(replyToId) } : undefined
}

const about = (id: unknown) => (typeof id === 'string' && id !== '' ? { about: id } : {})

/** The text in Teams' form, which arrives as JSON in a string; another channel's plain text is taken as it is. */
function feedbackText(form: unknown): string {
  if (typeof form !== 'string') return ''
  try {
    const text = object(JSON.parse(form))?.feedbackText
    return typeof text === 'string' ? text.trim().slice(0, longestFeedback) : ''
  } catch {
    return form.trim().slice(0, longestFeedback)
  }
}
