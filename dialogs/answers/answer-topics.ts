import type { Context, Opened, Topic } from '../context.ts'
import type { Choice, Reply } from '../reply.ts'
import { answer, filled, reachAPerson } from './answer.ts'
import { feedback } from './feedback.ts'

/** Buttons below an answer. They inform; none of them begins a flow. */
const unknown: Reply = { key: 'card.unknown' }

/** The answer to a question that was picked from a choice. */
export const answerTopic: Topic = {
  id: 'answer',
  async open(context, id) {
    const topic = context.questions.topic(id)
    if (!topic) return { replies: [unknown] }
    context.questions.log(context.turn, feedback(context, id, true, 'pick'))
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
    context.questions.log(context.turn, feedback(context, id, true, 'button'))
    return {
      replies: [{ key: 'faq.helped', choices: [{ label: { key: 'faq.more' }, value: `more ${id}` }, ...related(context, id).slice(0, 2)] }],
      lastQuestion: null,
    }
  },
}

/** "No, I mean something else": what is near, and a person. */
export const otherTopic: Topic = {
  id: 'other',
  async open(context, id) {
    if (!context.questions.topic(id)) return { replies: [unknown] }
    context.questions.log(context.turn, feedback(context, id, false, 'button'))
    return notThis(context, id)
  },
}

/** What is near an answer that was not meant, and a person. The question stays open: picking one of these tells what it was about. */
export function notThis(context: Context, id: string): Opened {
  const near = related(context, id).slice(0, 3)
  const { lastQuestion } = context
  const topics = [...new Set([id, ...(lastQuestion?.topics ?? []), ...near.map((one) => one.value.slice('answer '.length))])]
  return {
    replies: [{ key: 'faq.other', choices: [...near, ...reachAPerson.slice(0, 1)] }],
    ...(lastQuestion?.topics.includes(id) && { lastQuestion: { ...lastQuestion, topics } }),
  }
}

export const noneOfTheseTopic: Topic = {
  id: 'none-of-these',
  async open(context) {
    const likeliest = context.lastQuestion?.topics[0]
    if (likeliest) context.questions.log(context.turn, feedback(context, likeliest, false, 'none'))
    return { replies: [{ key: 'faq.none', choices: reachAPerson }], lastQuestion: null }
  },
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
