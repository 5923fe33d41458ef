import type { Topic } from '../context.ts'
import type { Choice, Reply } from '../reply.ts'
import { toErase, toMyData } from './my-data.ts'

/** A copy of everything, through a link for one use. */
export const takeAwayTopic: Topic = {
  id: 'take-out',
  async open({ privacy, who, locale, programme }) {
    const result = await privacy.takeAway(who, locale)
    if (result.ok) return { replies: [ready(result)] }
    if (result.reason === 'nothing') return { replies: [{ key: 'privacy.takeAway.nothing', choices: [toErase] }] }
    return { replies: [{ key: 'privacy.staff', vars: { days: programme.retention.find((one) => one.id === 'conversation')?.days ?? 0 } }] }
  },
}

const ready = ({ url, minutes }: { url: string; minutes: number }): Reply => ({
  key: 'privacy.takeAway.ready',
  vars: { minutes },
  card: { type: 'facts', title: { key: 'privacy.takeAway.title' }, facts: [], links: [{ label: { key: 'privacy.takeAway.open' }, url }] },
  choices: [toMyData],
})

const corrections: Choice[] = [
  { label: { key: 'privacy.who.name' }, value: 'change-name' },
  { label: { key: 'privacy.who.email' }, value: 'change-email' },
  { label: { key: 'menu.person' }, value: 'person' },
]

/** What a person can put right themselves, and who helps with the rest. */
export const correctTopic: Topic = {
  id: 'correct-data',
  open: async ({ who }) => ({
    replies: who.proved ? [{ key: 'privacy.correct', choices: corrections }] : [{ key: 'privacy.correctElse', choices: [toMyData] }],
  }),
}
