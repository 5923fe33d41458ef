import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Who } from '../../../dialogs/context.ts'
import { coachingDesk } from '../../support/coaching-desk.ts'
import { coach, hour, intermediary } from '../../support/hours-desk.ts'
import { everyDoc, expectWhole } from '../../support/hours-invariants.ts'

const coaches = ['coen', 'kim'] as const
const people = ['noor', 'sam', 'ali'] as const
const days = ['2026-09-30', '2026-10-01', '2026-10-30', '2026-11-02', '2026-11-17'] as const
const months = ['2026-09', '2026-10', '2026-11', '2026-12'] as const

const deed = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('log'),
      who: fc.nat(1),
      person: fc.nat(2),
      day: fc.nat(4),
      minutes: fc.integer({ min: 1, max: 8 }),
      alone: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('correct'), which: fc.nat(30), minutes: fc.integer({ min: 1, max: 8 }), person: fc.nat(2) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw'), which: fc.nat(30) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('move'), who: fc.nat(1), month: fc.nat(2), to: fc.constantFrom('signed', 'closed', 'open') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hand over'), person: fc.nat(2), who: fc.nat(1) }) },
)

/** Everything that statements are made of, and what comes out, for everybody who may see them. */
async function shown(desk: Awaited<ReturnType<typeof coachingDesk>>) {
  const fresh = desk.open()
  await fresh.start()
  const [lines, summaries, days] = await Promise.all(['hours-line', 'hours-summary', 'coach-day'].map((kind) => everyDoc(desk.store, kind)))
  const kept = [...lines!, ...summaries!, ...days!].map(({ etag: _etag, ...doc }) => doc)
  const readers: Who[] = [coach('coen'), coach('kim'), intermediary()]
  const statements = await Promise.all(
    coaches.flatMap((id) => months.map((month) => fresh.statements.month(id === 'coen' ? readers[0]! : readers[1]!, { coach: id, month }))),
  )
  const loads = await Promise.all(readers.map(async (who) => [...(await fresh.statements.caseload(who))]))
  const pool = fresh.statements.pool(intermediary())
  return { kept: kept.filter(({ kind }) => kind !== 'coach-day'), days: days!, statements, loads, pool }
}

test('statements, lists and the pool made again from the ledgers are those that were there', { timeout: 60_000 }, async () => {
  const seen = { lines: 0, paidOnce: 0, states: new Set<string>() }
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 22 }), async (deeds) => {
      const desk = await coachingDesk()
      for (const id of coaches) await desk.hire(id, ['coach'], { external: id === 'kim' })
      await desk.hire('imke', ['intermediary'])
      for (const id of people)
        await desk.enrol(id, { phase: id === 'ali' ? 'induction' : 'training-year-1', coach: id === 'sam' ? 'kim' : 'coen' })
      await desk.coaching.start()
      const entries: { coach: string; candidate: string; entry: string }[] = []
      for (const [n, one] of deeds.entries()) await act(desk, one, n, entries)
      await expectWhole(desk.store)
      const before = await shown(desk)
      for (const one of before.statements) {
        if (!one.ok) continue
        seen.lines += one.statement.lines.length
        if (one.statement.paid !== one.statement.minutes) seen.paidOnce++
        seen.states.add(one.status)
      }
      for (const doc of [...before.kept, ...before.days])
        await desk.store.commit([{ op: 'remove', key: { partition: doc.partition, kind: doc.kind, id: doc.id } }])
      const again = desk.open()
      await again.hours.rebuild()
      const after = await shown(desk)
      expect(after.statements).toEqual(before.statements)
      expect(after.pool).toEqual(before.pool)
      expect(after.loads).toEqual(before.loads)
      const lines = ({ kept }: typeof before) => kept.filter(({ kind }) => kind === 'hours-line')
      expect(lines(after)).toEqual(lines(before))
      await expectWhole(desk.store)
    }),
    { numRuns: 40, seed: 20_261_118 },
  )
  expect(seen.lines).toBeGreaterThan(200)
  expect(seen.paidOnce).toBeGreaterThan(20)
  expect([...seen.states].sort()).toEqual(['closed', 'open', 'signed'])
})

async function act(
  { hours, store, directory, coaching }: Awaited<ReturnType<typeof coachingDesk>>,
  one: typeof deed extends fc.Arbitrary<infer D> ? D : never,
  n: number,
  entries: { coach: string; candidate: string; entry: string }[],
) {
  const request = `deed-${n}`
  if ('alone' in one) {
    const who = coaches[one.who]!
    const both = people.filter((id) => directory.byId(id)?.coach === who)
    const wish = { minutes: one.minutes * 15, date: days[one.day]! }
    const wishes = one.alone
      ? [hour({ ...wish, candidate: people[one.person]! })]
      : both.map((candidate) => hour({ ...wish, candidate, group: 'together' }))
    for (const done of await hours.log(coach(who), wishes, request))
      if (done.ok) entries.push({ coach: who, candidate: done.wish.candidate, entry: done.entry })
  } else if ('which' in one) {
    const found = entries[one.which % Math.max(1, entries.length)]
    if (!found) return
    const reason = 'anders'
    if ('minutes' in one) {
      const change = { minutes: one.minutes * 15, candidate: people[one.person]! }
      const done = await hours.correct(n % 2 ? intermediary() : coach(found.coach), { ...found, change, reason, request })
      if (done.ok) entries.push({ coach: found.coach, candidate: done.wish.candidate, entry: done.entry })
    } else await hours.withdraw(n % 2 ? intermediary() : coach(found.coach), { ...found, reason, request })
  } else if ('to' in one) {
    const to = one.to as 'signed' | 'closed' | 'open'
    const who = to === 'signed' ? coach(coaches[one.who]!) : intermediary()
    await hours.moveMonth(who, { coach: coaches[one.who]!, month: months[one.month]!, to, reason: 'nagekeken' })
  } else {
    const id = people[one.person]!
    const key = { partition: `candidate/${id}`, kind: 'person', id: 'person' }
    const person = await store.get<Parameters<typeof directory.upsert>[0] & { partition: string; kind: string }>(key)
    if (!person) return
    const next = { ...person, coach: coaches[one.who]! }
    await store.commit([{ op: 'put', doc: next }])
    await directory.upsert({ ...next, id })
    await coaching.hours.rebuildCandidate(id)
  }
}
