export type ParsedJson = { ok: true; value: unknown } | { ok: false }

/** JSON from untrusted bytes: valid UTF-8, at most `maxDepth` levels, and no key that reaches a prototype when it is assigned. */
export function parseJson(bytes: Uint8Array, maxDepth: number): ParsedJson {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isTame(value, maxDepth) ? { ok: true, value } : { ok: false }
  } catch {
    return { ok: false }
  }
}

function isTame(value: unknown, maxDepth: number): boolean {
  let level = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return false
    const next: unknown[] = []
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue
      if (Object.hasOwn(item, '__proto__')) return false
      for (const child of Object.values(item)) next.push(child)
    }
    level = next
  }
  return true
}
