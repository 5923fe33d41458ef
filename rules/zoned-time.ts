export type LocalTime = { year: number; month: number; day: number; hour: number; minute: number }

const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const numbers = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, ...numbers, hourCycle: 'h23' })
  formats.set(timeZone, format)
  return format
}

/** The clock on the wall in a time zone at an instant. */
export function localTime(instant: Date, timeZone: string): LocalTime {
  const part = Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  return { year: part.year!, month: part.month!, day: part.day!, hour: part.hour!, minute: part.minute! }
}

/** The instant at which the clock shows this time. Of a time that comes twice in autumn it is the first; one that spring skips does not exist. */
export function instantAt(local: LocalTime, timeZone: string): Date | undefined {
  const wanted = asUtc(local)
  const offsets = [-86_400_000, 86_400_000].map((shift) => asUtc(localTime(new Date(wanted + shift), timeZone)) - (wanted + shift))
  const candidates = offsets.map((offset) => new Date(wanted - offset)).sort((a, b) => a.getTime() - b.getTime())
  return candidates.find((one) => asUtc(localTime(one, timeZone)) === wanted)
}

const asUtc = ({ year, month, day, hour, minute }: LocalTime) => Date.UTC(year, month - 1, day, hour, minute)
