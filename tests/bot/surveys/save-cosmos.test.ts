import { afterAll, beforeAll, expect, test } from 'vitest'
import { rebuildRatings } from '../../../bot/services/surveys/ratings.ts'
import { sqliteStore } from '../../../data/sqlite-store.ts'
import type { Store } from '../../../data/store.ts'
import type { RatingDoc } from '../../../data/survey.ts'
import { type CosmosWorld, cosmosWorld } from '../../support/cosmos-world.ts'
import { saying } from '../../support/sign-up-talk.ts'
import { surveyDesk } from '../../support/survey-talk.ts'

let world: CosmosWorld
beforeAll(async () => {
  world = await cosmosWorld()
})
afterAll(() => world.close())

test.each<[string, () => Promise<Store>]>([
  ['Cosmos over HTTPS', () => world.open()],
  ['SQLite', async () => sqliteStore({ path: ':memory:', now: () => new Date('2026-12-01T10:00:00Z') })],
])(
  '%s: an answer delivered twice at once is kept once, told once, and its rating is counted once',
  { timeout: 60_000 },
  async (_name, open) => {
    const desk = await surveyDesk({ store: await open() })
    await desk.confirm()
    await saying(desk.noor, 'hoi', 'vragenlijst', '4', 'overslaan', 'overslaan', 'ja')
    await desk.identity.people.consent({ ...desk.noor.base(), personId: desk.id } as never, 'rating-talk', 'nl')
    const me = {
      channelId: 'directline',
      userId: 'dl_noor',
      conversationId: 'noor',
      roles: ['candidate' as const],
      personId: desk.id,
      proved: true as const,
    }
    const answer = { rating: 4, better: 'Sneller', talk: true }
    const saved = await Promise.all([1, 2].map(() => desk.follow.surveys.save(me, 'phase-selection', answer)))
    expect(saved).toMatchObject([
      { ok: true, talk: true },
      { ok: true, talk: true },
    ])
    expect(await desk.follow.surveys.save(me, 'phase-orientation', answer)).toEqual({ ok: false, reason: 'unknown' })
    expect([await desk.notices('rating-low'), await desk.survey()]).toMatchObject([{ length: 1 }, { rating: 4, talk: true }])
    const ratings = async () => (await desk.store.list<RatingDoc>('ratings', 'rating')).docs
    const [rating] = await ratings()
    expect([rating?.rating, rating?.schoolYear, (await ratings()).length]).toEqual([4, '2026-2027', 1])
    await desk.store.commit([{ op: 'remove', key: { partition: 'ratings', kind: 'rating', id: rating!.id } }])
    await rebuildRatings(desk.store, 'Europe/Amsterdam')
    await rebuildRatings(desk.store, 'Europe/Amsterdam')
    expect(await ratings()).toMatchObject([{ id: rating!.id, rating: 4 }])
  },
)
