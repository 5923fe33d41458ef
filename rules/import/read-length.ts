/** What a bare number in the column is: the column says so, or nothing does. */
export type LengthUnit = 'minutes' | 'hours' | 'unsaid'

export type LengthRead = { ok: true; minutes: number } | { ok: false; fault: 'length' | 'length-unclear' | 'length-odd' }

/** Bare whole numbers below this could be hours as well as minutes. */
const surelyMinutes = 10

/** How long something lasted, in whole minutes: "1:30", "1,5", "90", "1u30", "1,5 uur", "90 min", "2h". A bare fraction is hours; a bare small number is asked about. */
export function readLength(raw: string, unit: LengthUnit = 'unsaid'): LengthRead {
  const text = raw.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  const clock = /^(\d{1,2})(?::|u|h)(\d{2})(?::00|min|m)?$/.exec(text)
  if (clock) return Number(clock[2]) < 60 ? whole(Number(clock[1]) * 60 + Number(clock[2])) : { ok: false, fault: 'length' }
  const both = /^(\d{1,2})(?:uur|uren|hours?|hrs?|u|h)(?:en|and)?(\d{1,2})(?:minuten|minuut|minutes?|mins?|min|m)$/.exec(text)
  if (both) return whole(Number(both[1]) * 60 + Number(both[2]))
  const minutes = /^(\d{1,4})(?:[.,]0+)?(?:minuten|minuut|minutes?|mins?|min|m)$/.exec(text)
  if (minutes) return whole(Number(minutes[1]))
  const hours = /^(\d{0,3}(?:[.,]\d{1,4})?)(?:uur|uren|hours?|hrs?|u|h)$/.exec(text)
  if (hours?.[1]) return whole(Number(hours[1].replace(',', '.')) * 60)
  const bare = /^\d{1,4}(?:[.,]\d{1,4})?$|^[.,]\d{1,4}$/.test(text) ? Number(text.replace(',', '.')) : undefined
  if (bare === undefined) return { ok: false, fault: 'length' }
  if (unit === 'hours') return whole(bare * 60)
  if (unit === 'minutes') return whole(bare)
  if (!Number.isInteger(bare) || /[.,]/.test(text)) return bare < surelyMinutes ? whole(bare * 60) : whole(bare)
  return bare < surelyMinutes ? { ok: false, fault: 'length-unclear' } : whole(bare)
}

function whole(minutes: number): LengthRead {
  const rounded = Math.round(minutes)
  return Math.abs(minutes - rounded) < 0.001 ? { ok: true, minutes: rounded } : { ok: false, fault: 'length-odd' }
}
