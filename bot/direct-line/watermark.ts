import type { Refused } from './refuse.ts'
import { refused } from './refuse.ts'

/** The `seq` of the last activity a client has seen; nothing seen yet is 0. */
export function parseWatermark(value: string | null): { ok: true; seq: number } | Refused {
  if (value === null || value === '') return { ok: true, seq: 0 }
  return /^\d{1,12}$/.test(value) ? { ok: true, seq: Number(value) } : refused('BadArgument', 'The watermark is not one this service gave.')
}
