import { describe, expect, test } from 'vitest'
import type { NoticeDoc } from '../../../data/notice.ts'
import { coachingDesk } from '../../support/coaching-desk.ts'
import { coach, hour, intermediary } from '../../support/hours-desk.ts'
import { everyDoc } from '../../support/hours-invariants.ts'

async function desk() {
  const found = await coachingDesk()
  await found.hire('coen', ['coach'])
  await found.hire('kim', ['coach'])
  await found.hire('imke', ['intermediary'])
  await found.enrol('noor', { name: 'Noor', coachSince: '2026-11-10T09:00:00.000Z' })
  await found.coaching.start()
  return {
    ...found,
    told: async (about: string) =>
      (await everyDoc<NoticeDoc>(found.store, 'notice'))
        .filter((one) => one.about === about)
        .map(({ recipients, vars }) => [recipients.map(({ id }) => id).join(), vars]),
    night: async (day: string) => {
      found.clock.now = new Date(`${day}T06:00:00Z`)
      await found.coaching.runDue()
    },
  }
}

describe('nothing logged for three weeks', () => {
  test('is told once a silence, to the coach, with who it is about', async () => {
    const { hours, night, told } = await desk()
    await night('2026-12-01')
    expect(await told('hours-silent')).toEqual([])
    await night('2026-12-02')
    expect(await told('hours-silent')).toEqual([['staff:coen', { person: 'noor', candidate: 'Noor', weeks: 3 }]])
    await night('2026-12-09')
    expect(await told('hours-silent')).toHaveLength(1)
    await hours.log(coach(), [hour({ date: '2026-12-08' })], 'r')
    await night('2026-12-29')
    expect(await told('hours-silent')).toHaveLength(1)
    await night('2026-12-31')
    expect(await told('hours-silent')).toHaveLength(2)
  })

  test('is not told of who rests, or was handed over since', async () => {
    const { enrol, night, told } = await desk()
    await enrol('noor', { name: 'Noor', state: 'paused' })
    await enrol('sam', { name: 'Sam', coach: 'kim', coachSince: '2026-11-30T09:00:00.000Z' })
    await night('2026-12-10')
    expect(await told('hours-silent')).toEqual([])
    await night('2026-12-22')
    expect((await told('hours-silent')).map(([to]) => to)).toEqual(['staff:kim'])
  })
})

describe('a month to sign off', () => {
  test('is asked on the first working day, of who has hours in it and did not sign', async () => {
    const { hours, enrol, night, told, clock } = await desk()
    await enrol('sam', { coach: 'kim' })
    clock.now = new Date('2026-12-30T10:00:00Z')
    await hours.log(coach(), [hour({ date: '2026-12-28' })], 'r')
    await hours.log(coach('kim'), [hour({ candidate: 'sam', date: '2026-12-29' })], 'r2')
    await hours.moveMonth(coach('kim'), { coach: 'kim', month: '2026-12', to: 'signed' })
    await night('2027-01-01')
    await night('2027-01-03')
    expect(await told('hours-sign')).toEqual([])
    await night('2027-01-04')
    await night('2027-01-05')
    expect(await told('hours-sign')).toEqual([['staff:coen', { month: '2026-12', paidMonth: '2026-12' }]])
    await night('2027-01-20')
    expect(await told('hours-sign')).toHaveLength(1)
  })

  test('what an intermediary opens again is told with the reason, and asks for one', async () => {
    const { hours, told, statements } = await desk()
    await hours.log(coach(), [hour({ date: '2026-10-28' })], 'r')
    const october = { coach: 'coen', month: '2026-10' }
    await hours.moveMonth(coach(), { ...october, to: 'signed' })
    expect(statements.signed(intermediary())).toEqual([{ ...october, coachName: 'coen', at: '2026-11-18T11:15:00.000Z' }])
    expect(await hours.moveMonth(intermediary(), { ...october, to: 'open', reason: ' ' })).toEqual({ ok: false, reason: 'words' })
    await hours.moveMonth(intermediary(), { ...october, to: 'closed' })
    expect(statements.signed(intermediary())).toEqual([])
    await hours.moveMonth(intermediary(), { ...october, to: 'open', reason: 'verkeerde dag' })
    expect(await told('hours-reopened')).toEqual([
      ['staff:coen', { month: '2026-10', paidMonth: '2026-10', by: 'imke', words: 'verkeerde dag' }],
    ])
    expect(await statements.month(coach(), { month: '2026-10' })).toMatchObject({
      status: 'open',
      reopened: [{ by: 'imke', reason: 'verkeerde dag' }],
    })
  })
})

describe('a budget', () => {
  test('that is nearly used, and used, is told with the entry that does it, once', async () => {
    const { hours, told, enrol } = await desk()
    await enrol('ali', { name: 'Ali', phase: 'induction' })
    const log = (minutes: number, date: string, request: string) => hours.log(coach(), [hour({ candidate: 'ali', minutes, date })], request)
    await log(480, '2026-11-10', 'a')
    expect(await told('hours-budget-near')).toEqual([])
    const [near] = await log(240, '2026-11-11', 'b')
    await log(240, '2026-11-11', 'b')
    expect(await told('hours-budget-near')).toMatchObject([
      ['staff:coen', { person: 'ali', candidate: 'Ali', leftMinutes: 180, ofMinutes: 900 }],
    ])
    await hours.withdraw(coach(), { candidate: 'ali', entry: near?.ok ? near.entry : '', reason: 'dubbel', request: 'w' })
    await log(240, '2026-11-12', 'c')
    expect(await told('hours-budget-near')).toHaveLength(1)
    await log(180, '2026-11-13', 'd')
    expect((await told('hours-budget-full')).map(([to]) => to)).toEqual(['staff:coen,staff:imke'])
  })

  test('over it is refused and tells nobody', async () => {
    const { hours, told, enrol } = await desk()
    await enrol('ali', { name: 'Ali', phase: 'induction' })
    for (const n of [1, 2]) await hours.log(coach(), [hour({ candidate: 'ali', minutes: 480, date: `2026-11-1${n}` })], `r${n}`)
    expect(await told('hours-budget-full')).toEqual([])
  })
})
