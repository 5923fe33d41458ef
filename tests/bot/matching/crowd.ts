import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, test } from 'vitest'
import type { OfferDoc } from '../../../data/offer.ts'
import type { Store } from '../../../data/store.ts'
import { candidateIds, coachIds, crowdDeed, type Said } from '../../support/matching/match-crowd.ts'
import { matchDesk, monday } from '../../support/matching/match-desk.ts'
import { expectMatched, expectNeverWrong } from '../../support/matching/match-invariants.ts'

const script = join(import.meta.dirname, '../../support/matching/match-worker.ts')
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** A machine with some of the people; `said` grows with what it acknowledges. */
function machine(where: string, first: number, people: number, times: number) {
  const child = spawn(process.execPath, [script, where, String(first), String(people), String(times)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const said: Said[] = []
  let done = false
  createInterface(child.stdout).on('line', (line) => {
    if (line === 'done') done = true
    else said.push(JSON.parse(line))
  })
  return { child, said, isDone: () => done, ended: once(child, 'close') }
}

/** Five coaches with one or two places each, and sixteen who wait for them. */
async function prepare(store: Store) {
  const desk = await matchDesk({ store, ids: 'prepare' })
  for (const id of ['imke', 'ilse']) await desk.hire(id, ['intermediary'])
  for (const [at, id] of coachIds.entries()) await desk.hire(id, ['coach'], { capacity: 1 + (at % 2) })
  for (const id of candidateIds) await desk.waits(id)
  await desk.refresh()
  return desk
}

const endOf = { accepted: 'accepted', declined: 'declined', withdrawn: 'withdrawn' } as const

/** What was acknowledged stays: an offer ends once, as it was told. */
function expectKept(said: readonly Said[], offers: readonly OfferDoc[]) {
  const byId = new Map(offers.map((one) => [one.id, one]))
  for (const { did, offer } of said) {
    const kept = byId.get(offer)
    expect(kept).toBeDefined()
    if (did !== 'offered') expect(kept?.state).toBe(endOf[did])
  }
}

async function expectRecovered(store: Store, said: readonly Said[]) {
  await expectNeverWrong(store)
  const desk = await matchDesk({ store, ids: 'recovery' })
  await desk.refresh()
  await desk.matching.reconcile(0)
  const { offers, places } = await expectMatched(store)
  expect(await desk.matching.reconcile(0)).toBe(0)
  expectKept(said, offers)
  return { offers, places }
}

export type Where = { store: Store; where: string }

/** Forty people act on the last places of the same five coaches at once: never over capacity, never two coaches, no place lost. */
export function crowdTests(name: string, open: () => Promise<Where>, size: { deeds: number; machines: number }) {
  test(`${name}: 40 people at once on one machine`, { timeout: 240_000 }, async () => {
    const { store } = await open()
    const desk = await prepare(store)
    const all = Array.from({ length: 40 }, async (_, person) => {
      const mine: Said[] = []
      for (let n = 0; n < size.deeds; n++) mine.push(...(await crowdDeed(desk, person, n, monday)))
      return mine
    })
    const said = (await Promise.all(all)).flat()
    const { offers } = await expectRecovered(store, said)
    // Who comes first differs each time; that much happens is certain.
    expect(new Set(said.map(({ did }) => did)).size).toBeGreaterThan(1)
    expect(offers.length).toBeGreaterThan(7)
    await store.close()
  })

  test(`${name}: 40 people on ${size.machines} machines, killed midway, and delivered again`, { timeout: 240_000 }, async () => {
    const { store, where } = await open()
    await prepare(store)
    const people = 40 / size.machines
    const run = () => Array.from({ length: size.machines }, (_, at) => machine(where, at * people, people, size.deeds))
    const first = run()
    await expect.poll(() => first.reduce((sum, { said }) => sum + said.length, 0), { timeout: 60_000, interval: 2 }).toBeGreaterThan(8)
    for (const { child } of first) child.kill('SIGKILL')
    await Promise.all(first.map(({ ended }) => ended))
    await expectNeverWrong(store)
    const second = run()
    await Promise.all(second.map(({ ended }) => ended))
    expect(second.map(({ isDone }) => isDone())).toEqual(second.map(() => true))
    await expectRecovered(
      store,
      [...first, ...second].flatMap(({ said }) => said),
    )
    await store.close()
  })
}
