import { type Condition, effects, type OutcomeCondition, type ScanQuestion, type Zelfscan } from './zelfscan.ts'

type Answers = Readonly<Record<string, string>>
type Trail = { question: string; answer: string; before: Trail } | undefined

/**
 * All that can still make a difference after some of the questions. `best` is the first outcome whose condition is met; conditions only ever
 * become true, so from there only an earlier outcome counts, and only what those ask for is remembered.
 */
type State = { best: number; counts: readonly number[]; named: readonly boolean[]; kept: Answers; trail: Trail }

/** What can happen in a scan. `reached` has example answers for each outcome by its index; `outcomes.length` stands for no outcome. */
export type ScanPaths = { asked: Set<string>; fired: Set<string>; reached: Map<number, Record<string, string>>; complete: boolean }

const maxStates = 20_000

const holds = (when: Condition, given: Answers) =>
  Object.entries(when).every(([question, answers]) => answers.includes(given[question] ?? ''))

/** One option of each group that no condition tells apart. */
const telling = (question: ScanQuestion, conditions: readonly Condition[]) => {
  const lists = conditions.map((when) => when[question.id] ?? [])
  const groups = new Map(question.options.map(({ id }) => [lists.map((answers) => Number(answers.includes(id))).join(''), id]))
  return [...groups.values()]
}

const answersOf = (trail: Trail): Record<string, string> => (trail ? { ...answersOf(trail.before), [trail.question]: trail.answer } : {})

const enough = (when: OutcomeCondition, counts: readonly number[]) =>
  effects.every((effect, index) => (counts[index] ?? 0) >= (when[effect] ?? 0))

/**
 * Every way through a scan, by what matters of it rather than one by one: answers no condition tells apart are one answer, and paths that can no
 * longer differ are one path. Exact; `complete` is false when the rules hang together so much that it had to stop. All references must exist.
 */
export const scanPaths = ({ questions, rules, outcomes }: Zelfscan): ScanPaths => {
  const found: ScanPaths = { asked: new Set(), fired: new Set(), reached: new Map(), complete: true }
  const position = new Map(questions.map((question, index) => [question.id, index]))
  const lastOf = (when: Condition) => Math.max(...Object.keys(when).map((id) => position.get(id) ?? -1))
  const conditions = [...rules.map((rule) => rule.when), ...questions.flatMap((question) => question.skip ?? [])]
  const uses = [
    ...rules.map((rule) => ({ when: rule.when, at: lastOf(rule.when) })),
    ...questions.flatMap((question, at) => (question.skip ?? []).map((when) => ({ when, at }))),
  ]
  const neededAfter = questions.map((_, at) => new Set(uses.filter((use) => use.at > at).flatMap((use) => Object.keys(use.when))))
  const needs = outcomes.map((outcome) => effects.map((effect) => outcome.when?.[effect] ?? 0))
  const caps = Array.from({ length: outcomes.length + 1 }, (_, best) =>
    effects.map((effect, index) => Math.max(effect === 'blocks' ? 1 : 0, ...needs.slice(0, best).map((need) => need[index] ?? 0))),
  )
  const first = outcomes.findIndex((outcome) => !outcome.when)

  const answer = (state: State, at: number, question: ScanQuestion, option: string): State => {
    const given = { ...state.kept, [question.id]: option }
    const fired = rules.filter((rule) => lastOf(rule.when) === at && holds(rule.when, given))
    for (const rule of fired) found.fired.add(rule.id)
    const counts = effects.map((effect, index) => (state.counts[index] ?? 0) + fired.filter((rule) => rule.effect === effect).length)
    const named = outcomes.map(
      ({ when }, index) => state.named[index] || !when?.rules || fired.some((rule) => when.rules?.includes(rule.id)),
    )
    const met = outcomes.findIndex(({ when }, index) => index < state.best && when && named[index] && enough(when, counts))
    return {
      best: met < 0 ? state.best : met,
      counts,
      named,
      kept: given,
      trail: { question: question.id, answer: option, before: state.trail },
    }
  }

  let layer: State[] = [{ best: first < 0 ? outcomes.length : first, counts: effects.map(() => 0), named: [], kept: {}, trail: undefined }]
  for (const [at, question] of questions.entries()) {
    const next = new Map<string, State>()
    const options = telling(question, conditions)
    for (const state of layer) {
      const blocked = (state.counts[effects.indexOf('blocks')] ?? 0) > 0
      const left = (question.blocked && (question.blocked === 'skip') === blocked) || question.skip?.some((when) => holds(when, state.kept))
      if (!left) found.asked.add(question.id)
      for (const after of left ? [state] : options.map((option) => answer(state, at, question, option))) {
        const kept = Object.fromEntries(Object.entries(after.kept).filter(([id]) => neededAfter[at]?.has(id)))
        const counts = after.counts.map((count, index) => Math.min(count, caps[after.best]?.[index] ?? 0))
        const named = after.named.map((one, index) => index >= after.best || one)
        next.set(JSON.stringify([after.best, counts, named, kept]), { ...after, counts, named, kept })
      }
    }
    if (next.size > maxStates) return { ...found, complete: false }
    layer = [...next.values()]
  }
  for (const state of layer) found.reached.set(state.best, answersOf(state.trail))
  return found
}
