import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Session } from '../../data/info-session.ts'
import { cancel, signUp } from '../../rules/info-sessions.ts'
import { callOff, changeSession } from '../../rules/session-changes.ts'
import { sampleEntry, sampleSession } from '../support/sample-session.ts'

const now = new Date('2026-12-01T10:00:00Z')
const person = fc.integer({ min: 0, max: 11 }).map((n) => `p${n}`)
type Act = { do: 'sign'; who: string; mail: string } | { do: 'cancel'; who: string } | { do: 'seats'; capacity: number } | { do: 'off' }
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('sign' as const), who: person, mail: person }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('cancel' as const), who: person }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('seats' as const), capacity: fc.integer({ min: 1, max: 8 }) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'off' as const }) },
)

function perform(session: Session, step: Act): Session {
  const result =
    step.do === 'sign'
      ? signUp(session, sampleEntry(step.who, { id: `mail-${step.mail}` }), now)
      : step.do === 'cancel'
        ? cancel(session, step.who, now)
        : step.do === 'seats'
          ? changeSession(session, { capacity: step.capacity }, now)
          : callOff(session, undefined, now)
  return result.ok ? result.session : session
}

/** Those of `after` that were in `before`, in the order of `after`. */
const keptOrder = (before: string[], after: string[]) => after.filter((id) => before.includes(id))

test('whatever people do: seats never grow beyond capacity, the order of the waiting list stays, and nobody is on the list twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.array(act, { maxLength: 60 }), (capacity, acts) => {
      let session = sampleSession({ capacity })
      for (const step of acts) {
        const before = session
        session = perform(before, step)
        const { seats, waiting, gone } = session.roster
        const grew = seats.length > before.roster.seats.length
        expect(!grew || seats.length <= session.capacity).toBe(true)
        if (session.status === 'planned') expect(waiting.length === 0 || seats.length >= session.capacity).toBe(true)
        const listed = [...seats, ...waiting]
        expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length)
        expect(new Set(listed.map(({ by }) => by)).size).toBe(listed.length)
        expect(gone.filter(({ by }) => listed.some((one) => one.by === by))).toEqual([])
        const wasWaiting = before.roster.waiting.map(({ id }) => id)
        const isWaiting = waiting.map(({ id }) => id)
        expect(keptOrder(wasWaiting, isWaiting)).toEqual(wasWaiting.filter((id) => isWaiting.includes(id)))
        const newcomers = seats.filter(({ id }) => !before.roster.seats.some((one) => one.id === id)).map(({ id }) => id)
        const stillBehind = wasWaiting.filter((id) => isWaiting.includes(id))
        const promoted = newcomers.filter((id) => wasWaiting.includes(id))
        expect(promoted.every((id) => stillBehind.every((other) => wasWaiting.indexOf(id) < wasWaiting.indexOf(other)))).toBe(true)
        const lost = before.roster.seats.filter(({ id }) => !seats.some((one) => one.id === id))
        expect(lost.length).toBeLessThanOrEqual(step.do === 'cancel' ? 1 : 0)
      }
    }),
    { numRuns: 400 },
  )
})

test('each act done twice is the same as once, except that cancelling and coming back is a new place in line', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), act, (acts, step) => {
      const session = acts.reduce(perform, sampleSession({ capacity: 3 }))
      const once = perform(session, step)
      expect(perform(once, step)).toEqual(once)
    }),
    { numRuns: 400 },
  )
})
