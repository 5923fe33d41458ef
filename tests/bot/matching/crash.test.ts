import { describe, expect, test } from 'vitest'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import { candidate, coach, intermediary } from '../../support/hours-desk.ts'
import { killableStore } from '../../support/killable-store.ts'
import { type MatchDesk, matchDesk, monday } from '../../support/matching/match-desk.ts'
import { expectMatched, expectNeverWrong } from '../../support/matching/match-invariants.ts'

const imke = intermediary()

async function start() {
  const killable = killableStore(sqliteStore({ path: ':memory:', now: () => monday }))
  const desk = await matchDesk({ store: killable.store })
  await desk.hire('imke', ['intermediary'])
  await desk.hire('coen', ['coach'], { capacity: 1 })
  await desk.hire('kim', ['coach'], { capacity: 2 })
  for (const id of ['noor', 'omar']) await desk.waits(id)
  await desk.refresh()
  return { killable, desk }
}

const offered = async (desk: MatchDesk) => {
  const made = await desk.matching.offer(imke, { candidate: 'noor', coach: 'coen', request: 'before' })
  return made.ok ? made.offer : ''
}
const accepted = async (desk: MatchDesk) => {
  const id = await offered(desk)
  await desk.matching.accept(coach(), { offer: id, request: 'yes before' })
  return id
}

type Deed = { before: (desk: MatchDesk) => Promise<string>; do: (desk: MatchDesk, id: string) => Promise<{ ok: boolean } | undefined> }
const deeds: Record<string, Deed> = {
  'an offer': { before: async () => '', do: ({ matching }) => matching.offer(imke, { candidate: 'noor', coach: 'coen', request: 'r' }) },
  'a yes': { before: offered, do: ({ matching }, offer) => matching.accept(coach(), { offer, request: 'r' }) },
  'a no': { before: offered, do: ({ matching }, offer) => matching.decline(coach(), { offer, reason: 'days' }) },
  'a withdrawal': { before: offered, do: ({ matching }, offer) => matching.withdraw(imke, { candidate: 'noor', offer }) },
  'an end by itself': {
    before: offered,
    async do(desk) {
      await desk.at('2026-11-27T09:00:00Z')
      return undefined
    },
  },
  'a coach at once, with an offer open': {
    before: offered,
    do: ({ matching }) => matching.assign(imke, { candidate: 'noor', coach: 'kim', request: 'r' }),
  },
  'another coach': { before: accepted, do: ({ matching }) => matching.assign(imke, { candidate: 'noor', coach: 'kim', request: 'r' }) },
  'no click': { before: accepted, do: ({ matching }) => matching.noClick(candidate('noor'), { request: 'r' }) },
}

describe.each(Object.entries(deeds))('killed after any commit of %s', (_name, { before, do: act }) => {
  test('nothing is ever wrong, the recovery makes it whole, and the same wish again leads to the same', async () => {
    let commits = 99
    for (let nth = 1; nth <= commits; nth++) {
      const { killable, desk } = await start()
      const id = await before(desk)
      killable.arm(nth)
      const died = await act(desk, id).then(
        () => false,
        () => true,
      )
      if (!died) commits = nth
      killable.revive()
      await expectNeverWrong(desk.store)
      const other = await matchDesk({ store: killable.store, ids: 'after', clock: { now: new Date(desk.clock.now) } })
      await other.refresh()
      await other.matching.reconcile(0)
      await expectMatched(other.store)
      const again = await act(other, id)
      if (again && !again.ok) expect(again).toMatchObject({ reason: expect.stringMatching(/^(?:gone|over|no-coach|matched)$/) })
      await other.matching.reconcile(0)
      await expectMatched(other.store)
    }
    expect(commits).toBeGreaterThan(1)
    expect(commits).toBeLessThan(99)
  })
})

test('a place held for an offer that is being made is not taken away, and a stalled one can never finish after the recovery', async () => {
  const { killable, desk } = await start()
  killable.arm(1)
  await expect(desk.matching.offer(imke, { candidate: 'noor', coach: 'coen', request: 'r' })).rejects.toThrow('killed')
  killable.revive()
  expect(await desk.matching.reconcile()).toBe(0)
  expect(await desk.matching.offer(imke, { candidate: 'omar', coach: 'coen', request: 'r' })).toMatchObject({ ok: false, reason: 'full' })
  desk.clock.now = new Date(monday.getTime() + 61_000)
  expect(await desk.matching.reconcile()).toBe(1)
  expect(await desk.matching.offer(imke, { candidate: 'omar', coach: 'coen', request: 'r' })).toMatchObject({ ok: true })
  expect(await desk.matching.offer(imke, { candidate: 'noor', coach: 'kim', request: 'r' })).toMatchObject({ ok: false, reason: 'gone' })
  expect(await desk.matching.offer(imke, { candidate: 'noor', coach: 'kim', request: 'anew' })).toMatchObject({ ok: true })
  await desk.matching.reconcile(0)
  await expectMatched(desk.store)
})
