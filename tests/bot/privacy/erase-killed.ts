import { expect, test } from 'vitest'
import type { Store } from '../../../data/store.ts'
import { labels } from '../../support/desk.ts'
import { killableStore } from '../../support/killable-store.ts'
import { saying } from '../../support/people-talk.ts'
import { livedIn, marksIn, storedText } from '../../support/privacy-life.ts'

/** The process dies after each commit of an erasure, or after every so many; it starts again, and the channel delivers the turn again. */
export function erasureKilledAnywhere(open: () => Promise<Store>, every = 1): void {
  test('an erasure that is cut short anywhere is finished, and asks for no second code', async () => {
    let killed = 0
    for (let at = Math.ceil(every / 2); ; at += every) {
      const killable = killableStore(await open())
      const life = await livedIn({ store: killable.store })
      await saying(life.me, 'alles wissen', 'ja')
      const request = { ...life.me.base(), text: life.last() }
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
      const again = await life.handle(request)
      expect([at, again.activities.map((one) => one.label)]).toEqual([at, ['privacy.erase.done']])
      await life.rights.runDue()
      expect([at, marksIn(await storedText(killable.store)), life.archive.kept.size]).toEqual([at, [], 0])
      expect(labels(await life.me.says('mijn gegevens'))).toEqual(['privacy.nothing'])
      await killable.store.close()
    }
    expect(killed * every).toBeGreaterThan(30)
  }, 600_000)
}
