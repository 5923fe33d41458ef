import type { AsideFact, Fact, MinutesFact } from './facts.ts'

const partOf = /\b(?:waarvan|inclusief|incl\.?|including|of which|exclusief|excl\.?|excluding|naast|met nog|reistijd|reizen|travel(?: time)?|gereisd|onderweg)(?: (?:van|of|ook|nog|de|het|was))*[ :]*$/
const travelling = /^ ?(?:aan |of |for )?(?:reistijd|reizen|travel(?:ling|ing)?|gereisd|onderweg|rijden|fietsen|in de (?:auto|trein))\b/
const pause = /^ ?(?:lunch)?-?(?:pauze|break|rust)\b/

/** Leaves out lengths that are part of another ("waarvan een half uur voorbereiding") and travel, which is not logged; a break leaves the length open. */
export function withoutParts(low: string, lengths: readonly MinutesFact[], others: readonly Fact[]): (MinutesFact | AsideFact)[] {
  const paused = lengths.some((one) => pause.test(low.slice(one.to)))
  const spans = others.filter((one) => one.type === 'minutes').length + lengths.length
  return lengths.map((one) => {
    const isPart = partOf.test(low.slice(0, one.from)) || travelling.test(low.slice(one.to)) || pause.test(low.slice(one.to))
    if (isPart && spans > 1) return { type: 'aside', from: one.from, to: one.to }
    return paused ? { ...one, minutes: null } : one
  })
}
