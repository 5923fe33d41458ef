import type { Context, Topic } from '../context.ts'
import type { Flow, Outcome } from '../flow.ts'
import { longWords } from '../journey/long-words.ts'
import { refusal, toOpen, wordsOf } from './match-vars.ts'
import { matchRoles } from './waiting-list.ts'

type Answers = { candidate: string; offer: string; words: string }

/** An intermediary answers a coach's question about an offer. */
export const replyFlow: Flow<Answers, Context> = {
  id: 'offer-reply',
  version: 1,
  steps: () => [{ key: 'words', freeText: true, ask: () => ({ key: 'matching.replying.words' }), schema: () => longWords }],
  async done({ candidate, offer, words }, context): Promise<Outcome> {
    const result = await context.matching.reply(context.who, { candidate, offer, words, request: context.turn })
    if (!result.ok) return { replies: [refusal(result.reason)] }
    return { replies: [{ key: 'matching.replying.done', vars: { coach: result.name }, choices: [toOpen] }] }
  },
  stopped: () => [{ key: 'matching.replying.stopped', choices: [toOpen] }],
}

export const replyTopic: Topic = {
  id: 'offer-reply',
  roles: matchRoles,
  async open(_context, rest) {
    const [candidate = '', offer = ''] = wordsOf(rest)
    if (offer === '') return { replies: [refusal('gone')] }
    return { replies: [], flow: { id: 'offer-reply', answers: { candidate, offer } } }
  },
}
