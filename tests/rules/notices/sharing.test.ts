import { describe, expect, test } from 'vitest'
import { latestMs, reserveSlots } from '../../../rules/notices/reserve-slots.ts'
import { type Leases, leaveShards, shardCount, shardOf, shardsOf, shareShards } from '../../../rules/notices/share-shards.ts'
import { conversationLimits, nextInConversation, withTime } from '../../../rules/notices/teams-limits.ts'

describe('the shared rate', () => {
  test.each([50, 500])('%i a second: however slots are taken, and however late used, no second has more', (rate) => {
    const used: number[] = []
    let [nextFreeAtMs, now, seed] = [0, 1_000_000, 7]
    const chance = () => {
      seed = (seed * 16_807) % 2_147_483_647
      return seed / 2_147_483_647
    }
    for (let n = 0; n < 2_000; n++) {
      const reserved = reserveSlots(nextFreeAtMs, now, 1 + Math.floor(chance() * 9), rate)
      nextFreeAtMs = reserved.nextFreeAtMs
      used.push(...reserved.slots.map((slot) => slot + chance() * latestMs))
      now += chance() * (9_000 / rate)
    }
    used.sort((a, b) => a - b)
    for (let n = rate; n < used.length; n++) expect(used[n]! - used[n - rate]!).toBeGreaterThanOrEqual(1_000)
  })

  test('at least 95% of it can be used', () => {
    const { slots } = reserveSlots(0, 0, 10_000, 50)
    expect((slots.at(-1)! - slots[0]!) / 1_000).toBeLessThanOrEqual(9_999 / 50 / 0.95)
  })

  test('what was not used is not saved up', () => {
    expect(reserveSlots(1_000, 5_000, 1, 50).slots).toEqual([5_000])
  })
})

test('in one conversation none of the limits is passed, by somebody who sends as soon as allowed', () => {
  let [now, times]: [number, number[]] = [0, []]
  const sent: number[] = []
  while (now < 2 * 3_600_000 && sent.length < 4_000) {
    now = nextInConversation(times, now)
    times = withTime(times, now)
    sent.push(now)
  }
  for (const { most, withinMs } of conversationLimits)
    for (let n = most; n < sent.length; n++) expect(sent[n]! - sent[n - most]!).toBeGreaterThanOrEqual(withinMs)
  expect(sent.filter((at) => at < 3_600_000)).toHaveLength(1_800)
})

describe('who does what part of the work', () => {
  const nobody: Leases = { members: {}, shards: {} }
  const lease = 10_000
  const count = (leases: Leases, me: string, now: number) => shardsOf(leases, me, now).size
  const round = (leases: Leases, ids: string[], now: number) => ids.reduce((known, id) => shareShards(known, id, now, lease), leases)

  test('one alone has all; a second gets half within a lease, a third a third, and no shard has two owners', () => {
    let leases = round(nobody, ['a'], 0)
    expect(count(leases, 'a', 0)).toBe(shardCount)
    for (const now of [1_000, 2_000]) leases = round(leases, ['a', 'b'], now)
    expect([count(leases, 'a', 2_000), count(leases, 'b', 2_000)]).toEqual([8, 8])
    for (const now of [3_000, 4_000, 5_000]) leases = round(leases, ['a', 'b', 'c'], now)
    expect(['a', 'b', 'c'].map((id) => count(leases, id, 5_000)).sort()).toEqual([5, 5, 6])
    expect(new Set(Object.values(leases.shards).map(({ owner }) => owner))).toEqual(new Set(['a', 'b', 'c']))
  })

  test('who dies loses its shards after a lease, not before; who leaves, at once', () => {
    let leases = nobody
    for (const now of [0, 1, 2]) leases = round(leases, ['a', 'b'], now)
    leases = round(leases, ['a'], 9_000)
    expect(count(leases, 'a', 9_000)).toBe(8)
    leases = round(leases, ['a'], 10_003)
    expect(count(leases, 'a', 10_003)).toBe(shardCount)
    leases = leaveShards(leases, 'a')
    expect(leases).toEqual(nobody)
  })

  test('more processes than shards: some have nothing to do, and all shards are somebody’s', () => {
    const ids = Array.from({ length: 20 }, (_, n) => `p${String(n).padStart(2, '0')}`)
    let leases = nobody
    for (const now of [0, 1, 2]) leases = round(leases, ids, now)
    expect(Object.keys(leases.shards)).toHaveLength(shardCount)
    expect(Math.max(...ids.map((id) => count(leases, id, 2)))).toBe(1)
  })

  test('people are spread over the shards', () => {
    const sizes = new Map<number, number>()
    for (let n = 0; n < 16_000; n++) {
      const shard = shardOf(`candidate/${n.toString(16)}`)
      sizes.set(shard, (sizes.get(shard) ?? 0) + 1)
    }
    expect(sizes.size).toBe(shardCount)
    for (const size of sizes.values()) expect(Math.abs(size - 1_000)).toBeLessThan(150)
  })
})
