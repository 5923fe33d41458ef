import { beforeEach, describe, expect, test } from 'vitest'
import type { PairDoc } from '../../../data/offer.ts'
import { coach, intermediary } from '../../support/hours-desk.ts'
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

const offer = (to = 'coen', who = 'noor', request = `offer ${to} ${who}`) =>
  desk.matching.offer(imke, { candidate: who, coach: to, request })
const idOf = async () => {
  const made = await offer()
  return made.ok ? made.offer : ''
}

describe('a no that passes, and no answer at all', () => {
  const pairOf = (who: string, to: string) => desk.store.get<PairDoc>({ partition: `candidate/${who}`, kind: 'pair', id: to })
  const possible = async (who = 'noor') => {
    const found = await desk.matching.proposals(imke, who)
    return found.ok ? found.proposals.possible.map(({ target }) => target) : []
  }

  test('a coach without room is asked again when room came, or in the next school year', async () => {
    await desk.matching.decline(coach(), { offer: await idOf(), reason: 'no-room' })
    expect(await pairOf('noor', 'coen')).toMatchObject({ state: 'refused', until: '2027-07-31', room: 1 })
    expect(await possible()).toEqual(['kim'])
    expect(await offer('coen', 'noor', 'again')).toMatchObject({ ok: false, reason: 'obstacles' })
    await desk.matching.capacity(imke, { coach: 'coen', capacity: 2 })
    expect(await possible()).toContain('coen')
    await desk.matching.capacity(imke, { coach: 'coen', capacity: 1 })
    expect(await possible()).toEqual(['kim'])
    await desk.at('2027-08-02T09:00:00Z')
    expect(await offer('coen', 'noor', 'next year')).toMatchObject({ ok: true })
    await expectMatched(desk.store)
  })

  test('a coach who lets an offer expire comes after others in the whole group, and is still there for who has nobody else', async () => {
    await desk.matching.assign(imke, { candidate: 'omar', coach: 'kim', request: 'omar' })
    const first = await desk.matching.cohort(imke)
    expect(first.ok && first.pairs.map(({ target }) => target)).toEqual(['coen'])
    await idOf()
    await desk.at('2026-11-26T09:00:00Z')
    expect(await pairOf('noor', 'coen')).toMatchObject({ state: 'lapsed' })
    const next = await desk.matching.cohort(imke)
    expect(next.ok && next.pairs.map(({ target, silent }) => [target, silent])).toEqual([['kim', ['coen']]])
    await desk.matching.pair(imke, { candidate: 'noor', coach: 'kim', change: 'exclude' })
    const last = await desk.matching.cohort(imke)
    expect(last.ok && last.pairs.map(({ target, silent }) => [target, silent])).toEqual([['coen', ['coen']]])
  })

  test('letting an offer expire that was made against a refusal does not lift the refusal', async () => {
    await desk.matching.pair(imke, { candidate: 'noor', coach: 'coen', change: 'exclude' })
    await desk.matching.offer(imke, { candidate: 'noor', coach: 'coen', override: 'toch', request: 'o' })
    await desk.at('2026-11-26T09:00:00Z')
    expect(await pairOf('noor', 'coen')).toMatchObject({ state: 'refused' })
    expect(await possible()).toEqual(['kim'])
  })
})
