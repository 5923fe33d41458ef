import type { Ranking } from './rank.ts'

const sameTopic = 2
/** For a question that says nothing by itself ("en hoeveel is dat?"). */
const sameTopicBare = 5
const relatedTopic = 1.5
/** Chance from which a question that leans on the last topic is answered, and not put as a choice. */
export const sureEnough = 0.6

/** The place of the last topic, whether the question is bare of words of its own, and which topics are relatives. */
export type Leaning = { last: number; bare: boolean; related: (one: number, other: number) => boolean }

/** The topics' chances for a question that leans on the topic of the answer before: that topic and its relatives are likelier. Places and chances, from likely to unlikely. */
export function leanOn(
  { together, order }: Ranking,
  last: number,
  related: (one: number, other: number) => boolean,
): { place: number; chance: number }[] {
  const raised = order.map((place) => ({
    place,
    chance: Math.exp(
      Math.log(together[place]! + 1e-3) + (place === last ? (bare ? sameTopicBare : sameTopic) : related(place, last) ? relatedTopic : 0),
    ),
  }))
  const sum = raised.reduce((total, { chance }) => total + chance, 0)
  return raised.map(({ place, chance }) => ({ place, chance: chance / sum })).sort((a, b) => b.chance - a.chance)
}
