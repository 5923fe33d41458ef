import { afterAll, expect, test } from 'vitest'
import { chooseCandidates } from '../../../bot/services/rounds/answer-round.ts'
import { roundDirectory } from '../../../bot/services/rounds/round-directory.ts'
import { matrixLinks } from '../../../bot/services/rounds/round-links.ts'
import type { RoundsDesk } from '../../../bot/services/rounds/rounds-desk.ts'
import { tendRound } from '../../../bot/services/rounds/tend-round.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { pairId, type RoundDoc, type RoundMeetingDoc, type RoundWishDoc, roundKey, roundPartition } from '../../../data/round.ts'
import type { Who } from '../../../dialogs/context.ts'
import { cosmosWorld } from '../../support/cosmos-world.ts'
import { openDesk } from '../../support/desk.ts'

const world = await cosmosWorld()
afterAll(() => world.close())

const me: Who = {
  ...{ channelId: 'msteams', userId: 'megan', conversationId: 'megan', name: 'Megan Bowen' },
  ...{ staffId: '00000000-0000-0000-0000-0000000000021', roles: ['intermediary'] },
}

test('on Cosmos: a full round in one commit, answers at once, closing while somebody answers, and two moves at once', {
  timeout: 90_000,
}, async () => {
  const desk = await openDesk({ store: await world.open() })
  const { store, clock, schooling } = desk
  const { rounds } = schooling.schools
  const waiting = schooling.schools.matches.waiting(me).map(({ card }) => card.id)
  const schools = schooling.directory.schools().map(({ id }) => id)
  const wish = {
    ...{ name: 'Ronde', candidates: waiting, schools, opensAt: clock.now().toISOString(), closesAt: '2026-12-02T16:00:00.000Z' },
    request: 'one',
  }
  const [made, again] = await Promise.all([rounds.make(me, wish), rounds.make(me, wish)])
  if (!made.ok || !again.ok) throw new Error('no round')
  expect(again.round.id).toBe(made.round.id)
  const { id } = made.round
  expect((await store.find<RoundDoc>('round', { limit: 10 })).docs).toHaveLength(1)
  const secret = 'a secret of tests, long enough to sign with'
  const inner: RoundsDesk = {
    ...{ matching: schooling.matching, schools: schooling.directory, rounds: roundDirectory(store) },
    matrixLinks: matrixLinks({ secret, publicUrl: 'https://loket.example', now: clock.now }),
  }
  const [one = '', other = ''] = waiting
  const answers = await Promise.all([
    ...schools.slice(0, 4).map((school) => chooseCandidates(inner, { round: id, school, ranked: [one, other] })),
    chooseCandidates(inner, { round: id, school: schools[0] ?? '', ranked: [other] }),
  ])
  expect(answers.every(({ ok }) => ok)).toBe(true)
  const wishes = async () => (await store.list<RoundWishDoc>(roundPartition(id), 'round-wish', { limit: 1000 })).docs
  expect(new Set((await wishes()).map((doc) => `${doc.school} ${doc.rank}`)).size).toBe((await wishes()).length)

  const before = (await wishes()).length
  const [closed, late] = await Promise.all([
    rounds.close(me, id),
    chooseCandidates(inner, { round: id, school: schools[5] ?? '', ranked: [one] }),
  ])
  expect(closed.ok).toBe(true)
  expect((await wishes()).length).toBe(before + (late.ok ? 1 : 0))
  expect(await chooseCandidates(inner, { round: id, school: schools[6] ?? '', ranked: [one] })).toEqual({ ok: false, reason: 'closed' })
  const doc = await store.get<RoundDoc>(roundKey(id))
  await Promise.all([tendRound(inner, doc!), tendRound(inner, doc!)])
  const told = (await store.list<NoticeDoc>(roundPartition(id), 'notice', { limit: 1000 })).docs
  expect(told.filter(({ about }) => about === 'round-closed')).toHaveLength(1)

  const meeting = (school: string, candidate: string, start: string): RoundMeetingDoc => ({
    ...{
      partition: roundPartition(id),
      kind: 'round-meeting',
      id: pairId(school, candidate),
      candidate,
      school,
      group: 'lower',
      place: 'Zaal',
    },
    ...{ start, end: new Date(Date.parse(start) + 1_200_000).toISOString(), sequence: 0, state: 'planned' },
  })
  const [first, second] = [meeting(schools[0]!, one, '2026-12-03T12:00:00.000Z'), meeting(schools[1]!, one, '2026-12-03T13:00:00.000Z')]
  await store.commit([first, second].map((each) => ({ op: 'put', doc: each })))
  const start = '2026-12-03T15:00:00.000Z'
  const moved = await Promise.all([first, second].map((each) => rounds.move(me, { round: id, meeting: each.id, start })))
  expect(moved.map((each) => (each.ok ? 'moved' : each.reason)).sort()).toEqual(['busy', 'moved'])
})
