import { expect, test } from 'vitest'
import { pairId, type RoundMeetingDoc, roundPartition } from '../../../data/round.ts'
import { roundDesk } from '../../support/round-desk.ts'

const who = { channelId: 'x', userId: 'x', conversationId: 'x', roles: ['intermediary'] as const, staffId: 'x' }
const [first, second] = ['2026-12-03T12:00:00.000Z', '2026-12-04T12:00:00.000Z']

// Regression: calling off in one round let the meeting of the same two in another round go too.
test('called off in one round, the same two still meet in another', async () => {
  const desk = await roundDesk()
  const { rounds } = desk.schooling.schools
  const candidate = desk.id('khadija-amrani')
  const meeting = pairId('noordster', candidate)
  async function meetsAt(start: string) {
    const wish = { name: start, candidates: [candidate], schools: ['noordster'], request: start, opensAt: desk.clock.now().toISOString() }
    const made = await rounds.make(who, { ...wish, closesAt: '2026-12-02T16:00:00.000Z' })
    const round = made.ok ? made.round.id : ''
    const doc: RoundMeetingDoc = {
      ...{ partition: roundPartition(round), kind: 'round-meeting', id: meeting, candidate, school: 'noordster', group: 'lower' },
      ...{ start, end: start.replace('12:00', '12:15'), place: 'Zaal 2', sequence: 0, state: 'draft' },
    }
    await desk.store.commit([{ op: 'put', doc }])
    await rounds.send(who, round)
    return round
  }
  const [one, other] = [await meetsAt(first), await meetsAt(second)]
  expect(await desk.meets('khadija-amrani')).toEqual([`noordster ${second}`])
  await rounds.cancel(who, { round: other, meeting })
  expect(await desk.meets('khadija-amrani')).toEqual([`noordster ${first}`])
  await rounds.cancel(who, { round: one, meeting })
  expect(await desk.meets('khadija-amrani')).toEqual([])
  desk.close()
})
