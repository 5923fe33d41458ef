import { describe, expect, test } from 'vitest'
import { loadProgramme } from '../../../data/load-programme.ts'
import type { Offer, OfferState } from '../../../data/offer.ts'
import { moveOffer, type OfferMove, type OfferPart, offerDueAt, offerMoves, offerTimes } from '../../../rules/offers/offer-moves.ts'

const programme = loadProgramme('amsterdam-po')
const monday = new Date('2026-11-23T09:00:00Z')
const offer = (change: Partial<Offer> = {}): Offer => ({
  ...{ to: 'coach', target: 'coen', candidate: 'noor', state: 'open', reasons: [], chased: false },
  by: { role: 'intermediary', id: 'imke' },
  at: monday.toISOString(),
  ...offerTimes(programme, monday),
  ...change,
})
const by = { role: 'coach' as const, id: 'coen' }
const tuesday = new Date('2026-11-24T09:00:00Z')
const act = (part: OfferPart, at = tuesday) => ({ part, by, at, reason: 'days' as const })

test('an offer of three working days is chased after two and expires after three, to the minute', () => {
  expect(offerTimes(programme, monday)).toEqual({ chaseAt: '2026-11-25T09:00:00.000Z', expiresAt: '2026-11-26T09:00:00.000Z' })
  expect(offerDueAt(offer())).toBe('2026-11-25T09:00:00.000Z')
  expect(offerDueAt(offer({ chased: true }))).toBe('2026-11-26T09:00:00.000Z')
})

test('an offer of one working day has no chaser: its end is as near', () => {
  const short = { ...programme, matching: { ...programme.matching, offerWorkingDays: 1 } }
  const times = offerTimes(short, monday)
  expect(offerDueAt({ ...times, chased: false })).toBe(times.expiresAt)
})

describe('who may do what, from where', () => {
  const parts: OfferPart[] = ['target', 'intermediary', 'system']
  const states: OfferState[] = ['open', 'later', 'accepted', 'declined', 'expired', 'withdrawn']
  const table = (Object.keys(offerMoves) as OfferMove[]).flatMap((move) =>
    parts.flatMap((part) => states.map((state) => [move, part, state] as const)),
  )
  test.each(table)('%s by the %s of an offer that is %s', (move, part, state) => {
    const { who, from, to } = offerMoves[move] as { who: readonly OfferPart[]; from: readonly OfferState[]; to?: OfferState }
    const late = move === 'expire' ? new Date('2026-11-26T09:00:00Z') : move === 'chase' ? new Date('2026-11-25T09:00:00Z') : tuesday
    const verdict = moveOffer(programme, offer({ state }), move, act(part, late))
    if (!who.includes(part)) expect(verdict).toEqual({ ok: false, reason: 'forbidden' })
    else if (!from.includes(state)) expect(verdict).toEqual({ ok: false, reason: 'over' })
    else expect(verdict).toMatchObject({ ok: true, offer: { state: to ?? state } })
  })
})

test.each([
  ['accept', '2026-11-26T08:59:59.999Z', undefined],
  ['accept', '2026-11-26T09:00:00.000Z', 'expired'],
  ['decline', '2026-11-26T09:00:00.000Z', 'expired'],
  ['ask', '2026-11-26T09:00:00.000Z', 'expired'],
  ['later', '2026-11-26T09:00:00.000Z', 'expired'],
] as const)('%s at %s: %s', (move, at, reason) => {
  const verdict = moveOffer(programme, offer(), move, act('target', new Date(at)))
  expect(verdict.ok ? undefined : verdict.reason).toBe(reason)
})

test('it expires not a millisecond early, and is chased once, not before its time and not after the end', () => {
  const system = (at: string) => ({ part: 'system' as const, by: { role: 'system' as const, id: 'matching' }, at: new Date(at) })
  expect(moveOffer(programme, offer(), 'expire', system('2026-11-26T08:59:59.999Z'))).toEqual({ ok: false, reason: 'early' })
  expect(moveOffer(programme, offer(), 'chase', system('2026-11-25T08:59:59.999Z'))).toEqual({ ok: false, reason: 'early' })
  expect(moveOffer(programme, offer(), 'chase', system('2026-11-25T09:00:00.000Z'))).toMatchObject({
    ok: true,
    offer: { chased: true, state: 'open' },
  })
  expect(moveOffer(programme, offer({ chased: true }), 'chase', system('2026-11-25T10:00:00.000Z'))).toEqual({ ok: false, reason: 'over' })
  expect(moveOffer(programme, offer(), 'chase', system('2026-11-26T09:00:00.000Z'))).toEqual({ ok: false, reason: 'over' })
})

test('"later" puts the chaser off by a working day, never the end', () => {
  const at = new Date('2026-11-24T15:30:00Z')
  const verdict = moveOffer(programme, offer(), 'later', act('target', at))
  expect(verdict).toMatchObject({
    ok: true,
    offer: { state: 'later', chaseAt: '2026-11-25T15:30:00.000Z', expiresAt: '2026-11-26T09:00:00.000Z' },
  })
  const lastDay = moveOffer(programme, offer(), 'later', act('target', new Date('2026-11-25T09:30:00Z')))
  expect(lastDay).toMatchObject({ ok: true, offer: { chaseAt: '2026-11-25T09:00:00.000Z' } })
})

test('a no takes a reason, and "something else" takes words', () => {
  const no = (more: object) => moveOffer(programme, offer(), 'decline', { part: 'target', by, at: tuesday, ...more })
  expect(no({})).toEqual({ ok: false, reason: 'words' })
  expect(no({ reason: 'other' })).toEqual({ ok: false, reason: 'words' })
  expect(no({ reason: 'other', words: 'Ik verhuis.' })).toMatchObject({
    ok: true,
    offer: { answer: { reason: 'other', words: 'Ik verhuis.', by } },
  })
  expect(no({ reason: 'days' })).toMatchObject({ ok: true, offer: { state: 'declined', answer: { reason: 'days' } } })
})
