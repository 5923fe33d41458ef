import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, test } from 'vitest'
import type { Store } from '../../../data/store.ts'
import { hoursDesk } from '../../support/hours-desk.ts'
import { deed, type Said } from '../../support/hours-devices.ts'
import { expectWhole } from '../../support/hours-invariants.ts'

const script = join(import.meta.dirname, '../../support/hours-worker.ts')
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** A machine with some devices; `said` grows with what it acknowledges. */
function machine(where: string, first: number, devices: number, times: number) {
  const child = spawn(process.execPath, [script, where, String(first), String(devices), String(times)], {
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

/** Two coaches' worth of devices on one candidate, whose budget is nearly gone. */
async function prepare(store: Store) {
  const desk = await hoursDesk({ store })
  await desk.hire('coen', ['coach'])
  await desk.hire('kim', ['coach'])
  await desk.enrol('noor', { phase: 'voortraject' })
  return desk
}

/** What was acknowledged is there, once, as it was said; what was taken back is gone. */
function expectKept(said: readonly Said[], whole: Awaited<ReturnType<typeof expectWhole>>) {
  const gone = new Set(said.flatMap((one) => one.gone ?? []))
  const kept = said.filter(({ entry }) => entry !== undefined && !gone.has(entry))
  const standing = new Map(whole.standing.map(({ id, minutes }) => [id, minutes]))
  const ledger = new Map(whole.ledger.map(({ id, minutes }) => [id, minutes]))
  for (const { entry = '', minutes } of said.filter((one) => one.entry !== undefined)) expect(ledger.get(entry)).toBe(minutes)
  for (const entry of gone) expect(standing.has(entry)).toBe(false)
  return { kept, standing }
}

export type Where = { store: Store; where: string }

/** Fifty devices log, correct and take back on one candidate's budget: never over it, nothing lost, nothing twice. */
export function crowdTests(name: string, open: () => Promise<Where>, size: { deeds: number; machines: number; perMachine: number }) {
  const coaches = { coen: 'coen', kim: 'kim' }

  test(`${name}: 50 devices at once on one machine`, { timeout: 120_000 }, async () => {
    const { store } = await open()
    const desk = await prepare(store)
    await desk.enrol('noor', { phase: 'voortraject', coach: coaches.coen })
    const said = (
      await Promise.all(
        Array.from({ length: 50 }, async (_, at) => {
          const device = at * 2
          const mine: string[] = []
          const all: Said[] = []
          for (let n = 0; n < size.deeds; n++) all.push(...(await deed(desk.hours, device, n, mine)))
          return all
        }),
      )
    ).flat()
    const whole = await expectWhole(store)
    const { kept, standing } = expectKept(said, whole)
    expect(kept.map(({ entry }) => entry).sort()).toEqual([...standing.keys()].sort())
    expect(said.length).toBeGreaterThan(30)
    await store.close()
  })

  test(`${name}: 50 devices on ${size.machines} machines, killed midway, and delivered again`, { timeout: 240_000 }, async () => {
    const { store, where } = await open()
    await prepare(store)
    const run = () =>
      Array.from({ length: size.machines }, (_, at) => machine(where, at * 2 * size.perMachine, size.perMachine * 2, size.deeds))
    const first = run()
    await expect.poll(() => first.reduce((sum, { said }) => sum + said.length, 0), { timeout: 60_000, interval: 2 }).toBeGreaterThan(12)
    for (const { child } of first) child.kill('SIGKILL')
    await Promise.all(first.map(({ ended }) => ended))
    const second = run()
    await Promise.all(second.map(({ ended }) => ended))
    expect(second.map(({ isDone }) => isDone())).toEqual(second.map(() => true))
    const desk = await hoursDesk({ store, ids: 'recovery' })
    await desk.refresh()
    await desk.hours.recover(0)
    const whole = await expectWhole(store)
    expectKept(
      [...first, ...second].flatMap(({ said }) => said),
      whole,
    )
    await desk.hours.rebuild()
    const again = await expectWhole(store)
    expect(again.lines).toHaveLength(whole.lines.length)
    await store.close()
  })
}
