import { expect, test } from 'vitest'
import type { PoolDateDoc } from '../../../data/pool-date.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Store } from '../../../data/store.ts'
import { intermediary } from '../../support/hours-desk.ts'
import { type MatchDesk, matchDesk, monday } from '../../support/matching/match-desk.ts'

const imke = intermediary()
const [three, later] = ['2026-12-01T14:00:00.000Z', '2026-12-01T14:30:00.000Z']
const plan = ({ matching }: MatchDesk, at: string, request: string) =>
  matching.coachPool.plan(imke, { type: 'quality-talk', coaches: ['coen'], at, place: '', locale: 'nl', request })

/** Does the first deed, and right before its commit the whole second one on another machine. */
async function atOnce(first: (desk: MatchDesk) => Promise<unknown>, second: (desk: MatchDesk) => Promise<unknown>) {
  const store = sqliteStore({ path: ':memory:', now: () => monday })
  const other = await matchDesk({ store, ids: 'second' })
  await other.hire('imke', ['intermediary'])
  await other.hire('coen', ['coach'])
  await other.refresh()
  let between: (() => Promise<unknown>) | undefined
  const stopping: Store = {
    ...store,
    async commit(writes) {
      const does = between
      between = undefined
      await does?.()
      return store.commit(writes)
    },
  }
  const desk = await matchDesk({ store: stopping, ids: 'first' })
  await desk.refresh()
  await plan(desk, '2026-12-08T14:00:00.000Z', 'before')
  between = () => second(other)
  const result = await first(desk)
  const planned = (await store.list<PoolDateDoc>('pool', 'pool-date', { limit: 10 })).docs.map(({ at }) => at).sort()
  await store.close()
  return { result, planned }
}

// Regression: two intermediaries who planned in the same second could both have the coach.
test.each([
  ['planned', (desk: MatchDesk) => plan(desk, three, 'first')],
  [
    'moved',
    async ({ matching }: MatchDesk) => {
      const [before] = matching.coachPool.dates(imke)
      return matching.coachPool.move(imke, { id: before?.id ?? '', at: three, locale: 'nl' })
    },
  ],
])('a moment %s while another plans the same coach is refused', async (_, first) => {
  const { result, planned } = await atOnce(first, (other) => plan(other, later, 'second'))
  expect(result).toMatchObject({ ok: false, reason: 'busy', name: 'coen', date: { at: later } })
  expect(planned).toEqual([later, '2026-12-08T14:00:00.000Z'])
})

test('a moment planned while another plans a later one goes on', async () => {
  const { result, planned } = await atOnce(
    (desk) => plan(desk, three, 'first'),
    (other) => plan(other, '2026-12-02T14:00:00.000Z', 'second'),
  )
  expect(result).toMatchObject({ ok: true, date: { at: three } })
  expect(planned).toHaveLength(3)
})
