import { type Gate, gateChance, trainGate } from './gate.ts'
import { mostStrange, mostWrong } from './settings.ts'
import { answerTrials, type Tried } from './trials.ts'

/** The gate to a direct answer, with the lowest threshold at which cross-validation stays under the allowed share of wrong and of strange answers. */
export function answerGate(tried: readonly Tried[]): Gate {
  const trials = answerTrials(tried)
  const half = [0, 1].map((part) => trainGate(trials.filter((_, at) => at % 2 === part)))
  const judged = tried
    .map((one, at) => ({ one, chance: gateChance(half[1 - (at % 2)]!, one.evidence) }))
    .sort((a, b) => b.chance - a.chance)
  const known = tried.filter(({ kind }) => kind === 'topic').length
  const strange = Math.max(1, tried.filter(({ kind }) => kind === 'strange').length)
  let [wrong, odd, threshold] = [0, 0, 1]
  for (const { one, chance } of judged) {
    if (one.kind === 'topic' && !one.first) wrong++
    if (one.kind === 'strange') odd++
    if (wrong > mostWrong * known || (odd > 2 && odd > mostStrange * strange)) break
    threshold = chance
  }
  return { ...trainGate(trials, 4), threshold }
}
