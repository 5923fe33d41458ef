import type { Programme } from '../programme.ts'
import { travelClasses } from './matching.ts'
import type { Problem } from './problem.ts'

const pairOf = (one: string, other: string) => [one, other].sort().join(' and ')

/** Every pair of parts of the city has one travel time, each part has one to itself, and what is called nearer never takes longer. */
export const checkMatching = ({ matching: { vocabularies, travel } }: Programme): Problem[] => {
  const ids = vocabularies.parts.map((part) => part.id)
  const known = travel.map(({ from, to }) => pairOf(from, to))
  const missing = ids.flatMap((from, index) =>
    ids
      .slice(index)
      .filter((to) => !known.includes(pairOf(from, to)))
      .map((to) => pairOf(from, to)),
  )
  const twice = known.flatMap((pair, index): Problem[] =>
    known.indexOf(pair) === index
      ? []
      : [{ path: ['matching', 'travel', index], problem: `${pair} are there twice`, mend: 'keep one; it holds both ways' }],
  )
  const longest = travelClasses.map((name) => Math.max(0, ...travel.filter((one) => one.class === name).map((one) => one.minutes)))
  const odd = travel.flatMap((one, index): Problem[] => {
    const nearer = Math.max(0, ...longest.slice(0, travelClasses.indexOf(one.class)))
    return one.minutes < nearer
      ? [
          {
            path: ['matching', 'travel', index],
            problem: `${one.minutes} minutes is "${one.class}", while ${nearer} minutes elsewhere is nearer`,
            mend: 'let the class follow the minutes',
          },
        ]
      : []
  })
  return [
    ...missing.map((pair) => ({
      path: ['matching', 'travel'],
      problem: `has no time for ${pair}`,
      mend: 'add the minutes by public transport, and the class',
    })),
    ...twice,
    ...odd,
  ]
}
