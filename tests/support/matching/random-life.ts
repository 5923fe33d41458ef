import fc from 'fast-check'
import { expect } from 'vitest'
import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import type { OfferDoc } from '../../../data/offer.ts'
import type { Store, Write } from '../../../data/store.ts'
import { candidate, coach, intermediary } from '../hours-desk.ts'
import { everyDoc } from '../hours-invariants.ts'
import { type LifeModel, lifeModel } from './life-model.ts'
import { type MatchDesk, matchDesk } from './match-desk.ts'
import { expectMatched } from './match-invariants.ts'

const coaches = ['anna', 'bert', 'coen', 'dora']
const candidates = Array.from({ length: 10 }, (_, at) => `c${at}`)
const imke = intermediary()

const whats = [
  'offer',
  'offer',
  'offer',
  'override',
  'accept',
  'accept',
  'decline',
  'later',
  'withdraw',
  'late',
  'assign',
  'no-click',
  'capacity',
  'unlock',
  'exclude',
  'stop',
] as const
export type Deed = { what: (typeof whats)[number]; who: string; coach: string; count: number; minutes: number }
export type Day = { deeds: Deed[]; minutes: number }

/** A day with up to three deeds, that begins at least a day after the one before, at another time; now and then after days in which nobody does anything. */
export const anyDay: fc.Arbitrary<Day> = fc.record({
  deeds: fc.array(
    fc.record({
      what: fc.constantFrom(...whats),
      who: fc.constantFrom(...candidates),
      coach: fc.constantFrom(...coaches),
      count: fc.integer({ min: 0, max: 4 }),
      minutes: fc.integer({ min: 0, max: 239 }),
    }),
    { maxLength: 3 },
  ),
  minutes: fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 700 }) },
    { weight: 1, arbitrary: fc.integer({ min: 4_000, max: 9_000 }) },
  ),
})

type Life = { desk: MatchDesk; model: LifeModel; request: string }
const answered = (result: { ok: true } | { ok: false; reason: string }) => (result.ok ? undefined : result.reason)

/** Does one deed on the service and on the model; both are to say the same. */
async function live({ desk, model, request }: Life, { what, who, coach: to, count }: Deed): Promise<void> {
  const { matching } = desk
  const now = new Date(desk.clock.now)
  const [mine] = model.ofCoach(to)
  switch (what) {
    case 'offer':
    case 'override': {
      const override = what === 'override' ? { override: 'toch' } : {}
      const expected = model.offer(who, to, what === 'override')
      const result = await matching.offer(imke, { candidate: who, coach: to, request, ...override })
      expect(answered(result)).toBe(expected)
      return result.ok ? model.offered(who, to, result.offer, now) : undefined
    }
    case 'accept':
    case 'decline':
    case 'later': {
      const [id, open] = mine ?? [who, { offer: 'none' }]
      const as = coach(to)
      const result =
        what === 'accept'
          ? await matching.accept(as, { offer: open.offer, request })
          : what === 'decline'
            ? await matching.decline(as, { offer: open.offer, reason: 'days' })
            : await matching.later(as, { offer: open.offer })
      if (!mine) return expect(answered(result)).toBe('gone')
      expect(answered(result)).toBeUndefined()
      return what === 'accept' ? model.accepted(id) : what === 'decline' ? model.declined(id) : model.later(id, now)
    }
    case 'late': {
      if (!mine) return
      const [id, open] = mine
      desk.clock.now = new Date(open.expiresAt)
      expect(answered(await matching.accept(coach(to), { offer: open.offer, request }))).toBe('expired')
      return void model.ended(id)
    }
    case 'withdraw': {
      const open = model.open.get(who)
      if (!open) return
      expect(answered(await matching.withdraw(imke, { candidate: who, offer: open.offer }))).toBeUndefined()
      return void model.ended(who)
    }
    case 'assign': {
      const expected = model.assign(who, to)
      expect(answered(await matching.assign(imke, { candidate: who, coach: to, request }))).toBe(expected)
      return expected === undefined ? model.assigned(who, to) : undefined
    }
    case 'no-click': {
      const expected = model.noClick(who)
      expect(answered(await matching.noClick(candidate(who), { request }))).toBe(expected)
      return expected === undefined ? model.parted(who) : undefined
    }
    case 'capacity':
      return expect(answered(await matching.capacity(imke, { coach: to, capacity: count }))).toBe(model.setCapacity(to, count))
    case 'unlock':
    case 'exclude': {
      const expected = what === 'exclude' && model.open.get(who)?.coach === to ? 'open' : undefined
      expect(answered(await matching.pair(imke, { candidate: who, coach: to, change: what }))).toBe(expected)
      if (expected) return
      return void (what === 'unlock' ? model.refused.delete(`${who} ${to}`) : model.refused.add(`${who} ${to}`))
    }
    case 'stop': {
      // Elsewhere, and seldom: whoever stopped stays stopped.
      const person = count === 0 && !model.coachOf.has(who) ? await desk.store.get<PersonDoc>(personKey(who)) : undefined
      if (!person) return
      const stopped: PersonDoc = { ...person, state: 'stopped' }
      await desk.store.commit([{ op: 'put', doc: stopped }])
      await desk.directory.upsert({ ...stopped, id: who })
      return model.stops(who)
    }
  }
}

/** Many days of a desk, each looked at when it is over. Gives how many days the clock went on. */
export async function liveThrough(inner: Store, days: readonly Day[], clock: { now: Date }): Promise<number> {
  const chased: string[] = []
  const store: Store = {
    ...inner,
    async commit(writes: readonly Write[]) {
      const etags = await inner.commit(writes)
      chased.push(
        ...writes.flatMap((write) => (write.op !== 'remove' && write.doc.id.startsWith('match-offer-again-') ? [write.doc.id] : [])),
      )
      return etags
    },
  }
  const start = clock.now
  const desk = await matchDesk({ store, clock })
  await desk.hire('imke', ['intermediary'])
  const capacities = Object.fromEntries(coaches.map((id, at) => [id, at]))
  for (const id of coaches) await desk.hire(id, ['coach'], { capacity: capacities[id] ?? 0 })
  for (const id of candidates) await desk.waits(id)
  await desk.refresh()
  const model = lifeModel(desk.programme, capacities)
  for (const [at, { deeds, minutes }] of days.entries()) {
    await desk.at(new Date(desk.clock.now.getTime() + (24 * 60 + minutes) * 60_000))
    model.passes(desk.clock.now.toISOString())
    for (const [n, deed] of deeds.entries()) {
      await desk.at(new Date(desk.clock.now.getTime() + deed.minutes * 60_000))
      model.passes(desk.clock.now.toISOString())
      await live({ desk, model, request: `${at}/${n}` }, deed)
      await desk.due()
      model.passes(desk.clock.now.toISOString())
    }
    await desk.matching.reconcile(0)
    await expectSame(store, model)
  }
  expect(new Set(chased).size).toBe(chased.length)
  return Math.floor((desk.clock.now.getTime() - start.getTime()) / 86_400_000)
}

async function expectSame(store: Store, model: LifeModel) {
  const { open } = await expectMatched(store)
  const shown = ({ candidate: id, id: offer, target, chaseAt, expiresAt, chased }: OfferDoc) => ({
    id,
    offer,
    coach: target,
    chaseAt,
    expiresAt,
    chased,
  })
  const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id)
  expect(open.map(shown).sort(byId)).toEqual([...model.open].map(([id, { later: _later, ...one }]) => ({ id, ...one })).sort(byId))
  const people = await everyDoc<PersonDoc>(store, 'person')
  const withCoach = people.flatMap(({ partition, coach: of }) =>
    of === undefined ? [] : [`${partition.slice('candidate/'.length)} ${of}`],
  )
  expect(withCoach.sort()).toEqual([...model.coachOf].map(([id, of]) => `${id} ${of}`).sort())
}
