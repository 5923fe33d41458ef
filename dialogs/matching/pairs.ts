import type { Topic } from '../context.ts'
import type { ListItem } from '../reply.ts'
import { type MatchContext, refusal, toMatch, wordsOf } from './match-vars.ts'
import type { PairChange } from './port.ts'
import { back } from './proposals.ts'
import { matchRoles } from './waiting-list.ts'

const mostShown = 3

const pairTopic = (id: string, change: PairChange): Topic => ({
  id,
  roles: matchRoles,
  async open(context, rest) {
    const [candidate = '', coach = ''] = wordsOf(rest)
    const result = await context.matching.pair(context.who, { candidate, coach, change })
    if (!result.ok) return { replies: [refusal(result.reason, namesOf(context, candidate, coach))] }
    return { replies: [{ key: `matching.pair.${change}`, vars: namesOf(context, candidate, coach), choices: [back(candidate), toMatch] }] }
  },
})

/** Both of a pair, for a text about them. */
export const namesOf = ({ matching, who }: MatchContext, candidate: string, coach: string) => ({
  name: matching.waiting(who).find(({ card }) => card.id === candidate)?.card.name ?? '',
  coach: matching.coaches(who).find(({ id }) => id === coach)?.name ?? '',
})

/** What an intermediary decides about a pair before the product proposes again. */
export const pairTopics: readonly Topic[] = [
  pairTopic('match-lock', 'lock'),
  pairTopic('match-unlock', 'unlock'),
  pairTopic('match-exclude', 'exclude'),
]

/** Everything else one can do for somebody who waits: keep or rule out a coach, write a note. */
export const moreTopic: Topic = {
  id: 'match-more',
  roles: matchRoles,
  async open(context, rest) {
    const [candidate = ''] = wordsOf(rest)
    const found = await context.matching.proposals(context.who, candidate)
    if (!found.ok) return { replies: [refusal(found.reason)] }
    const items = found.proposals.possible.slice(0, mostShown).map(
      ({ target, name }): ListItem => ({
        title: name,
        facts: [{ key: found.locked === target ? 'matching.more.isLocked' : 'matching.more.pair' }],
        choices: [
          found.locked === target
            ? { label: { key: 'matching.button.unlock' }, value: `match-unlock ${candidate} ${target}` }
            : { label: { key: 'matching.button.lock' }, value: `match-lock ${candidate} ${target}` },
          { label: { key: 'matching.button.exclude' }, value: `match-exclude ${candidate} ${target}` },
        ],
      }),
    )
    const about: ListItem = {
      title: found.waiting.card.name,
      facts: [{ key: 'matching.more.about' }],
      choices: [
        { label: { key: 'matching.button.note' }, value: `note ${candidate}` },
        { label: { key: 'matching.button.assign' }, value: `coach-assign ${candidate}` },
      ],
    }
    return {
      replies: [
        { key: 'matching.more.list', vars: { name: found.waiting.card.name }, card: { type: 'list', items: [about, ...items] } },
        { key: 'matching.proposals.next', choices: [back(candidate), toMatch] },
      ],
    }
  },
}
