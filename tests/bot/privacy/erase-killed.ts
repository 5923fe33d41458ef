import { expect, test } from 'vitest'
import type { Store } from '../../../data/store.ts'
import { labels } from '../../support/desk.ts'
import { killableStore } from '../../support/killable-store.ts'
import { saying } from '../../support/people-talk.ts'
import { type Life, livedIn, marksIn, storedText } from '../../support/privacy-life.ts'

/** The process dies after each commit of an erasure; it starts again, and the channel delivers the turn again. */
export function erasureKilledAnywhere(open: () => Promise<Store>): void {
  test('an erasure that is cut short anywhere is finished, and asks for no second code', async () => {
    let killed = 0
    for (let at = 1; ; at++) {
      const { killable, life, request } = await asked(open)
      killable.arm(at)
      const first = await life.handle(request).catch(() => undefined)
      await life.rights.jobs.idle()
      const whole = !killable.state.dead
      killable.revive()
      if (whole) {
        expect(first?.activities.map((one) => one.label)).toEqual(['privacy.erase.done'])
        break
      }
      killed++
      await finishes(killable.store, life, request, at)
      await killable.store.close()
    }
    expect(killed).toBeGreaterThan(20)
  }, 600_000)
}

/** The same in one life, cut short at one place after the other: for a store on which a life costs seconds. */
export function erasureKilledOnTheWay(open: () => Promise<Store>, places: readonly number[]): void {
  test('an erasure that is cut short again and again is finished, and asks for no second code', async () => {
    const { killable, life, request } = await asked(open)
    for (const at of places) {
      killable.arm(at)
      await life.handle(request).catch(() => undefined)
      await life.rights.jobs.idle()
      expect([at, killable.state.dead]).toEqual([at, true])
      killable.revive()
    }
    await finishes(killable.store, life, request, places.length)
  }, 120_000)
}

/** Somebody who asked to be erased and was asked for a code: `request` is their answer. */
async function asked(open: () => Promise<Store>) {
  const killable = killableStore(await open())
  const life = await livedIn({ store: killable.store })
  await saying(life.me, 'alles wissen', 'ja')
  return { killable, life, request: { ...life.me.base(), text: life.last() } }
}

async function finishes(store: Store, life: Life, request: ReturnType<Life['me']['base']>, at: number): Promise<void> {
  const again = await life.handle(request)
  expect([at, again.activities.map((one) => one.label)]).toEqual([at, ['privacy.erase.done']])
  await life.rights.runDue()
  expect([at, marksIn(await storedText(store)), life.archive.kept.size]).toEqual([at, [], 0])
  expect(labels(await life.me.says('mijn gegevens'))).toEqual(['privacy.nothing'])
}
