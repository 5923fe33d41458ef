import { reviewQuestions } from '../../data/ticket-figure.ts'
import type { Context, Topic } from '../context.ts'
import type { Flow } from '../flow.ts'
import { oneOf } from '../info-sessions/reading.ts'
import type { Choice } from '../reply.ts'
import { story } from './claim-topics.ts'
import { refused } from './desk-context.ts'
import { aboutPersons, ticketItem } from './transcript-topics.ts'

const agents = ['helpdesk', 'intermediary'] as const
const further: Choice = { label: { key: 'supervision.sampleFurther' }, value: 'desk-sample' }

type Answers = { ticket: string } & Record<(typeof reviewQuestions)[number], 'yes' | 'no'>

/** Conversations of colleagues, drawn by lot, to learn from. */
const sample: Topic = {
  id: 'desk-sample',
  roles: agents,
  async open({ supervision, who }) {
    const cards = await supervision.sample(who)
    if (!cards) return { replies: [{ key: 'topic.notForYou' }] }
    if (cards.length === 0) return { replies: [{ key: 'supervision.sampleNone' }] }
    const items = cards.map((card) => ticketItem(card, [{ label: { key: 'supervision.look' }, value: `desk-look ${card.id}` }]))
    return {
      replies: [{ key: 'supervision.sample', vars: { count: cards.length }, card: { type: 'list', items }, ...aboutPersons(cards) }],
    }
  },
}

/** One of them, with three questions about it. */
const look: Topic = {
  id: 'desk-look',
  roles: agents,
  async open(context, id) {
    const seen = await context.supervision.transcript(context.who, id.trim())
    if (!seen.ok) return { replies: [refused(seen)] }
    return { replies: story(seen, context), flow: { id: 'desk-review', answers: { ticket: seen.id } } }
  },
}

/** Was it helpful, correct and friendly? Only the figures keep it, without whose it was. */
export const reviewFlow: Flow<Answers, Context> = {
  id: 'desk-review',
  version: 1,
  steps: () =>
    reviewQuestions.map((key) => ({
      key,
      ask: () => ({
        key: `supervision.ask.${key}`,
        choices: [
          { label: { key: 'supervision.yes' }, value: 'yes' },
          { label: { key: 'supervision.no' }, value: 'no' },
        ],
      }),
      schema: () => oneOf(['yes', 'no'], 'supervision.unclear'),
    })),
  async done({ ticket, helpful, correct, friendly }, { supervision, who }) {
    const found = { helpful: helpful === 'yes', correct: correct === 'yes', friendly: friendly === 'yes' }
    const done = await supervision.review(who, ticket, found)
    if (done.ok) return { replies: [{ key: 'supervision.reviewed', choices: [further] }] }
    const key = done.reason === 'forbidden' ? 'supervision.reviewOwn' : 'supervision.reviewGone'
    return { replies: [{ key, choices: [further] }] }
  },
  stopped: () => [{ key: 'supervision.reviewStopped', choices: [further] }],
}

export const sampleTopics: readonly Topic[] = [sample, look]
