/** The VTIMEZONE of zones that follow central European time, whose rule has been the same since 1996 (EU directive 2000/84/EC). */
export function centralEuropeanTimeZone(name: string): string {
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${name}`,
    'BEGIN:DAYLIGHT',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'TZNAME:CEST',
    'DTSTART:19960331T020000',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'END:DAYLIGHT',
    'BEGIN:STANDARD',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'TZNAME:CET',
    'DTSTART:19961027T030000',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\r\n')
}

/** Zones this rule holds for; times in any other zone go into a calendar file in UTC. */
export const followsCentralEurope = (timeZone: string) => /^Europe\/(?:Amsterdam|Brussels|Paris|Berlin|Luxembourg)$/.test(timeZone)
