import type { Ranking } from './rank.ts'

const sameTopic = 2
/** For a question that says nothing by itself ("en hoeveel is dat?"). */
const sameTopicBare = 5
const relatedTopic = 1.5
/** Chance from which a question that leans on the last topic is answered, and not put as a choice. */
export const sureEnough = 0.6

/** The place of the last topic, whether the question is bare of words of its own, and which topics are relatives. */
export type Leaning = { last: number; bare: boolean; related: (one: number, other: number) => boolean }

/** The topics' chances for a question that leans on the topic of the answer before: that topic and its relatives are likelier. From likely to unlikely. */
export function leanOn({ together, order }: Ranking, { last, bare, related }: Leaning): { place: number; chance: number }[] {
  const boost = (place: number) => (place === last ? (bare ? sameTopicBare : sameTopic) : related(place, last) ? relatedTopic : 0)
  const raised = order.map((place) => ({ place, chance: (together[place]! + 1e-3) * Math.exp(boost(place)) }))
  const sum = raised.reduce((total, { chance }) => total + chance, 0)
  return raised.map(({ place, chance }) => ({ place, chance: chance / sum })).sort((a, b) => b.chance - a.chance)
}
