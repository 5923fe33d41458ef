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
  createInterface(child.stdout).on('line', (line) => {
    if (line !== 'done') said.push(JSON.parse(line))
  })
  return { child, said, ended: once(child, 'close') }
}

/** One candidate with one coach, whose devices ask for more than the budget has. */
async function prepare(store: Store) {
  const desk = await hoursDesk({ store })
  await desk.hire('coen', ['coach'])
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

/** All devices of a machine at work at once, in this process. */
async function atOnce({ hours }: Pick<Awaited<ReturnType<typeof hoursDesk>>, 'hours'>, first: number, devices: number, deeds: number) {
  const all = await Promise.all(
    Array.from({ length: devices }, async (_, at) => {
      const mine: string[] = []
      const said: Said[] = []
      for (let n = 0; n < deeds; n++) said.push(...(await deed(hours, first + at, n, mine)))
      return said
    }),
  )
  return all.flat()
}

/** Fifty devices log, correct and take back on one candidate's budget: never over it, nothing lost, nothing twice. */
export function crowdAtOnce(name: string, open: () => Promise<Where>, { deeds }: { deeds: number }) {
  test(`${name}: 50 devices at once on one machine`, { timeout: 120_000 }, async () => {
    const { store } = await open()
    const said = await atOnce(await prepare(store), 0, 50, deeds)
    const whole = await expectWhole(store)
    const { kept, standing } = expectKept(said, whole)
    expect(kept.map(({ entry }) => entry).sort()).toEqual([...standing.keys()].sort())
    expect(said.length).toBeGreaterThan(30)
    await store.close()
  })
}

/** The same on machines that are killed midway; everything is delivered again, to `again` other machines on the same store. */
export function crowdKilled(
  name: string,
  open: () => Promise<Where>,
  { deeds, machines, again }: { deeds: number; machines: number; again: number },
) {
  test(`${name}: 50 devices on ${machines} machines, killed midway, and delivered again`, { timeout: 240_000 }, async () => {
    const { store, where } = await open()
    await prepare(store)
    const each = Math.ceil(50 / machines)
    const first = Array.from({ length: machines }, (_, at) => machine(where, at * each, each, deeds))
    await expect.poll(() => first.reduce((sum, { said }) => sum + said.length, 0), { timeout: 60_000, interval: 2 }).toBeGreaterThan(12)
    for (const { child } of first) child.kill('SIGKILL')
    await Promise.all(first.map(({ ended }) => ended))
    const second = await Promise.all(
      Array.from({ length: again }, async (_, at) => {
        const desk = await hoursDesk({ store, ids: `second-${at}` })
        await desk.refresh()
        const devices = Math.ceil(50 / again)
        return atOnce(desk, at * devices, devices, deeds)
      }),
    )
    const desk = await hoursDesk({ store, ids: 'recovery' })
    await desk.refresh()
    await desk.hours.recover(0)
    const whole = await expectWhole(store)
    expectKept([...first.flatMap(({ said }) => said), ...second.flat()], whole)
    expect(second.flat().length).toBeGreaterThan(30)
    await desk.hours.rebuild()
    expect((await expectWhole(store)).lines).toHaveLength(whole.lines.length)
    await store.close()
  })
}
