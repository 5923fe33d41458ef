import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { longWords, wordsOrNone } from '../journey/long-words.ts'
import type { Reply } from '../reply.ts'
import { type MatchContext, obstacleLines, refusal, toMatch, toOpen, wordsOf } from './match-vars.ts'
import type { Offered } from './port.ts'
import { back } from './proposals.ts'
import { matchRoles } from './waiting-list.ts'

const nameOf = (context: MatchContext, candidate: string) =>
  context.matching.waiting(context.who).find(({ card }) => card.id === candidate)?.card.name ?? ''
const coachName = (context: MatchContext, coach: string) => context.matching.coaches(context.who).find(({ id }) => id === coach)?.name ?? ''

/** What came of an offer, and the way on. */
export function offeredReply(context: MatchContext, candidate: string, coach: string, result: Offered): Reply {
  const vars = { name: nameOf(context, candidate), coach: coachName(context, coach) }
  if (result.ok) {
    const open = context.matching.open(context.who).find(({ offer }) => offer === result.offer)
    const until = open ? ({ at: open.expiresAt, style: 'dateTime' } as const) : ''
    return { key: 'matching.offered', vars: { ...vars, until }, choices: [toMatch, toOpen] }
  }
  if (result.reason === 'obstacles')
    return {
      key: 'matching.refused.obstacles',
      vars: { ...vars, why: { list: obstacleLines(result.proposal, context) } },
      choices: [{ label: { key: 'matching.button.override' }, value: `match-override ${candidate} ${coach}` }, back(candidate)],
    }
  if (result.reason === 'full')
    return { ...refusal('full', { ...vars, taken: result.taken, capacity: result.capacity }), choices: [back(candidate), toMatch] }
  if (result.reason === 'refused')
    return {
      ...refusal('refused', vars),
      choices: [{ label: { key: 'matching.button.unlock' }, value: `match-unlock ${candidate} ${coach}` }, back(candidate)],
    }
  const other = 'coach' in result ? { coach: coachName(context, result.coach) } : {}
  return refusal(result.reason, { ...vars, ...other })
}

/** Offers a candidate to a coach, at one tap. */
export const sendTopic: Topic = {
  id: 'match-offer',
  roles: matchRoles,
  async open(context, rest) {
    const [candidate = '', coach = ''] = wordsOf(rest)
    const result = await context.matching.offer(context.who, { candidate, coach, request: context.turn })
    return { replies: [offeredReply(context, candidate, coach, result)] }
  },
}

type Override = { candidate: string; coach: string; name: string; coachName: string; words: string }

/** Offering all the same, with a reason that stays with the offer. */
export const overrideFlow: Flow<Override, Context> = {
  id: 'match-override',
  version: 1,
  steps: () => [
    {
      key: 'words',
      freeText: true,
      ask: ({ name = '', coachName: coach = '' }) => ({ key: 'matching.override.ask', vars: { name, coach } }),
      schema: () => longWords,
    },
  ],
  async done({ candidate, coach, words }, context): Promise<Outcome> {
    const result = await context.matching.offer(context.who, { candidate, coach, override: words, request: context.turn })
    return { replies: [offeredReply(context, candidate, coach, result)] }
  },
  stopped: () => [{ key: 'matching.override.stopped', choices: [toMatch] }],
}

export const overrideTopic: Topic = {
  id: 'match-override',
  roles: matchRoles,
  async open(context, rest) {
    const [candidate = '', coach = ''] = wordsOf(rest)
    const [name, other] = [nameOf(context, candidate), coachName(context, coach)]
    if (!name || !other) return { replies: [refusal('unknown')] }
    return { replies: [], flow: { id: 'match-override', answers: { candidate, coach, name, coachName: other } } }
  },
}

type Withdraw = { candidate: string; offer: string; name: string; coach: string; words: string }

/** Taking an offer back. The coach hears that it is not theirs to decide any more. */
export const withdrawFlow: Flow<Withdraw, Context> = {
  id: 'match-withdraw',
  version: 1,
  steps: () => [
    {
      key: 'words',
      freeText: true,
      ask: ({ name = '', coach = '' }) => ({
        key: 'matching.withdraw.ask',
        vars: { name, coach },
        choices: [{ label: { key: 'matching.withdraw.noWords' }, value: 'none' }],
      }),
      schema: () => wordsOrNone,
    },
  ],
  async done({ candidate, offer, name, coach, words }, context): Promise<Outcome> {
    const result = await context.matching.withdraw(context.who, { candidate, offer, ...(words && { words }) })
    if (!result.ok) return { replies: [refusal(result.reason, { name })] }
    return { replies: [{ key: 'matching.withdraw.done', vars: { name, coach }, choices: [back(candidate), toMatch] }] }
  },
  stopped: () => [{ key: 'matching.withdraw.stopped', choices: [toOpen, toMatch] }],
}

export const withdrawTopic: Topic = {
  id: 'match-withdraw',
  roles: matchRoles,
  async open(context, rest) {
    const [candidate = '', offer = ''] = wordsOf(rest)
    const open = context.matching.open(context.who).find((one) => one.candidate === candidate && (offer === '' || one.offer === offer))
    if (!open) return { replies: [refusal('over')] }
    return {
      replies: [],
      flow: { id: 'match-withdraw', answers: { candidate, offer: open.offer, name: open.name, coach: open.coachName } },
    }
  },
}
