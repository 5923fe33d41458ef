import { describe, expect, test } from 'vitest'
import type { HourLineDoc } from '../../../data/coach-hours.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Store } from '../../../data/store.ts'
import type { HourJudged, HourLogged } from '../../../dialogs/hours/port.ts'
import { candidate, coach, hour, hoursDesk, intermediary, wednesday } from '../../support/hours-desk.ts'
import { everyDoc, expectWhole } from '../../support/hours-invariants.ts'

async function desk(store?: Store) {
  const open = await hoursDesk(store ? { store } : {})
  await open.hire('coen', ['coach'])
  await open.hire('kim', ['coach'], { external: true })
  await open.hire('imke', ['intermediary'])
  await open.enrol('noor')
  await open.enrol('sam')
  await open.enrol('ali', { coach: 'kim', phase: 'voortraject' })
  return open
}
const said = (all: readonly (HourJudged | HourLogged)[]) =>
  all.map((one) => (one.ok ? `${one.name} ${one.left?.left ?? 'free'}` : one.why.reason))

describe('logging', () => {
  test('several at once: what fits is kept, the rest is named; what is shown before is what happens', async () => {
    const { hours, store } = await desk()
    const wishes = [
      hour({ minutes: 480 }),
      hour({ candidate: 'ali' }),
      hour({ candidate: 'sam', minutes: 300 }),
      hour({ candidate: 'sam', minutes: 240 }),
      hour({ candidate: 'sam', what: 'intervision', date: '2026-11-16' }),
      hour({ date: '2026-11-20' }),
    ]
    const expected = ['noor 3120', 'unknown', 'day-full', 'sam 3360', 'sam free', 'future']
    expect(said(await hours.judge(coach(), wishes))).toEqual(expected)
    expect(said(await hours.log(coach(), wishes, 'r'))).toEqual(expected)
    const { standing } = await expectWhole(store)
    expect(standing.map(({ minutes }) => minutes).sort()).toEqual([240, 480, 60].sort())
  })

  test('a double tap, a second delivery and a second device with the same request are one entry', async () => {
    const { hours, open, store } = await desk()
    const other = open()
    const all = await Promise.all([hours.log(coach(), [hour()], 'r'), hours.log(coach(), [hour()], 'r'), other.log(coach(), [hour()], 'r')])
    expect(new Set(all.flat().map((one) => one.ok && one.entry)).size).toBe(1)
    expect(all.flat().filter((one) => one.ok && !one.again)).toHaveLength(1)
    expect((await expectWhole(store)).ledger).toHaveLength(1)
    expect(await hours.log(coach(), [hour()], 'r2')).toMatchObject([{ ok: true, again: false, like: true }])
  })

  test('an entry knows its coach’s rate, its budget and year, and a request that comes again after it was taken back changes nothing', async () => {
    const { hours, store } = await desk()
    const [one] = await hours.log(coach('kim'), [hour({ candidate: 'ali', what: 'intake', date: '2026-08-27' })], 'r')
    const entry = one?.ok ? one.entry : ''
    const { ledger } = await expectWhole(store)
    expect(ledger).toMatchObject([
      { rate: 'external', budget: 'intake', schoolYear: '2026-2027', month: '2026-08', phase: 'voortraject', seq: 1 },
    ])
    await hours.withdraw(coach('kim'), { candidate: 'ali', entry, reason: 'dubbel', request: 'w' })
    expect(await hours.log(coach('kim'), [hour({ candidate: 'ali', what: 'intake', date: '2026-08-27' })], 'r')).toMatchObject([
      { ok: true, again: true },
    ])
    expect((await expectWhole(store)).standing).toEqual([])
  })

  test('the hour is worked once over all candidates: no overlap, twelve hours a day, also on two machines at once', async () => {
    const { hours, open, store } = await desk()
    const machines = [hours, open(), open()]
    const at = (n: number) => ({ from: `${String(8 + n).padStart(2, '0')}:00`, until: `${String(9 + n).padStart(2, '0')}:30` })
    const all = await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        machines[n % 3]!.log(coach(), [hour({ candidate: n % 2 ? 'noor' : 'sam', minutes: 90, ...(n < 12 && at(n)) })], `r${n}`),
      ),
    )
    const { standing } = await expectWhole(store)
    expect(standing.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(720)
    expect(new Set(said(all.flat()).filter((one) => !/\d/.test(one)))).toEqual(new Set(['overlap', 'day-full']))
  })

  test('somebody who was given up while asleep writes nothing when they wake up', async () => {
    const plain = sqliteStore({ path: ':memory:', now: () => wednesday })
    const { hours } = await desk(plain)
    let wake = () => {}
    const asleep = new Promise<void>((resolve) => {
      wake = resolve
    })
    let fell = () => {}
    const fallen = new Promise<void>((resolve) => {
      fell = resolve
    })
    let slept = false
    const sleepy: Store = {
      ...plain,
      async commit(writes) {
        if (!slept && writes.some((one) => one.op !== 'remove' && one.doc.kind === 'hours')) {
          slept = true
          fell()
          await asleep
        }
        return plain.commit(writes)
      },
    }
    const slow = await hoursDesk({ store: sleepy, ids: 'slow' })
    await slow.refresh()
    const waiting = slow.hours.log(coach(), [hour({ minutes: 400 })], 'slow')
    await fallen
    await hours.recover(0)
    await hours.log(coach(), [hour({ candidate: 'sam', minutes: 480 })], 'quick')
    wake()
    expect(said(await waiting)).toEqual(['day-full'])
    const { standing } = await expectWhole(plain)
    expect(standing.map(({ minutes }) => minutes)).toEqual([480])
  })
})

describe('putting right', () => {
  async function logged() {
    const open = await desk()
    const [one] = await open.hours.log(coach(), [hour({ minutes: 90, note: 'rekenles' })], 'r')
    return { ...open, entry: one?.ok ? one.entry : '' }
  }

  test('two devices correct and take back at once: one of them wins, once', async () => {
    const { hours, open, store, entry } = await logged()
    const other = open()
    const all = await Promise.all([
      hours.correct(coach(), { candidate: 'noor', entry, change: { minutes: 30 }, reason: 'korter', request: 'a' }),
      other.correct(coach(), { candidate: 'noor', entry, change: { minutes: 45 }, reason: 'ook korter', request: 'b' }),
      other.withdraw(coach(), { candidate: 'noor', entry, reason: 'weg', request: 'c' }),
    ])
    expect(all.filter((one) => one.ok)).toHaveLength(1)
    expect(all.filter((one) => !one.ok && 'reason' in one && one.reason === 'gone')).toHaveLength(2)
    await expectWhole(store)
  })

  test('history keeps every line, with who and why; the note goes along', async () => {
    const { hours, entry } = await logged()
    await hours.correct(coach(), { candidate: 'noor', entry, change: { minutes: 30 }, reason: 'korter', request: 'c' })
    const of = await hours.of(coach(), 'noor')
    expect(of.ok && of.entries.map(({ minutes, state, reason, note }) => [minutes, state, reason, note])).toEqual([
      [30, 'stands', 'korter', 'rekenles'],
      [-90, 'stands', 'korter', undefined],
      [90, 'corrected', undefined, 'rekenles'],
    ])
  })

  test.each([
    [{}, 'same'],
    [{ minutes: 90 }, 'same'],
    [{ minutes: 3 }, 'too-short'],
    [{ date: '2026-12-01' }, 'future'],
    [{ candidate: 'ali' }, 'unknown'],
    [{ candidate: 'nobody' }, 'unknown'],
    [{ what: 'travel' }, 'kind'],
  ])('%j is refused as %s, and the entry stays as it was', async (change, reason) => {
    const { hours, store, entry } = await logged()
    const result = await hours.correct(coach(), { candidate: 'noor', entry, change, reason: 'anders', request: 'c' })
    expect(!result.ok && ('why' in result ? result.why.reason : result.reason)).toBe(reason)
    expect((await expectWhole(store)).standing).toMatchObject([{ id: entry, minutes: 90 }])
  })

  test('a signed month opens again by a change; a closed one is for an intermediary, and paid later', async () => {
    const { hours, store } = await desk()
    const [one] = await hours.log(coach(), [hour({ date: '2026-10-13' })], 'r')
    const entry = one?.ok ? one.entry : ''
    const october = { coach: 'coen', month: '2026-10' }
    expect(await hours.moveMonth(coach(), { ...october, to: 'signed' })).toEqual({ ok: true, status: 'signed' })
    expect(await hours.judge(coach(), [hour({ date: '2026-10-14' })])).toMatchObject([{ ok: true, signed: true }])
    await hours.log(coach(), [hour({ date: '2026-10-14' })], 'r2')
    expect(await store.get({ partition: 'coach/coen', kind: 'hours-month', id: '2026-10' })).toMatchObject({ status: 'open' })
    expect(await hours.moveMonth(intermediary(), { ...october, to: 'closed' })).toEqual({ ok: true, status: 'closed' })
    expect(said(await hours.log(coach(), [hour({ date: '2026-10-15' })], 'r3'))).toEqual(['month-closed'])
    expect(await hours.withdraw(coach(), { candidate: 'noor', entry, reason: 'weg', request: 'w' })).toEqual({
      ok: false,
      reason: 'closed',
    })
    const put = await hours.correct(intermediary(), {
      candidate: 'noor',
      entry,
      change: { minutes: 30 },
      reason: 'bon nagekeken',
      request: 'c',
    })
    expect(put).toMatchObject({ ok: true })
    const lines = await everyDoc<HourLineDoc>(store, 'hours-line')
    const inMonth = (month: string) =>
      lines
        .filter((line) => line.month === month)
        .map(({ minutes }) => minutes)
        .sort()
    expect([inMonth('2026-10'), inMonth('2026-11')]).toEqual([
      [60, 60],
      [-60, 30],
    ])
    await expectWhole(store)
  })

  test.each([
    [coach('kim'), '2026-10', 'signed', 'forbidden'],
    [coach(), '2026-10', 'closed', 'forbidden'],
    [intermediary(), '2026-10', 'signed', 'forbidden'],
    [candidate('noor'), '2026-10', 'signed', 'forbidden'],
    [coach(), '2026-12', 'signed', 'early'],
    [intermediary(), '2026-11', 'closed', 'early'],
  ] as const)('%o may not make %s %s: %s', async (who, month, to, reason) => {
    const { hours } = await desk()
    expect(await hours.moveMonth(who, { coach: 'coen', month, to })).toEqual({ ok: false, reason })
  })

  test('a month does not close while something is being written in it, nor lets it in afterwards', async () => {
    const { hours, open, store } = await desk()
    const other = open()
    const october = (n: number) => hour({ date: `2026-10-${String(n + 10)}`, minutes: 30 })
    const all = await Promise.all([
      ...Array.from({ length: 12 }, (_, n) => (n % 2 ? hours : other).log(coach(), [october(n)], `r${n}`)),
      hours.moveMonth(intermediary(), { coach: 'coen', month: '2026-10', to: 'closed' }),
      ...Array.from({ length: 8 }, (_, n) => (n % 2 ? hours : other).log(coach(), [october(n)], `s${n}`)),
    ])
    await expectWhole(store)
    const moved = all[12]
    expect(moved).toMatchObject(moved && 'status' in moved ? { status: 'closed' } : { reason: 'held' })
    expect(await hours.moveMonth(intermediary(), { coach: 'coen', month: '2026-10', to: 'closed' })).toEqual({ ok: true, status: 'closed' })
    expect(said(await hours.log(coach(), [october(1)], 'late'))).toEqual(['month-closed'])
  })
})
