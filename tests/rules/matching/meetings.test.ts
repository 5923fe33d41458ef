import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MeetingPair, type MeetingPlan, type MeetingQuestion, planMeetings, type Slot } from '../../../rules/matching/meetings.ts'

const slotsOn = (...counts: number[]): Slot[] =>
  counts.flatMap((count, day) =>
    Array.from({ length: count }, (_, index) => {
      const at = (minutes: number) => new Date(Date.UTC(2026, 11, day + 1, 12, minutes)).toISOString()
      return { start: at(index * 20), end: at(index * 20 + 20), day: `2026-12-0${day + 1}` }
    }),
  )
const always = () => true
const pair = (text: string): MeetingPair => ({ candidate: text.split(' ')[0] ?? '', school: text.split(' ')[1] ?? '' })

function idleOf(planned: readonly { candidate: string; school: string; slot: number }[], slots: readonly Slot[]): number {
  const mine = new Map<string, number[]>()
  for (const { candidate, school, slot } of planned)
    for (const who of [`c ${candidate}`, `s ${school}`]) {
      const key = `${who} ${slots[slot]?.day}`
      mine.set(key, [...(mine.get(key) ?? []), slot])
    }
  return [...mine.values()].reduce((sum, at) => sum + Math.max(...at) - Math.min(...at) + 1 - at.length, 0)
}

/** Tries everything: as many meetings as can be, and then as few idle slots. */
function bestOf({ slots, pairs, free }: MeetingQuestion): { planned: number; idle: number } {
  let best = { planned: -1, idle: 0 }
  const visit = (index: number, planned: (MeetingPair & { slot: number })[]) => {
    const one = pairs[index]
    if (!one) {
      const idle = idleOf(planned, slots)
      if (planned.length > best.planned || (planned.length === best.planned && idle < best.idle)) best = { planned: planned.length, idle }
      return
    }
    for (const slot of slots.keys()) {
      const clash = planned.some((other) => other.slot === slot && (other.candidate === one.candidate || other.school === one.school))
      if (!clash && free('candidate', one.candidate, slot) && free('school', one.school, slot))
        visit(index + 1, [...planned, { ...one, slot }])
    }
    visit(index + 1, planned)
  }
  visit(0, [])
  return best
}

function expectSound({ planned, unplanned }: MeetingPlan, { pairs, free }: MeetingQuestion) {
  expect(planned.length + unplanned.length).toBe(pairs.length)
  for (const side of ['candidate', 'school'] as const) {
    const at = planned.map((one) => `${one[side]} ${one.slot}`)
    expect(new Set(at).size).toBe(at.length)
    for (const one of planned) expect(free(side, one[side], one.slot)).toBe(true)
  }
}

const questions = (most: { people: number; pairs: number; days: number[] }) =>
  fc
    .record({
      pairs: fc.uniqueArray(fc.tuple(fc.nat(most.people - 1), fc.nat(most.people - 1)), {
        maxLength: most.pairs,
        selector: ([candidate, school]) => `${candidate} ${school}`,
      }),
      away: fc.array(fc.tuple(fc.boolean(), fc.nat(most.people - 1), fc.nat(7)), { maxLength: 8 }),
    })
    .map(({ pairs, away }): MeetingQuestion => {
      const gone = new Set(away.map(([first, who, slot]) => `${first ? 'candidate' : 'school'} p${who} ${slot}`))
      return {
        slots: slotsOn(...most.days),
        pairs: pairs.map(([candidate, school]) => ({ candidate: `p${candidate}`, school: `p${school}` })),
        free: (side, id, slot) => !gone.has(`${side} ${id} ${slot}`),
      }
    })

describe('against trying everything', () => {
  test('of small questions no schedule has more meetings, or as many with fewer idle slots', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(questions({ people: 3, pairs: 5, days: [3, 2] }), (question) => {
        const plan = planMeetings(question)
        expectSound(plan, question)
        expect(plan.proved).toBe(true)
        expect({ planned: plan.planned.length, idle: plan.idle }).toEqual(bestOf(question))
        expect(idleOf(plan.planned, question.slots)).toBe(plan.idle)
      }),
      { numRuns: 150, seed: 6 },
    )
  })

  test('large ones keep every rule, and leave nobody out who still fits', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(questions({ people: 9, pairs: 28, days: [5, 4] }), (question) => {
        const plan = planMeetings(question)
        expectSound(plan, question)
        const taken = new Set(plan.planned.flatMap(({ candidate, school, slot }) => [`c ${candidate} ${slot}`, `s ${school} ${slot}`]))
        for (const { candidate, school, why } of plan.unplanned) {
          const both = [...question.slots.keys()].filter(
            (slot) => question.free('candidate', candidate, slot) && question.free('school', school, slot),
          )
          expect(why).toBe(both.length === 0 ? 'never' : 'full')
          expect(both.filter((slot) => !taken.has(`c ${candidate} ${slot}`) && !taken.has(`s ${school} ${slot}`))).toEqual([])
        }
      }),
      { numRuns: 25, seed: 6 },
    )
  })
})

test('a day as it happens: two schools, three candidates, nobody waits in between', () => {
  const pairs = ['noor kompas', 'noor linde', 'bas kompas', 'bas linde', 'eva kompas'].map(pair)
  const plan = planMeetings({ slots: slotsOn(4), pairs, free: (side, id, slot) => !(side === 'candidate' && id === 'eva' && slot !== 2) })
  expect(plan).toMatchObject({ unplanned: [], idle: 0, proved: true })
  expect(plan.planned.find(({ candidate }) => candidate === 'eva')).toEqual({ candidate: 'eva', school: 'kompas', slot: 2 })
})

test('who cannot be planned is named with why, and nothing to plan is no fault', () => {
  const free: MeetingQuestion['free'] = (side, id, slot) => !(side === 'school' && id === 'linde') && slot >= 0
  const plan = planMeetings({ slots: slotsOn(1), pairs: ['noor kompas', 'bas kompas', 'eva linde'].map(pair), free })
  expect(plan.unplanned).toEqual([
    { ...pair('bas kompas'), why: 'full' },
    { ...pair('eva linde'), why: 'never' },
  ])
  expect(planMeetings({ slots: [], pairs: [], free: always })).toEqual({ planned: [], unplanned: [], idle: 0, proved: true })
})

test('sixty meetings of thirty candidates are planned at once, all of them', () => {
  const pairs = Array.from({ length: 60 }, (_, index) => pair(`c${index % 30} s${(index * 7 + Math.floor(index / 30)) % 12}`))
  const began = performance.now()
  const plan = planMeetings({ slots: slotsOn(9, 9), pairs, free: always })
  expect(plan.unplanned).toEqual([])
  expect(performance.now() - began).toBeLessThan(5_000)
})
