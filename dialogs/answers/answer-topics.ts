import type { Context, Topic } from '../context.ts'
import type { Choice, Reply } from '../reply.ts'
import { answer, filled, reachAPerson } from './answer.ts'

/** Buttons below an answer. They inform; none of them begins a flow. */
const unknown: Reply = { key: 'card.unknown' }

/** The answer to a question that was picked from a choice. */
export const answerTopic: Topic = {
  id: 'answer',
  async open(context, id) {
    const topic = context.questions.topic(id)
    if (!topic) return { replies: [unknown] }
    context.questions.log(context.turn, { kind: 'feedback', topic: id, good: true })
    return { replies: [answer(topic, 1, context.locale, context, true)], lastTopic: id }
  },
}

/** The longer explanation. */
export const moreTopic: Topic = {
  id: 'more',
  async open(context, id) {
    const topic = context.questions.topic(id)
    if (!topic) return { replies: [unknown] }
    return {
      replies: [
        {
          key: 'faq.longer',
          vars: { text: filled(topic, 'more', context) },
          choices: [...related(context, id).slice(0, 2), ...reachAPerson.slice(0, 1)],
        },
      ],
      lastTopic: id,
    }
  },
}

/** "Yes, that was it." */
export const helpedTopic: Topic = {
  id: 'helped',
  async open(context, id) {
    if (!context.questions.topic(id)) return { replies: [unknown] }
    context.questions.log(context.turn, { kind: 'feedback', topic: id, good: true })
    return {
      replies: [{ key: 'faq.helped', choices: [{ label: { key: 'faq.more' }, value: `more ${id}` }, ...related(context, id).slice(0, 2)] }],
    }
  },
}

/** "No, I mean something else": what is near, and a person. */
export const otherTopic: Topic = {
  id: 'other',
  async open(context, id) {
    if (!context.questions.topic(id)) return { replies: [unknown] }
    context.questions.log(context.turn, { kind: 'feedback', topic: id, good: false })
    return { replies: [{ key: 'faq.other', choices: [...related(context, id).slice(0, 3), ...reachAPerson.slice(0, 1)] }] }
  },
}

export const noneOfTheseTopic: Topic = {
  id: 'none-of-these',
  open: async () => ({ replies: [{ key: 'faq.none', choices: reachAPerson }] }),
}

export const answerTopics: readonly Topic[] = [answerTopic, moreTopic, helpedTopic, otherTopic, noneOfTheseTopic]

/** The questions of neighbouring topics, as buttons. */
function related({ questions, who }: Context, id: string): Choice[] {
  return (questions.topic(id)?.related ?? []).flatMap((near) => {
    const topic = questions.topic(near)
    const mine = topic?.audience.includes(who.roles.includes('coach') ? 'coach' : 'candidate')
    return topic && mine ? [{ label: { nl: topic.nl.question, en: topic.en.question }, value: `answer ${near}` }] : []
  })
}
