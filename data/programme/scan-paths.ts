import { type Condition, effects, type OutcomeCondition, type ScanQuestion, type Zelfscan } from './zelfscan.ts'

type Trail = { question: string; answer: string; before: Trail } | undefined

/**
 * All that can still make a difference after some of the questions. `best` is the first outcome whose condition is met; conditions only ever
 * become true, so from there only an earlier outcome counts, and only what those ask for is remembered. `alive` tells of each condition still
 * to be decided whether the answers so far agree with it.
 */
type State = { best: number; counts: readonly number[]; named: readonly boolean[]; alive: readonly boolean[]; trail: Trail }

/** What can happen in a scan. `reached` has example answers for each outcome by its index; `outcomes.length` stands for no outcome. */
export type ScanPaths = { asked: Set<string>; fired: Set<string>; reached: Map<number, Record<string, string>>; complete: boolean }

const maxStates = 20_000

/** One option of each group that no condition tells apart. */
const telling = (question: ScanQuestion, conditions: readonly Condition[]) => {
  const lists = conditions.flatMap((when) => (when[question.id] ? [when[question.id] ?? []] : []))
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
  const lastOf = (when: Condition) => questions.findLastIndex((question) => question.id in when)
  const skips = questions.flatMap((question, at) => (question.skip ?? []).map((when) => ({ when, decidedAt: at })))
  const pending = [...rules.map(({ when }) => ({ when, decidedAt: lastOf(when) })), ...skips]
  const conditions = pending.map((condition) => condition.when)
  const decided = questions.map((_, at) =>
    rules.map((rule, index) => ({ rule, index })).filter(({ index }) => pending[index]?.decidedAt === at),
  )
  const caps = Array.from({ length: outcomes.length + 1 }, (_, best) =>
    effects.map((effect) => Math.max(effect === 'blocks' ? 1 : 0, ...outcomes.slice(0, best).map(({ when }) => when?.[effect] ?? 0))),
  )
  const first = outcomes.findIndex((outcome) => !outcome.when)

  const answer = (state: State, at: number, question: ScanQuestion, option: string | undefined): State => {
    const alive = conditions.map((when, index) => Boolean(state.alive[index]) && (when[question.id]?.includes(option ?? '') ?? true))
    const fired = (decided[at] ?? []).filter(({ index }) => alive[index]).map(({ rule }) => rule)
    for (const rule of fired) found.fired.add(rule.id)
    const counts = effects.map((effect, index) => (state.counts[index] ?? 0) + fired.filter((rule) => rule.effect === effect).length)
    const named = outcomes.map(
      ({ when }, index) => state.named[index] || !when?.rules || fired.some((rule) => when.rules?.includes(rule.id)),
    )
    const met = outcomes.findIndex(({ when }, index) => index < state.best && when && named[index] && enough(when, counts))
    const best = met < 0 ? state.best : met
    return {
      best,
      counts: counts.map((count, index) => Math.min(count, caps[best]?.[index] ?? 0)),
      named: named.map((one, index) => index >= best || one),
      alive: alive.map((one, index) => one && (pending[index]?.decidedAt ?? 0) > at),
      trail: option === undefined ? state.trail : { question: question.id, answer: option, before: state.trail },
    }
  }

  const start = {
    best: first < 0 ? outcomes.length : first,
    counts: effects.map(() => 0),
    named: [],
    alive: pending.map(() => true),
    trail: undefined,
  }
  let layer: State[] = [start]
  for (const [at, question] of questions.entries()) {
    const next = new Map<string, State>()
    const options = telling(question, conditions)
    for (const state of layer) {
      const blocked = (state.counts[effects.indexOf('blocks')] ?? 0) > 0
      const skipped = skips.some(({ decidedAt }, index) => decidedAt === at && state.alive[rules.length + index])
      const left = skipped || (question.blocked !== undefined && (question.blocked === 'skip') === blocked)
      if (!left) found.asked.add(question.id)
      for (const option of left ? [undefined] : options) {
        const { trail, ...matters } = answer(state, at, question, option)
        next.set(JSON.stringify(matters), { ...matters, trail })
      }
    }
    if (next.size > maxStates) return { ...found, complete: false }
    layer = [...next.values()]
  }
  for (const state of layer) found.reached.set(state.best, answersOf(state.trail))
  return found
}
