/** How many parts the work is divided in: more processes than that have nothing to do. */
export const shardCount = 16

/** Who works, and who has which shard until when. Instants are milliseconds since 1970, by the machines' clocks. */
export type Leases = { members: Record<string, number>; shards: Record<string, { owner: string; untilMs: number }> }

/** The shard of a partition: FNV-1a over its code units. */
export function shardOf(partition: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < partition.length; index++) hash = Math.imul(hash ^ partition.charCodeAt(index), 0x01000193)
  return (hash >>> 0) % shardCount
}

/**
 * The leases after `me` has renewed what it holds, let go of more than its fair part, and taken what is free or whose owner has not been heard of.
 * Whoever is heard of counts, so that a newcomer gets its part within one lease.
 */
export function shareShards(leases: Leases, me: string, nowMs: number, leaseMs: number): Leases {
  const untilMs = nowMs + leaseMs
  const alive = Object.entries(leases.members).filter(([id, until]) => id !== me && until > nowMs)
  const members = { ...Object.fromEntries(alive), [me]: untilMs }
  const ids = Object.keys(members).toSorted()
  const fair = Math.floor(shardCount / ids.length) + (ids.indexOf(me) < shardCount % ids.length ? 1 : 0)
  const shards: Leases['shards'] = {}
  let mine = 0
  for (let shard = 0; shard < shardCount; shard++) {
    const held = leases.shards[shard]
    if (!held || held.untilMs <= nowMs) continue
    if (held.owner !== me) shards[shard] = held
    else if (mine++ < fair) shards[shard] = { owner: me, untilMs }
  }
  let have = Math.min(mine, fair)
  for (let shard = 0; shard < shardCount && have < fair; shard++) {
    const freed = leases.shards[shard]?.owner === me
    if (shards[shard] || freed) continue
    shards[shard] = { owner: me, untilMs }
    have++
  }
  return { members, shards }
}

/** The leases without a process that stops. */
export function leaveShards(leases: Leases, me: string): Leases {
  const without = <T>(entries: Record<string, T>, gone: (key: string, value: T) => boolean) =>
    Object.fromEntries(Object.entries(entries).filter(([key, value]) => !gone(key, value)))
  return { members: without(leases.members, (id) => id === me), shards: without(leases.shards, (_, { owner }) => owner === me) }
}

/** The shards a process may work on at an instant. */
export const shardsOf = ({ shards }: Leases, me: string, nowMs: number): Set<number> =>
  new Set(Object.entries(shards).flatMap(([shard, { owner, untilMs }]) => (owner === me && untilMs > nowMs ? [Number(shard)] : [])))
