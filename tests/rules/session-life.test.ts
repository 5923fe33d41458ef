import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Session } from '../../data/info-session.ts'
import { cancel, signUp } from '../../rules/info-sessions.ts'
import { acceptPlace, tendPlaces } from '../../rules/place-offers.ts'
import { callOff, changeSession } from '../../rules/session-changes.ts'
import { takenPlaces } from '../../rules/waiting-list.ts'
import { sampleEntry, sampleSession } from '../support/sample-session.ts'

const start = Date.parse('2026-12-01T10:00:00Z')
const hour = 3_600_000
const person = fc.integer({ min: 0, max: 11 }).map((n) => `p${n}`)
type Act =
  | { do: 'sign'; who: string; mail: string }
  | { do: 'cancel'; who: string }
  | { do: 'accept'; who: string }
  | { do: 'seats'; capacity: number }
  | { do: 'off' }
  | { do: 'wait'; hours: number }
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('sign' as const), who: person, mail: person }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('cancel' as const), who: person }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('accept' as const), who: person }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('seats' as const), capacity: fc.integer({ min: 1, max: 8 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'off' as const }) },
)

type World = { session: Session; at: number }

/** What somebody does, with what happens by itself before and after, as the service does it. */
function perform({ session: before, at }: World, step: Act): World {
  const later = at + (step.do === 'wait' ? step.hours * hour : 0)
  const now = new Date(later)
  const session = tendPlaces(before, now, 48)
  const result =
    step.do === 'sign'
      ? signUp(session, sampleEntry(step.who, { id: `mail-${step.mail}` }), now)
      : step.do === 'cancel'
        ? cancel(session, step.who, now)
        : step.do === 'accept'
          ? acceptPlace(session, { by: step.who }, now)
          : step.do === 'seats'
            ? changeSession(session, { capacity: step.capacity }, now)
            : step.do === 'off'
              ? callOff(session, undefined, now)
              : undefined
  return { session: tendPlaces(result?.ok ? result.session : session, now, 48), at: later }
}

/** Those of `after` that were in `before`, in the order of `after`. */
const keptOrder = (before: string[], after: string[]) => after.filter((id) => before.includes(id))

test('whatever people do: places never grow beyond capacity, the order of the line stays, nobody is on the list twice, and a seat is only taken by who may', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.array(act, { maxLength: 60 }), (capacity, acts) => {
      let world: World = { session: sampleSession({ capacity }), at: start }
      for (const step of acts) {
        const before = world.session
        world = perform(world, step)
        const { session, at } = world
        const { seats, waiting, gone } = session.roster
        const grew = takenPlaces(session.roster) > takenPlaces(before.roster)
        expect(!grew || takenPlaces(session.roster) <= session.capacity).toBe(true)
        const line = waiting.filter((one) => !one.offer)
        if (session.status === 'planned') expect(line.length === 0 || takenPlaces(session.roster) >= session.capacity).toBe(true)
        else expect(waiting.filter((one) => one.offer)).toEqual([])
        expect(waiting.filter((one) => one.offer && Date.parse(one.offer.until) <= at)).toEqual([])
        const listed = [...seats, ...waiting]
        expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length)
        expect(new Set(listed.map(({ by }) => by)).size).toBe(listed.length)
        expect(gone.filter(({ by }) => listed.some((one) => one.by === by))).toEqual([])
        const wasWaiting = before.roster.waiting.map(({ id }) => id)
        const isWaiting = waiting.map(({ id }) => id)
        expect(keptOrder(wasWaiting, isWaiting)).toEqual(wasWaiting.filter((id) => isWaiting.includes(id)))
        const firstInLine = waiting.findIndex((one) => !one.offer)
        expect(waiting.slice(Math.max(0, firstInLine)).some((one) => firstInLine >= 0 && one.offer)).toBe(false)
        const newcomers = seats.filter(({ id }) => !before.roster.seats.some((one) => one.id === id))
        expect(newcomers.every((one) => (step.do === 'accept' || step.do === 'sign') && one.by === step.who)).toBe(true)
        if (step.do === 'accept') expect(newcomers.every(({ id }) => before.roster.waiting.find((one) => one.id === id)?.offer)).toBe(true)
        const lost = before.roster.seats.filter(({ id }) => !seats.some((one) => one.id === id))
        expect(lost.length).toBeLessThanOrEqual(step.do === 'cancel' ? 1 : 0)
      }
    }),
    { numRuns: 400 },
  )
})

test('each act done twice at one instant is the same as once', () => {
  fc.assert(
    fc.property(
      fc.array(act, { maxLength: 30 }),
      act.filter((one) => one.do !== 'wait'),
      (acts, step) => {
        const once = perform(acts.reduce<World>(perform, { session: sampleSession({ capacity: 3 }), at: start }), step)
        expect(perform(once, step)).toEqual(once)
      },
    ),
    { numRuns: 400 },
  )
})
