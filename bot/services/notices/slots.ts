import { ConflictError, type Doc, type Store } from '../../../data/store.ts'
import { latestMs, reserveSlots } from '../../../rules/notices/reserve-slots.ts'
import { type Machine, thisMachine } from './machine.ts'

/** Up to when requests to a channel are reserved, by whichever process: partition `dispatch`, kind `rate`. */
type RateDoc = Doc & { nextFreeAtMs: number }
const rateKey = { partition: 'dispatch', kind: 'rate', id: 'teams' }

/** Moments at which one request may be sent, shared by all processes. */
export type Slots = {
  /** The next moment that is ours, in milliseconds since 1970, and for which there are still `needMs`; before all others when it is `pressing`. */
  take: (needMs: number, pressing?: boolean) => Promise<number>
  /** A moment that was not used after all. */
  giveBack: (slotMs: number) => void
  /** Whether there is still time to use it. */
  inTime: (slotMs: number) => boolean
  /** Nobody sends before this instant: the channel asked everybody to wait. */
  pause: (untilMs: number) => Promise<void>
}

type Options = { store: Store; ratePerSecond: number; machine?: Machine }

const mostReservingMs = 500

/** Reserves slots from the one rate document by compare-and-set, a few at a time: as many as are waited for, or as a tenth of a second takes. */
export function rateSlots({ store, ratePerSecond, machine = thisMachine }: Options): Slots {
  const mine: number[] = []
  const waiting: { needMs: number; got: (slotMs: number) => void }[] = []
  /** How long reserving takes of late. */
  let reservingMs = 10
  let taken: number[] = []
  let reserving: Promise<void> | undefined

  async function change(next: (nextFreeAtMs: number) => number): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const doc = await store.get<RateDoc>(rateKey)
      try {
        const changed: RateDoc = { ...rateKey, ...doc, nextFreeAtMs: next(doc?.nextFreeAtMs ?? 0) }
        await store.commit([{ op: doc ? 'put' : 'create', doc: changed }])
        return
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === 100) throw error
        await machine.wait(Math.random() * 4)
      }
    }
  }

  async function reserve(): Promise<void> {
    const nowMs = machine.now()
    const needMs = Math.max(0, ...waiting.map((one) => one.needMs))
    taken = taken.filter((at) => nowMs - at < 1_000)
    const count = Math.min(Math.max(waiting.length, Math.round(taken.length / 10), 1), Math.ceil(ratePerSecond / 4))
    let slots: number[] = []
    await change((nextFreeAtMs) => {
      const reserved = reserveSlots(nextFreeAtMs, machine.now() + 1.5 * reservingMs + needMs, count, ratePerSecond)
      slots = reserved.slots
      return reserved.nextFreeAtMs
    })
    reservingMs = Math.min(mostReservingMs, 0.8 * reservingMs + 0.2 * (machine.now() - nowMs))
    mine.push(...slots)
    hand()
  }

  function hand() {
    while (mine.length > 0 && waiting.length > 0) {
      const slot = mine.shift() as number
      if (slot >= machine.now()) waiting.shift()?.got(slot)
    }
  }

  function serve(failed: (error: unknown) => void) {
    hand()
    if (waiting.length === 0) return
    reserving ??= reserve().finally(() => {
      reserving = undefined
      if (waiting.length > 0) serve(failed)
    })
    reserving.catch(failed)
  }

  return {
    take: (needMs, pressing = false) =>
      new Promise<number>((resolve, reject) => {
        taken.push(machine.now())
        const one = { needMs, got: resolve }
        if (pressing) waiting.unshift(one)
        else waiting.push(one)
        serve((error) => {
          const index = waiting.indexOf(one)
          if (index >= 0) waiting.splice(index, 1)
          reject(error)
        })
      }),
    giveBack: (slotMs) => {
      mine.unshift(slotMs)
      hand()
    },
    inTime: (slotMs) => machine.now() - slotMs <= latestMs / 2,
    pause: async (untilMs) => {
      mine.length = 0
      await change((nextFreeAtMs) => Math.max(nextFreeAtMs, untilMs))
    },
  }
}
