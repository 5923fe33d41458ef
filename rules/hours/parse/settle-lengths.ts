import type { AsideFact, Fact, MinutesFact } from './facts.ts'

const partOf =
  /\b(?:waarvan|inclusief|incl\.?|including|of which|exclusief|excl\.?|excluding|naast|reistijd|reizen|travel(?: time)?|gereisd|onderweg|pauze|break)(?: (?:van|of|ook|nog|de|het|was|a|een))*[ :(]*$/
const travelling = /^ ?(?:aan |of |for )?(?:reistijd|reizen|travel(?:ling|ing)?|gereisd|onderweg|rijden|fietsen|in de (?:auto|trein))\b/
const withinIt = /^[^;\n]{0,60}\b(?:waarvan|of which|daarvan|inclusief|incl\.?|including)(?: (?:ongeveer|about))? ?$/
const pause = /^ ?(?:lunch)?-?(?:pauze|break|rust)\b/
const loss = /^ ?(?:daarvan|of that|of it|of which|hiervan|te laat|late)\b/
/** How much somebody does as a rule is no hour that was given. */
const rate =
  /^ ?(?:per|a|each|every|elke|iedere) (?:week|maand|month|jaar|year|schooljaar|periode)\b|^ ?(?:wekelijks|maandelijks|weekly|monthly)\b/
const alternative = /^ ?(?:tot|of|a|or|to|-|tot wel|misschien) ?$/
const denied = /\b(?:niet|not|geen|in plaats van|instead of|i\.p\.v\.|ipv) ?$/

/** Leaves out lengths that are part of another ("waarvan een half uur voorbereiding"), denied, or travel, which is not logged. A break, or two lengths to choose from, leaves the length open. */
export function settleLengths(low: string, facts: readonly Fact[]): Fact[] {
  const lengths = facts.filter((one) => one.type === 'minutes').sort((a, b) => a.from - b.from)
  const aside = ({ from, to }: MinutesFact): AsideFact => ({ type: 'aside', from, to })
  const isPause = (one: MinutesFact) => pause.test(low.slice(one.to)) || /\b(?:pauze|break)(?: van| of)? ?$/.test(low.slice(0, one.from))
  const paused = lengths.some((one) => isPause(one) || loss.test(low.slice(one.to)))
  const settled = lengths.map((one, at) => {
    const before = low.slice(0, one.from)
    if (rate.test(low.slice(one.to))) return aside(one)
    const isPart =
      partOf.test(before) || travelling.test(low.slice(one.to)) || isPause(one) || loss.test(low.slice(one.to)) || denied.test(before)
    if (isPart && lengths.length > 1) return aside(one)
    const [previous, next] = [lengths[at - 1], lengths[at + 1]]
    if (previous && alternative.test(low.slice(previous.to, one.from))) return aside(one)
    const away = next && withinIt.test(low.slice(one.to, next.from)) && travelling.test(low.slice(next.to)) ? next.minutes : undefined
    if (away && one.minutes && away < one.minutes && one.count === 1) return { ...one, minutes: one.minutes - away }
    const open = (paused && !isPart) || (next && alternative.test(low.slice(one.to, next.from)))
    if (!open) return one
    const { clock, ...rest } = one
    return { ...rest, minutes: null }
  })
  return [...facts.filter((one) => one.type !== 'minutes'), ...settled]
}
