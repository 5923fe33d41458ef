import { beforeEach, describe, expect, test } from 'vitest'
import type { OfferDoc, PairDoc } from '../../../data/offer.ts'
import { candidate, coach, intermediary } from '../../support/hours-desk.ts'
import { type MatchDesk, matchDesk } from '../../support/matching/match-desk.ts'
import { expectMatched } from '../../support/matching/match-invariants.ts'

let desk: MatchDesk
const imke = intermediary()

beforeEach(async () => {
  desk = await matchDesk()
  await desk.hire('imke', ['intermediary'])
  await desk.hire('coen', ['coach'], { capacity: 1 })
  await desk.hire('kim', ['coach'], { capacity: 2 })
  await desk.waits('noor')
  await desk.waits('omar')
  await desk.refresh()
})

const offer = async (to = 'coen', who = 'noor', request = `offer ${to} ${who}`) =>
  desk.matching.offer(imke, { candidate: who, coach: to, request })
const idOf = async (to = 'coen', who = 'noor') => {
  const made = await offer(to, who)
  if (!made.ok) throw new Error(made.reason)
  return made.offer
}
const kept = (id: string, who = 'noor') => desk.store.get<OfferDoc>({ partition: `candidate/${who}`, kind: 'offer', id })

describe('an offer', () => {
  test('holds the coach’s place, tells the coach a first name and no more, and is made once', async () => {
    const id = await idOf()
    expect(await offer()).toEqual({ ok: true, offer: id, coach: 'coen', again: true })
    expect(await desk.told('noor')).toEqual(['match-offer > staff:coen'])
    const { docs } = await desk.store.list<OfferDoc & { vars: Record<string, string | number> }>('candidate/noor', 'notice')
    const told = JSON.stringify(docs.map(({ vars }) => vars))
    expect(told).toContain('"name":"noor"')
    expect(told).not.toMatch(/de Vries|example\.org/)
    expect(docs[0]?.vars).toMatchObject({ phaseNl: 'Aanmelden en kennismaken', hoursMinutes: 900 })
    expect(await desk.matching.mine(coach())).toMatchObject([{ id, name: 'noor', state: 'open', expiresAt: '2026-11-26T09:00:00.000Z' }])
    await expectMatched(desk.store)
  })

  test('is one at a time for a candidate, and within the coach’s room', async () => {
    await idOf()
    expect(await offer('kim')).toEqual({ ok: false, reason: 'open', coach: 'coen' })
    expect(await offer('coen', 'omar')).toEqual({ ok: false, reason: 'full', taken: 1, capacity: 1 })
    await expectMatched(desk.store)
  })

  test.each([
    ['a coach', coach(), 'forbidden'],
    ['a candidate', candidate('noor'), 'forbidden'],
  ])('is not made by %s', async (_who, who, reason) => {
    expect(await desk.matching.offer(who, { candidate: 'noor', coach: 'coen', request: 'r' })).toEqual({ ok: false, reason })
    expect(desk.matching.waiting(who)).toEqual([])
    expect(desk.matching.open(who)).toEqual([])
    expect(await desk.matching.proposals(who, 'noor')).toEqual({ ok: false, reason: 'forbidden' })
    expect(await desk.matching.cohort(who)).toEqual({ ok: false, reason: 'forbidden' })
  })

  test.each([
    ['nobody', 'coen', 'unknown'],
    ['noor', 'imke', 'unknown-coach'],
    ['noor', 'nobody', 'unknown-coach'],
  ])('for %s to %s is refused: %s', async (who, to, reason) => {
    expect(await offer(to, who)).toEqual({ ok: false, reason })
  })

  test('with something in the way takes a reason', async () => {
    await desk.hire('ali', ['coach'], { capacity: 3, away: [{ from: '2026-11-01', until: '2026-12-01' }] })
    await desk.refresh()
    expect(await offer('ali')).toMatchObject({ ok: false, reason: 'obstacles', proposal: { obstacles: [{ id: 'away' }] } })
    const wish = { candidate: 'noor', coach: 'ali', request: 'r2' }
    expect(await desk.matching.offer(imke, { ...wish, override: ' ' })).toEqual({ ok: false, reason: 'words' })
    const made = await desk.matching.offer(imke, { ...wish, override: 'Ali is morgen terug.' })
    expect(made.ok && (await kept(made.offer))?.override).toBe('Ali is morgen terug.')
  })
})

describe('a yes', () => {
  test('gives the candidate a coach, takes the place, tells all three, and asks for a first contact', async () => {
    await desk.waits('noor', { consents: [{ purpose: 'sharing', version: 1, text: 'x', at: '2026-11-01T00:00:00.000Z' }] })
    const id = await idOf()
    expect(await desk.matching.accept(coach(), { offer: id, request: 'yes' })).toEqual({
      ok: true,
      candidate: 'noor',
      name: 'noor de Vries',
      state: 'accepted',
    })
    expect(await desk.person('noor')).toMatchObject({ coach: 'coen', intermediary: 'imke', coachSince: '2026-11-23T09:00:00.000Z' })
    expect(await desk.told('noor')).toEqual(['match-candidate > candidate:noor', 'match-coach > staff:coen', 'match-made > staff:imke'])
    expect(await desk.matching.mine(coach())).toEqual([])
    expect(desk.matching.waiting(imke).map(({ card }) => card.id)).toEqual(['omar'])
    expect(await desk.matching.accept(coach(), { offer: id, request: 'yes' })).toMatchObject({ ok: true, state: 'accepted' })
    await expectMatched(desk.store)
  })

  test('without consent shows the coach a first name only', async () => {
    const id = await idOf()
    await desk.matching.accept(coach(), { offer: id, request: 'yes' })
    const { docs } = await desk.store.list<OfferDoc & { about: string; vars: object }>('candidate/noor', 'notice')
    expect(docs.find(({ about }) => about === 'match-coach-first')?.vars).toMatchObject({ name: 'noor', email: '' })
  })

  test('counts until the minute it expires, and not after; then the offer is over', async () => {
    const id = await idOf()
    desk.clock.now = new Date('2026-11-26T09:00:00.000Z')
    expect(await desk.matching.accept(coach(), { offer: id, request: 'late' })).toEqual({ ok: false, reason: 'expired' })
    expect((await kept(id))?.state).toBe('expired')
    await expectMatched(desk.store)
  })

  test('to somebody who paused meanwhile takes the offer back, without a word about why', async () => {
    const id = await idOf()
    const found = await desk.person('noor')
    if (found) await desk.store.commit([{ op: 'put', doc: { ...found, state: 'paused' } as typeof found }])
    expect(await desk.matching.accept(coach(), { offer: id, request: 'r' })).toEqual({ ok: false, reason: 'resting' })
    expect((await kept(id))?.state).toBe('withdrawn')
    await expectMatched(desk.store)
  })

  test('is not for somebody else’s offer, nor for one taken back', async () => {
    const id = await idOf()
    expect(await desk.matching.accept(coach('kim'), { offer: id, request: 'r' })).toEqual({ ok: false, reason: 'gone' })
    expect(await desk.matching.accept(candidate('noor'), { offer: id, request: 'r' })).toEqual({ ok: false, reason: 'forbidden' })
    await desk.matching.withdraw(imke, { candidate: 'noor', offer: id })
    expect(await desk.matching.accept(coach(), { offer: id, request: 'r' })).toEqual({ ok: false, reason: 'gone' })
    expect(await desk.told('noor')).toEqual(['match-withdrawn > staff:coen'])
    await expectMatched(desk.store)
  })
})

describe('a no', () => {
  test('gives the place back, tells the intermediary who is next, and the pair is not proposed again until it is released', async () => {
    const id = await idOf()
    expect(await desk.matching.decline(coach(), { offer: id, reason: 'days', words: 'Alleen vrijdag.' })).toMatchObject({
      ok: true,
      state: 'declined',
    })
    expect(await desk.told('noor')).toEqual(['match-declined > staff:imke'])
    const pair = await desk.store.get<PairDoc>({ partition: 'candidate/noor', kind: 'pair', id: 'coen' })
    expect(pair).toMatchObject({ state: 'refused', words: 'Alleen vrijdag.' })
    expect(await offer('coen', 'noor', 'again')).toMatchObject({ ok: false, reason: 'obstacles' })
    await desk.matching.pair(imke, { candidate: 'noor', coach: 'coen', change: 'unlock' })
    expect(await offer('coen', 'noor', 'third')).toMatchObject({ ok: true })
    await expectMatched(desk.store)
  })

  test('says that there is nobody left when there is nobody', async () => {
    for (const [to, who] of [
      ['coen', coach()],
      ['kim', coach('kim')],
    ] as const) {
      const id = await idOf(to)
      await desk.matching.decline(who, { offer: id, reason: 'other', words: 'Liever niet.' })
    }
    expect(await desk.told('noor')).toEqual(['match-declined > staff:imke', 'match-declined-last > staff:imke'])
  })
})

test('it does not click: the match ends without blame, the words go to the intermediary, and the candidate waits again', async () => {
  const id = await idOf()
  await desk.matching.accept(coach(), { offer: id, request: 'yes' })
  expect(await desk.matching.noClick(candidate('noor'), { words: 'Te streng.', request: 'bye' })).toEqual({ ok: true, coach: 'coen' })
  expect(await desk.matching.noClick(candidate('noor'), { request: 'bye again' })).toEqual({ ok: false, reason: 'no-coach' })
  const { docs } = await desk.store.list<OfferDoc & { about: string; vars: object }>('candidate/noor', 'notice')
  const told = (about: string) => JSON.stringify(docs.find((one) => one.about === about)?.vars)
  expect(told('match-ended')).not.toContain('streng')
  expect(told('match-again')).toContain('Te streng.')
  expect(desk.matching.waiting(imke).map(({ card }) => card.id)).toContain('noor')
  expect(await offer('coen', 'noor', 'again')).toMatchObject({ ok: false, reason: 'obstacles' })
  await expectMatched(desk.store)
})

test('a coach given at once takes a place too, and ends what was open elsewhere', async () => {
  await idOf('kim')
  expect(await desk.matching.assign(imke, { candidate: 'noor', coach: 'coen', request: 'now' })).toMatchObject({ ok: true })
  expect(await desk.matching.assign(imke, { candidate: 'omar', coach: 'coen', request: 'full' })).toEqual({
    ok: false,
    reason: 'full',
    taken: 1,
    capacity: 1,
  })
  expect(await desk.matching.assign(imke, { candidate: 'noor', coach: 'kim', request: 'other' })).toMatchObject({ ok: true })
  expect((await desk.person('noor'))?.coach).toBe('kim')
  await expectMatched(desk.store)
})

test('how many a coach takes is never less than is promised', async () => {
  await idOf('kim')
  expect(await desk.matching.capacity(imke, { coach: 'kim', capacity: 0 })).toEqual({ ok: false, reason: 'in-use', taken: 0, held: 1 })
  expect(await desk.matching.capacity(coach('kim'), { coach: 'kim', capacity: 1 })).toEqual({ ok: true, capacity: 1, before: 2 })
  expect(await desk.matching.capacity(coach(), { coach: 'kim', capacity: 3 })).toEqual({ ok: false, reason: 'forbidden' })
  expect(await offer('kim', 'omar')).toMatchObject({ ok: false, reason: 'full' })
})

test('a question goes to the intermediary and its answer back; the offer stays as it is', async () => {
  const id = await idOf()
  expect(await desk.matching.ask(coach(), { offer: id, words: 'Kan Noor ook op dinsdag?', request: 'q' })).toMatchObject({
    ok: true,
    state: 'open',
  })
  expect(await desk.matching.ask(coach('kim'), { offer: id, words: 'x', request: 'q2' })).toEqual({ ok: false, reason: 'gone' })
  expect(await desk.matching.reply(imke, { candidate: 'noor', offer: id, words: 'Ja.', request: 'a' })).toMatchObject({
    ok: true,
    name: 'coen',
  })
  expect(await desk.told('noor')).toEqual(['match-offer > staff:coen', 'match-question > staff:imke', 'match-reply > staff:coen'])
})
