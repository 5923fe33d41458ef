import type { Programme } from '../programme.ts'
import { suggest } from './nearest.ts'
import type { Path, Problem } from './problem.ts'
import { stepKey, stepsNamed } from './steps.ts'

type Node = { key: string; phase: number; path: Path; required: boolean; after: { key: string; path: Path }[] }

/** The steps on the way round, in order, when waiting for each other never ends. */
const findCycle = (nodes: ReadonlyMap<string, Node>): string[] | undefined => {
  const done = new Set<string>()
  const visit = (key: string, trail: string[]): string[] | undefined => {
    if (trail.includes(key)) return [...trail.slice(trail.indexOf(key)), key]
    if (done.has(key)) return undefined
    for (const { key: earlier } of nodes.get(key)?.after ?? []) {
      const cycle = visit(earlier, [...trail, key])
      if (cycle) return cycle
    }
    done.add(key)
    return undefined
  }
  for (const key of nodes.keys()) {
    const cycle = visit(key, [])
    if (cycle) return cycle
  }
  return undefined
}

/** Steps wait for steps that exist, never for themselves or a later phase, and what is required never waits for what is not. */
export const checkJourney = ({ phases }: Programme): Problem[] => {
  const problems: Problem[] = []
  const nodes = new Map<string, Node>()
  for (const [phaseIndex, phase] of phases.entries()) {
    for (const [stepIndex, step] of phase.steps.entries()) {
      const path: Path = ['phases', phaseIndex, 'steps', stepIndex]
      const after = step.after.flatMap((reference, index) => {
        const at: Path = [...path, 'after', index]
        const keys = stepsNamed(phases, reference)
        const all = phases.flatMap((one) => one.steps.map(({ id }) => (reference.includes('/') ? stepKey(one.id, id) : id)))
        if (keys.length === 0) problems.push({ path: at, problem: `there is no step "${reference}"`, mend: suggest(reference, all) })
        if (keys.length > 1)
          problems.push({ path: at, problem: `more than one phase has a step "${reference}"`, mend: `write ${keys.join(' or ')}` })
        return keys.length === 1 ? keys.map((key) => ({ key, path: at })) : []
      })
      const key = stepKey(phase.id, step.id)
      nodes.set(key, { key, phase: phaseIndex, path, required: step.required, after })
    }
  }
  for (const node of nodes.values()) {
    for (const { key, path } of node.after) {
      const earlier = nodes.get(key)
      if (!earlier) continue
      if (earlier.phase > node.phase) {
        problems.push({ path, problem: `"${key}" belongs to a later phase`, mend: 'let steps wait for their own or an earlier phase only' })
      } else if (node.required && !earlier.required) {
        problems.push({
          path,
          problem: `a required step waits for "${key}", which is not required`,
          mend: 'make both required, or take this out',
        })
      }
    }
  }
  const cycle = findCycle(nodes)
  const start = cycle && nodes.get(cycle[0] ?? '')
  if (cycle && start) {
    problems.push({
      path: [...start.path, 'after'],
      problem: `these steps wait for each other: ${cycle.join(' → ')}`,
      mend: 'take one of them out of an "after"',
    })
  }
  return problems
}
