import { beforeEach, describe, expect, test } from 'vitest'
import type { OfferDoc } from '../../../data/offer.ts'
import { coach, hour, intermediary } from '../../support/hours-desk.ts'
import { type MatchDesk, matchDesk } from '../../support/matching/match-desk.ts'
import { expectMatched } from '../../support/matching/match-invariants.ts'

let desk: MatchDesk
const imke = intermediary()

async function open(at: string) {
  desk = await matchDesk({ clock: { now: new Date(at) } })
  await desk.hire('imke', ['intermediary'])
  await desk.hire('coen', ['coach'], { capacity: 1 })
  await desk.hire('kim', ['coach'], { capacity: 2 })
  await desk.waits('noor')
  await desk.refresh()
  const made = await desk.matching.offer(imke, { candidate: 'noor', coach: 'coen', request: 'r' })
  if (!made.ok) throw new Error(made.reason)
  return made.offer
}
const state = async (id: string) => (await desk.store.get<OfferDoc>({ partition: 'candidate/noor', kind: 'offer', id }))?.state

describe('an offer nobody answers is chased once and expires to the minute', () => {
  test.each([
    ['within a week', '2026-11-23T09:00:00Z', '2026-11-25T09:00:00Z', '2026-11-26T09:00:00Z'],
    ['over a weekend', '2026-11-19T13:30:00Z', '2026-11-23T13:30:00Z', '2026-11-24T13:30:00Z'],
    ['over Easter', '2026-04-02T09:00:00Z', '2026-04-08T09:00:00Z', '2026-04-09T09:00:00Z'],
    ['over the beginning of summer time', '2026-03-26T10:00:00Z', '2026-03-30T09:00:00Z', '2026-03-31T09:00:00Z'],
    ['over the end of summer time', '2026-10-22T08:00:00Z', '2026-10-26T09:00:00Z', '2026-10-27T09:00:00Z'],
    ['over Christmas', '2026-12-23T09:00:00Z', '2026-12-28T09:00:00Z', '2026-12-29T09:00:00Z'],
    ['made on a Sunday', '2026-11-22T15:00:00Z', '2026-11-24T23:00:00Z', '2026-11-25T23:00:00Z'],
  ])('%s', async (_what, at, chased, expired) => {
    const id = await open(at)
    const justBefore = (instant: string) => new Date(Date.parse(instant) - 1)
    await desk.at(justBefore(chased))
    expect(await desk.told('noor')).toEqual(['match-offer > staff:coen'])
    await desk.at(chased)
    await desk.at(justBefore(expired))
    expect(await desk.told('noor')).toEqual(['match-offer > staff:coen', 'match-offer-again > staff:coen'])
    expect(await state(id)).toBe('open')
    await desk.at(expired)
    expect(await state(id)).toBe('expired')
    expect(await desk.told('noor')).toEqual(['match-expired > staff:imke', 'match-lapsed > staff:coen'])
    await desk.at(new Date(Date.parse(expired) + 30 * 86_400_000))
    expect((await desk.told('noor')).length).toBe(2)
    await expectMatched(desk.store)
  })

  test('found late, after a night without a machine, it expires without a chaser', async () => {
    const id = await open('2026-11-23T09:00:00Z')
    await desk.at('2026-12-01T09:00:00Z')
    expect(await state(id)).toBe('expired')
    expect(await desk.told('noor')).toEqual(['match-expired > staff:imke', 'match-lapsed > staff:coen'])
  })

  test('"later" moves the chaser, not the end', async () => {
    const id = await open('2026-11-23T09:00:00Z')
    desk.clock.now = new Date('2026-11-24T15:30:00Z')
    expect(await desk.matching.later(coach(), { offer: id })).toMatchObject({
      ok: true,
      state: 'later',
      chaseAt: '2026-11-25T15:30:00.000Z',
      expiresAt: '2026-11-26T09:00:00.000Z',
    })
    await desk.at('2026-11-25T15:29:59Z')
    expect(await desk.told('noor')).toEqual(['match-offer > staff:coen'])
    await desk.at('2026-11-25T15:30:00Z')
    expect(await desk.told('noor')).toContain('match-offer-again > staff:coen')
    await desk.at('2026-11-26T09:00:00Z')
    expect(await state(id)).toBe('expired')
  })

  test('one that was answered is neither chased nor expired', async () => {
    const id = await open('2026-11-23T09:00:00Z')
    await desk.matching.decline(coach(), { offer: id, reason: 'days' })
    await desk.at('2026-12-03T09:00:00Z')
    expect(await state(id)).toBe('declined')
    expect(await desk.told('noor')).toEqual(['match-declined > staff:imke'])
  })
})

describe('a week after a yes', () => {
  let id: string
  beforeEach(async () => {
    id = await open('2026-11-23T09:00:00Z')
    await desk.matching.accept(coach(), { offer: id, request: 'yes' })
  })

  test('a coach who was not heard of is asked once whether they met', async () => {
    await desk.at('2026-11-30T08:59:59Z')
    expect(await desk.told('noor')).not.toContain('first-contact > staff:coen')
    await desk.at('2026-11-30T09:00:00Z')
    await desk.at('2027-01-30T09:00:00Z')
    expect((await desk.told('noor')).filter((one) => one.startsWith('first-contact'))).toEqual(['first-contact > staff:coen'])
  })

  test('a coach who wrote an hour is not', async () => {
    desk.clock.now = new Date('2026-11-26T12:00:00Z')
    const [logged] = await desk.hours.log(coach(), [hour({ date: '2026-11-25' })], 'hour')
    expect(logged).toMatchObject({ ok: true })
    await desk.at('2026-11-30T09:00:00Z')
    expect(await desk.told('noor')).not.toContain('first-contact > staff:coen')
  })

  test('nor one whose candidate went on with somebody else', async () => {
    await desk.matching.assign(imke, { candidate: 'noor', coach: 'kim', request: 'other' })
    await desk.at('2026-11-30T09:00:00Z')
    expect((await desk.told('noor')).filter((one) => one.startsWith('first-contact'))).toEqual(['first-contact > staff:kim'])
  })
})
