import type { Rate } from './limits.ts'

export type Allowed = { ok: true } | { ok: false; retryAfterSeconds: number }
export type RateLimit = (key: string, cost?: number) => Allowed

/** Token buckets by key. Keeps at most `maxKeys` of them: the one unused for longest is forgotten first. */
export function rateLimit({ burst, perSecond }: Rate, now: () => Date, maxKeys = 10_000): RateLimit {
  const buckets = new Map<string, { level: number; at: number }>()
  return (key, cost = 1) => {
    const at = now().getTime()
    const last = buckets.get(key) ?? { level: burst, at }
    const level = Math.min(burst, last.level + (Math.max(0, at - last.at) / 1000) * perSecond)
    const ok = level >= cost
    buckets.delete(key)
    buckets.set(key, { level: ok ? level - cost : level, at })
    const [oldest] = buckets.keys()
    if (buckets.size > maxKeys && oldest !== undefined) buckets.delete(oldest)
    return ok ? { ok } : { ok, retryAfterSeconds: Math.max(1, Math.ceil((cost - level) / perSecond)) }
  }
}
