import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { toAccount, toLogIn, toSteps } from '../people/buttons.ts'
import type { Choice, Reply } from '../reply.ts'
import { answersOf, type WishAnswers, wishesOf, wishFacts, wishFlowId, wishSteps, wishVersion } from './wish-steps.ts'

const first: Reply = { key: 'coaches.wishes.first', choices: [toAccount, toLogIn] }
const change: Choice = { label: { key: 'coaches.button.changeWishes' }, value: wishFlowId }

async function done(answers: WishAnswers, { coaches, who }: Context): Promise<Outcome> {
  if (answers.check === 'change') return { replies: [], reopen: [answers.which, 'check', 'which'] }
  const saved = await coaches.saveWishes(who, wishesOf(answers))
  return { replies: [saved.ok ? { key: 'coaches.wishes.saved', choices: [toSteps] } : first] }
}

/** What a candidate looks for in a coach: seen whole before it is kept. */
export const wishFlow: Flow<WishAnswers, Context> = {
  id: wishFlowId,
  version: wishVersion,
  steps: () => wishSteps,
  done,
  stopped: () => [{ key: 'coaches.wishes.stopped', choices: [toSteps] }],
}

/** One's wishes as they are. */
export const myWishes: Topic = {
  id: 'my-wishes',
  roles: ['candidate'],
  async open({ coaches, who, programme }) {
    const mine = await coaches.myWishes(who)
    if (!mine?.ok) return { replies: [first] }
    if (!mine.wishes)
      return { replies: [{ key: 'coaches.wishes.none', choices: [{ label: { key: 'coaches.wishes.begin' }, value: wishFlowId }] }] }
    const card = { type: 'facts' as const, title: mine.name, facts: wishFacts(mine.wishes, programme) }
    return { replies: [{ key: 'coaches.wishes.show', card, choices: [change] }] }
  },
}

/** Begins with what was said before: then only what is to be different is asked. */
export const changeWishes: Topic = {
  id: wishFlowId,
  roles: ['candidate'],
  async open({ coaches, who }) {
    const mine = await coaches.myWishes(who)
    if (!mine?.ok) return { replies: [first] }
    return { replies: [], flow: { id: wishFlowId, answers: mine.wishes ? { ...answersOf(mine.wishes), check: 'change' } : {} } }
  },
}

/** A candidate's wishes, for who matches or guides them. */
export const candidateWishes: Topic = {
  id: 'candidate-wishes',
  roles: ['coach', 'intermediary'],
  async open({ coaches, who, programme }, rest) {
    const found = await coaches.wishesOf(who, rest)
    if (!found.ok) return { replies: [{ key: found.reason === 'forbidden' ? 'topic.notForYou' : 'coaches.wishes.unknown' }] }
    const { name, wishes } = found
    const back: Choice = { label: { key: 'journey.button.candidate', vars: { name } }, value: `candidate ${rest}` }
    if (!wishes) return { replies: [{ key: 'coaches.wishes.ofNone', vars: { name }, choices: [back] }] }
    const updated = { label: { key: 'coaches.fact.updatedAt' } as const, value: { at: wishes.updatedAt, style: 'full' as const } }
    const card = { type: 'facts' as const, title: name, facts: [...wishFacts(wishes, programme), updated] }
    return { replies: [{ key: 'coaches.wishes.of', vars: { name }, card, choices: [back] }] }
  },
}
