import type { DemoCandidate } from '../../../data/demo-candidates.ts'
import type { Actor, Journey } from '../../../data/journey.ts'
import { type PlannedStep, plannedSteps, type Route } from '../../../rules/journey/planned-steps.ts'
import { blockedBy, isSettled } from '../../../rules/journey/standing.ts'
import { moveStep, newJourney, type StepEvent } from '../../../rules/journey.ts'

const day = 86_400_000

/** The number of needed steps of the route that `done` counts in; on a shorter route somebody is as far along. */
const routeLength = 21

/** A demo candidate's journey as the rules let it go: needed steps confirmed one after the other by whoever may, spread over the days since they began. */
export function demoJourney(
  demo: DemoCandidate,
  route: Route,
  { me, coach, intermediary, now }: { me: Actor; coach: Actor; intermediary: Actor; now: Date },
): { journey: Journey; events: StepEvent[] } {
  const begun = now.getTime() - demo.days * day
  const steps = plannedSteps(route)
  const needed = steps.filter((one) => one.needed)
  const all = demo.state === 'finished' ? needed.length : needed.length - 1
  const count = Math.min(Math.round((demo.done * needed.length) / routeLength), all)
  const whole = needed.slice(0, count + 1).reduce((sum, { step }) => sum + step.expectedDays, 0) || 1
  let journey = newJourney(route, new Date(begun).toISOString())
  const events: StepEvent[] = []
  let spent = 0

  const actorFor = ({ step }: PlannedStep): Actor => {
    if (step.confirmedBy.includes('attendance')) return { role: 'system', id: 'attendance' }
    if (step.confirmedBy.includes('candidate')) return me
    return step.confirmedBy.includes('coach') ? coach : intermediary
  }
  const move = (one: PlannedStep, to: StepEvent['to'], by: Actor, words?: string) => {
    const at = new Date(begun + (spent / whole) * (demo.days - demo.quiet) * day).toISOString()
    const moved = moveStep(route, journey, { step: one.key, to, by, at, ...(words && { words }) })
    if (!moved.ok) throw new Error(`the demo's ${demo.slug} cannot make ${one.key} ${to}: ${moved.reason}`)
    journey = moved.journey
    events.push(moved.event)
  }
  const free = () => needed.find((one) => !isSettled(journey, one.key) && blockedBy(journey, one).length === 0)

  for (let step = free(); step && events.length < count; step = free()) {
    spent += step.step.expectedDays
    move(step, 'confirmed', actorFor(step))
  }
  const next = free()
  if (next && demo.next) {
    spent = whole
    if (demo.next === 'in-progress') move(next, 'in-progress', intermediary)
    else if (next.step.owner !== 'coach' && next.step.owner !== 'intermediary' && !next.step.confirmedBy.includes('candidate')) {
      move(next, 'submitted', me)
      if (demo.next === 'sent-back') move(next, 'sent-back', intermediary, demo.words ?? 'Kun je dit aanvullen?')
    }
  }
  return { journey, events }
}
