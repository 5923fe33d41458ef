import { expect, test } from 'vitest'
import { type JourneyDoc, journeyKey } from '../../../data/journey.ts'
import type { Programme } from '../../../data/programme.ts'
import { plannedSteps } from '../../../rules/journey/planned-steps.ts'
import { versionChange } from '../../../rules/journey/version-change.ts'
import { alex, journeyWorld, megan, newcomer } from '../../support/journey-world.ts'

/** Next year's programme: the visit goes, the peer talk becomes required, the wiscat moves to the next phase, and a talk about pay is new. */
function nextYear(programme: Programme): Programme {
  const next = structuredClone(programme)
  const [orientation, selection, voortraject] = next.phases
  orientation!.steps = orientation!.steps
    .filter(({ id }) => id !== 'school-visit')
    .map((step) => (step.id === 'peer-talk' ? { ...step, required: true } : step))
  const wiscat = selection!.steps.find(({ id }) => id === 'wiscat')!
  selection!.steps = selection!.steps.filter(({ id }) => id !== 'wiscat')
  voortraject!.steps = [
    wiscat,
    ...voortraject!.steps.map((step) => ({
      ...step,
      after: step.after.map((key) => (key === 'selection/wiscat' ? 'voortraject/wiscat' : key)),
    })),
  ]
  orientation!.steps.push({
    ...orientation!.steps[0]!,
    id: 'pay-talk',
    title: { nl: 'Praten over geld', en: 'Talking about pay' },
    after: [],
  })
  return { ...next, version: '2027-1' }
}

async function underway() {
  const world = await journeyWorld()
  const id = await newcomer(world, 'noor')
  await world.journeys.begin(id, { zelfscan: { at: '2026-11-01T10:00:00Z', outcome: 'fits' } })
  await world.journeys.move(world.me(id), { personId: id, step: 'orientation/school-visit', to: 'confirmed', request: 'r1' })
  const later = await world.another(nextYear(world.programme))
  return { world, id, later }
}

test('a running candidate stays on the version they began with, in a program that is on the next one', async () => {
  const { world, id, later } = await underway()
  const view = await later.mine(world.me(id))
  expect(view?.programme.version).toBe(world.programme.version)
  expect(view?.roadmap.phases[0]?.steps.map(({ key }) => key)).toContain('orientation/school-visit')
  const fresh = await newcomer(world, 'pim')
  await later.begin(fresh)
  expect((await later.mine(world.me(fresh)))?.programme.version).toBe('2027-1')
  expect((await world.journeys.mine(world.me(fresh)))?.programme.version).toBe('2027-1')
})

test('an intermediary sees what would change, and moves one candidate; what was done stays done', async () => {
  const { world, id, later } = await underway()
  const shown = await later.versionChange(megan, id)
  if (!shown.ok || !shown.change) throw new Error('nothing to show')
  const { change } = shown
  const keys = (steps: readonly { key: string }[]) => steps.map(({ key }) => key)
  expect(keys(change.added)).toEqual(['orientation/pay-talk'])
  expect(keys(change.gone)).toEqual(['orientation/school-visit'])
  expect(keys(change.lost)).toEqual(['orientation/school-visit'])
  expect(keys(change.kept)).toEqual(['orientation/zelfscan'])
  expect(change.changed.map(({ after, what }) => [after.key, what])).toEqual(
    expect.arrayContaining([
      ['orientation/peer-talk', ['required']],
      ['voortraject/wiscat', []],
    ]),
  )
  const wish = { personId: id, to: '2027-1', request: 'r2' }
  expect(await later.changeVersion(alex, wish)).toEqual({ ok: false, reason: 'unknown' })
  expect(await later.changeVersion(world.me(id), wish)).toEqual({ ok: false, reason: 'forbidden' })
  expect(await later.changeVersion(megan, { ...wish, to: '2028-1', request: 'r3' })).toEqual({ ok: false, reason: 'state' })
  expect(await later.changeVersion(megan, wish)).toMatchObject({ ok: true, programme: { version: '2027-1' } })
  expect(await later.changeVersion(megan, wish)).toMatchObject({ ok: true })
  const journey = await world.store.get<JourneyDoc>(journeyKey(id))
  expect(journey?.programme.version).toBe('2027-1')
  expect(journey?.steps['orientation/zelfscan']?.state).toBe('confirmed')
  expect((await world.journeys.mine(world.me(id)))?.roadmap.phases[0]?.steps.map(({ key }) => key)).toContain('orientation/pay-talk')
  expect(await later.versionChange(megan, id)).not.toHaveProperty('change')
})

test('nothing changes between a version and itself', async () => {
  const { programme } = await journeyWorld()
  const steps = Object.fromEntries(
    plannedSteps(programme).map(({ key }) => [
      key,
      { state: 'confirmed' as const, since: '2026-01-01T00:00:00Z', by: { role: 'candidate' as const, id: 'a' } },
    ]),
  )
  const journey = { programme: { id: programme.id, version: programme.version }, startedAt: '2026-01-01T00:00:00Z', steps, revision: 1 }
  const change = versionChange(journey, programme, structuredClone(programme))
  expect([change.added, change.gone, change.changed, change.lost]).toEqual([[], [], [], []])
  expect(change.kept).toHaveLength(plannedSteps(programme).length)
})

test.each(['amsterdam-po', 'almere-po'])(
  '%s from the first step to the end, each by whoever may, and finished by an intermediary',
  async (id) => {
    const { loadProgramme } = await import('../../../data/load-programme.ts')
    const world = await journeyWorld({ programme: loadProgramme(id) })
    const person = await newcomer(world, 'noor')
    await world.journeys.begin(person)
    await world.journeys.assignCoach(megan, { personId: person, coach: alex.staffId!, request: 'coach' })
    expect(await world.journeys.finish(megan, { personId: person, request: 'too-early' })).toEqual({ ok: false, reason: 'unfinished' })
    for (let round = 0; round < 60; round++) {
      world.clock.now = new Date(world.clock.now.getTime() + 86_400_000)
      const view = await world.journeys.mine(world.me(person))
      const next = view?.roadmap.next
      if (!next) break
      const who = next.step.confirmedBy.includes('candidate') ? world.me(person) : next.step.confirmedBy.includes('coach') ? alex : megan
      if (next.step.confirmedBy.includes('attendance')) await world.journeys.confirmAttendance(person, 's-1')
      else
        expect(await world.journeys.move(who, { personId: person, step: next.key, to: 'confirmed', request: `r-${round}` })).toMatchObject({
          ok: true,
        })
    }
    expect(await world.journeys.finish(alex, { personId: person, request: 'no' })).toMatchObject({ ok: false, reason: 'forbidden' })
    expect(await world.journeys.finish(megan, { personId: person, request: 'done' })).toMatchObject({
      ok: true,
      person: { state: 'finished' },
    })
    expect(await world.journeys.finish(megan, { personId: person, request: 'done' })).toMatchObject({ ok: true })
    expect((await world.list(person, 'notice')).filter((one) => 'about' in one && one.about === 'journey-finished')).toHaveLength(1)
    expect((await world.list(person, 'notice')).filter((one) => 'about' in one && /^step-(?:due|waiting)/.test(String(one.about)))).toEqual(
      [],
    )
  },
)
