import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Actor, type Journey, type StepState, stepStates } from '../../../data/journey.ts'
import { loadProgramme, programmeIds } from '../../../data/load-programme.ts'
import { plannedSteps, type Route } from '../../../rules/journey/planned-steps.ts'
import { roadmap } from '../../../rules/journey/roadmap.ts'
import { blockedBy, isSettled } from '../../../rules/journey/standing.ts'
import { isComplete, moveStep, newJourney, replay, type StepEvent } from '../../../rules/journey.ts'

const roles: Actor['role'][] = ['candidate', 'coach', 'intermediary', 'helpdesk', 'manager', 'system']
type Wish = { step: number; to: StepState; role: number; words: boolean }
const wish = fc.record({
  step: fc.nat(40),
  to: fc.constantFrom(...stepStates),
  role: fc.nat(roles.length - 1),
  words: fc.boolean(),
})
const start = Date.parse('2026-09-01T08:00:00Z')

/** Whatever people wish for, in any order; `seen` hears of each move that was made. */
function live(route: Route, wishes: readonly Wish[], seen: (before: Journey, event: StepEvent, after: Journey) => void = () => {}) {
  const steps = plannedSteps(route)
  let journey = newJourney(route, new Date(start).toISOString())
  const events: StepEvent[] = []
  wishes.forEach(({ step, to, role, words }, minute) => {
    const key = steps[step % steps.length]!.key
    const by: Actor = { role: roles[role]!, id: `p-${role}` }
    const at = new Date(start + minute * 60_000).toISOString()
    const moved = moveStep(route, journey, { step: key, to, by, at, ...(words && { words: 'omdat het zo is' }) })
    if (!moved.ok) return
    seen(journey, moved.event, moved.journey)
    events.push(moved.event)
    journey = moved.journey
  })
  return { journey, events, steps }
}

describe.each(programmeIds().map((id) => [id, loadProgramme(id)] as const))('%s', (_id, route) => {
  const lives = fc.array(wish, { maxLength: 120 })
  const planned = plannedSteps(route)

  test('nothing is confirmed before what comes first, and by nobody who may not', () => {
    fc.assert(
      fc.property(lives, (wishes) => {
        live(route, wishes, (before, { step: key, to, by }) => {
          const step = planned.find((one) => one.key === key)!
          if (['confirmed', 'submitted', 'in-progress'].includes(to)) expect(blockedBy(before, step)).toEqual([])
          if (to === 'skipped') expect(step.step.required).toBe(false)
          if (to === 'confirmed') {
            const says = by.role === 'system' ? 'attendance' : by.role
            expect(by.role === 'intermediary' || step.step.confirmedBy.some((who) => who === says)).toBe(true)
          }
        })
      }),
    )
  })

  test('history replays to how every step stands', () => {
    fc.assert(
      fc.property(lives, (wishes) => {
        const { journey, events } = live(route, wishes)
        const told = Object.fromEntries(
          Object.entries(journey.steps).map(([key, { state, since, by, words }]) => [key, { state, since, by, ...(words && { words }) }]),
        )
        expect(replay(events)).toEqual(told)
        expect(journey.revision).toBe(events.length)
      }),
    )
  })

  test('there is always one thing to do or to wait for, until everything needed is done', () => {
    fc.assert(
      fc.property(lives, (wishes) => {
        const { journey, steps } = live(route, wishes)
        const { next, current, phases } = roadmap(route, journey, new Date(start))
        expect(next === undefined).toBe(isComplete(route, journey))
        expect(current === undefined).toBe(next === undefined)
        if (next) expect([next.needed, next.waitsFor, isSettled(journey, next.key)]).toEqual([true, [], false])
        expect(phases.flatMap((phase) => phase.steps).map(({ key }) => key)).toEqual(steps.map(({ key }) => key))
        if (isComplete(route, journey))
          for (const { key, step } of steps) if (step.required) expect(journey.steps[key]?.state).toBe('confirmed')
      }),
    )
  })

  test('who follows the one thing to do reaches the end', () => {
    let journey = newJourney(route, new Date(start).toISOString())
    const phasesDone: string[] = []
    for (let round = 0; round < 100; round++) {
      const { next } = roadmap(route, journey, new Date(start))
      if (!next) break
      const by: Actor = { role: 'intermediary', id: 'megan' }
      const at = new Date(start + round * 86_400_000).toISOString()
      const moved = moveStep(route, journey, { step: next.key, to: 'confirmed', by, at, words: 'gezien' })
      if (!moved.ok) throw new Error(`${next.key}: ${moved.reason}`)
      journey = moved.journey
      if (moved.phaseDone) phasesDone.push(moved.phaseDone)
    }
    expect(isComplete(route, journey)).toBe(true)
    expect(phasesDone).toEqual(route.phases.map(({ id }) => id))
  })
})
