import { cannedAnswer, cannedAnswers } from '../../rules/helpdesk/canned-answer.ts'
import { filled } from '../answers/answer.ts'
import type { Opened, Topic } from '../context.ts'
import type { ListItem, Var } from '../reply.ts'
import { cannedWords } from './canned-words.ts'
import { type Active, atDeskMemory, refused, withActive } from './desk-context.ts'
import { notSeen } from './not-seen.ts'

/** Shows what would go, in the candidate's language, with a button that sends it. */
const preview = ({ card, name, desk }: Active, words: Var): Opened => ({
  replies: [
    {
      key: 'helpdesk.agent.preview',
      locale: card.language,
      vars: { name, words },
      choices: [{ label: { key: 'helpdesk.agent.send' }, value: 'desk-send' }],
    },
  ],
  memory: atDeskMemory({ ...desk, draft: words }),
})

const list = (): ListItem[] =>
  cannedAnswers.map(({ id, title, text }) => ({
    title,
    facts: [text],
    choices: [{ label: title, value: `desk-answer ${id}` }],
  }))

/** An answer that is given often, by one of its words. */
const answer = withActive('desk-answer', async ({ programme, now, who }, active, rest) => {
  if (rest === '') return { replies: [{ key: 'helpdesk.agent.canned', card: { type: 'list', items: list() } }] }
  const canned = cannedAnswer(rest)
  if (!canned) return { replies: [{ key: 'helpdesk.agent.noCanned', card: { type: 'list', items: list() } }] }
  return preview(active, cannedWords(canned, active.card, { programme, now, who }))
})

/** The knowledge base's answer to the candidate's question, or to other words. */
const know = withActive('desk-know', async (context, active, rest) => {
  const text = rest || active.card.question || ''
  const { language } = active.card
  const decision = await context.questions.ask({ text, locale: language, audience: 'candidate' })
  const topic = decision.band === 'unknown' ? undefined : context.questions.topic(decision.topics[0]?.id ?? '')
  return topic ? preview(active, filled(topic, 'short', context)) : { replies: [{ key: 'helpdesk.agent.knowledgeNone' }] }
})

const send = withActive('desk-send', async ({ tickets, who, turn }, { card, name, desk }) => {
  if (desk.draft === undefined) return { replies: [{ key: 'helpdesk.agent.noCanned' }] }
  const result = await tickets.say(who, card.id, { words: desk.draft, request: turn })
  return {
    replies: result.ok ? [{ key: 'helpdesk.agent.sent', vars: { name } }, ...notSeen(result.ticket)] : [refused(result)],
    memory: atDeskMemory(result.ok ? { active: card.id } : null),
  }
})

export const answerDeskTopics: readonly Topic[] = [answer, know, send]
