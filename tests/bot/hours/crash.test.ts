import { expect, test } from 'vitest'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Store } from '../../../data/store.ts'
import { coach, hour, hoursDesk, wednesday } from '../../support/hours-desk.ts'
import { expectWhole } from '../../support/hours-invariants.ts'

/** A store that dies at its nth commit: before it is written, or after it without a word. */
function dying(store: Store, nth: number, when: 'before' | 'after'): Store {
  let count = 0
  return {
    ...store,
    async commit(writes) {
      count++
      if (count > nth || (count === nth && when === 'before')) throw new Error('the machine is gone')
      const etags = await store.commit(writes)
      if (count === nth) throw new Error('the machine is gone')
      return etags
    },
  }
}

type Desk = Awaited<ReturnType<typeof hoursDesk>>

const wishes = [hour({ minutes: 90, from: '10:00', until: '11:30' }), hour({ candidate: 'sam', minutes: 45 })]

async function start() {
  const store = sqliteStore({ path: ':memory:', now: () => wednesday })
  const desk = await hoursDesk({ store })
  await desk.hire('coen', ['coach'])
  await desk.enrol('noor')
  await desk.enrol('sam')
  const [first] = await desk.hours.log(coach(), [hour({ date: '2026-11-16', minutes: 120, note: 'samen gelezen' })], 'before')
  return { store, entry: first?.ok ? first.entry : '' }
}

const fresh = async (store: Store, ids: string): Promise<Desk> => {
  const desk = await hoursDesk({ store, ids })
  await desk.refresh()
  return desk
}

const deeds: Record<string, { do: (desk: Desk, entry: string) => Promise<unknown>; after: string[] }> = {
  'two entries': {
    do: ({ hours }) => hours.log(coach(), wishes, 'r'),
    after: ['noor 2026-11-16 120', 'noor 2026-11-17 90', 'sam 2026-11-17 45'],
  },
  'another length': {
    do: ({ hours }, entry) => hours.correct(coach(), { candidate: 'noor', entry, change: { minutes: 30 }, reason: 'korter', request: 'r' }),
    after: ['noor 2026-11-16 30'],
  },
  'another day': {
    do: ({ hours }, entry) =>
      hours.correct(coach(), { candidate: 'noor', entry, change: { date: '2026-10-30' }, reason: 'eerder', request: 'r' }),
    after: ['noor 2026-10-30 120'],
  },
  'another candidate': {
    do: ({ hours }, entry) =>
      hours.correct(coach(), { candidate: 'noor', entry, change: { candidate: 'sam' }, reason: 'was Sam', request: 'r' }),
    after: ['sam 2026-11-16 120'],
  },
  'taken back': {
    do: ({ hours }, entry) => hours.withdraw(coach(), { candidate: 'noor', entry, reason: 'ging niet door', request: 'r' }),
    after: [],
  },
}

const told = ({ partition, date, minutes }: { partition: string; date: string; minutes: number }) =>
  `${partition.slice(10)} ${date} ${minutes}`
const before = ['noor 2026-11-16 120']

for (const [name, { do: act, after }] of Object.entries(deeds))
  for (const when of ['before', 'after'] as const)
    for (const then of ['delivered again', 'recovered'] as const)
      test(`${name}: the machine dies ${when} any commit, and it is ${then}`, async () => {
        let commits = 0
        for (let nth = 1; ; nth++) {
          const { store, entry } = await start()
          const dies = await act(await fresh(dying(store, nth, when), 'dying'), entry).then(
            () => false,
            () => true,
          )
          const desk = await fresh(store, 'later')
          if (then !== 'delivered again') await desk.hours.recover(0)
          if (then === 'recovered') {
            const { standing } = await expectWhole(store)
            const is = standing.map(told).sort()
            const half = name === 'two entries' ? [...before, 'noor 2026-11-17 90'] : before
            expect([before, half, after]).toContainEqual(is)
          }
          await act(desk, entry)
          const { standing } = await expectWhole(store)
          expect(standing.map(told).sort()).toEqual(after)
          await act(desk, entry)
          expect((await expectWhole(store)).standing.map(told).sort()).toEqual(after)
          await store.close()
          if (!dies) break
          commits = nth
        }
        expect(commits).toBeGreaterThan(2)
      })
