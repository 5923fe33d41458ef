import type { Locale } from '../../data/bilingual.ts'
import type { KnowledgeTopic } from '../../data/knowledge-topic.ts'
import type { TicketReason } from '../../data/ticket.ts'
import type { Context, LastQuestion } from '../context.ts'
import type { Decision } from '../questions.ts'
import type { Choice, Reply, Var, Vars } from '../reply.ts'
import { fact, factNames } from './facts.ts'

/** What asking led to. `lastTopic` is remembered, so that a follow-up question can lean on it, and `lastQuestion` to learn from what becomes of it. */
export type Answered = { band: Decision['band']; remembered: { lastTopic?: string; lastQuestion?: LastQuestion }; replies: Reply[] }

/** Characters of a question that are remembered until it is known what becomes of it. */
const longestKept = 300

/** The question to the knowledge base and what to say: the answer with its source, a choice of what was meant, or that the desk does not know. */
export async function answerQuestion(
  text: string,
  context: Context,
  asked: { locale: Locale; last?: string | undefined; midway: boolean; learn?: boolean },
): Promise<Answered> {
  const audience = context.who.roles.includes('coach') ? 'coach' : 'candidate'
  const decision = await context.questions.ask({ text, locale: asked.locale, audience, last: asked.last })
  const known = decision.topics.flatMap(({ id, score }) => {
    const topic = context.questions.topic(id)
    return topic ? [{ topic, score }] : []
  })
  const band = known.length === 0 ? 'unknown' : decision.band
  const { locale } = decision
  const topics = known.map(({ topic }) => topic.id)
  if (asked.learn !== false) context.questions.log(context.turn, { kind: 'question', text, locale, band, topics })
  const remembered: Answered['remembered'] =
    asked.learn === false ? {} : { lastQuestion: { text: text.slice(0, longestKept), locale, topics } }
  if (band === 'answer') {
    const answers = known.slice(0, 2)
    const replies = answers.map(({ topic, score }, index) =>
      answer(topic, score, locale, context, !asked.midway && index === answers.length - 1),
    )
    return { band, remembered: { ...remembered, lastTopic: answers[answers.length - 1]!.topic.id }, replies }
  }
  if (band === 'choose') return { band, remembered, replies: [choose(known, locale, asked.midway)] }
  return { band, remembered, replies: [{ key: 'faq.unknown', locale, choices: reachAPerson }] }
}

/** A person, with why; and the menu. */
export const reachFor = (reason: TicketReason): Choice[] => [
  { label: { key: 'menu.person' }, value: `person ${reason}` },
  { label: { key: 'menu.menu' }, value: 'menu' },
]

export const reachAPerson: Choice[] = [
  { label: { key: 'menu.person' }, value: 'person' },
  { label: { key: 'menu.menu' }, value: 'menu' },
]

/** One answer: short, with where it comes from and when it was checked, and how to say that something else was meant. */
export function answer(topic: KnowledgeTopic, score: number, locale: Locale, context: Context, buttons: boolean): Reply {
  const next: Choice[] = topic.next
    ? [{ label: topic.next, value: topic.next.command }]
    : [{ label: { key: 'faq.more' }, value: `more ${topic.id}` }]
  return {
    key: 'faq.answer',
    locale,
    vars: { answer: filled(topic, 'short', context), source: source(topic, context), asks: buttons ? { key: 'faq.wasThisIt' } : '' },
    value: { type: 'loket/answer', body: { topic: topic.id, score: Math.round(score * 1000) / 1000 } },
    cites: { title: { nl: topic.nl.question, en: topic.en.question }, abstract: filled(topic, 'short', context), topic: topic.id },
    ...(buttons && {
      choices: [
        { label: { key: 'faq.yes' }, value: `helped ${topic.id}` },
        { label: { key: 'faq.no' }, value: `other ${topic.id}` },
        ...next,
      ],
    }),
  }
}

/** The three likeliest questions and "none of these". */
function choose(known: readonly { topic: KnowledgeTopic; score: number }[], locale: Locale, midway: boolean): Reply {
  const three = known.slice(0, 3)
  return {
    key: 'faq.choose',
    locale,
    value: { type: 'loket/choose', body: { topics: three.map(({ topic }) => topic.id) } },
    choices: [
      ...three.map(({ topic }): Choice => ({ label: { nl: topic.nl.question, en: topic.en.question }, value: `answer ${topic.id}` })),
      midway ? { label: { key: 'faq.backToFlow' }, value: 'continue' } : { label: { key: 'faq.noneOfThese' }, value: 'none-of-these' },
    ],
  }
}

/** A text of a topic with the programme's figures in it, as they hold now. */
export function filled(topic: KnowledgeTopic, part: 'short' | 'more', context: Parameters<typeof fact>[1]): Var {
  const template = { nl: topic.nl[part], en: topic.en[part] }
  const names = new Set([...factNames(template.nl), ...factNames(template.en)])
  const facts: Vars = Object.fromEntries([...names].map((name) => [name, fact(name, context) ?? '']))
  return { template, facts }
}

/** Names each document once. What the sources do not say is marked as such, with whom to ask. */
function source(topic: KnowledgeTopic, { questions, programme }: Context): Var {
  const names = new Map(
    topic.sources.flatMap((one) => {
      const name = questions.source(one)
      return name ? [[name.nl, name] as const] : []
    }),
  )
  const date: Var = { at: `${topic.reviewed}T12:00:00Z`, style: 'date' }
  const email = programme.contacts.find((one) => one.id === programme.helpdesk)?.email ?? ''
  if (topic.verify || names.size === 0) return { key: 'faq.unchecked', vars: { date, email } }
  return { key: 'faq.source', vars: { sources: { joined: [...names.values()] }, date } }
}
