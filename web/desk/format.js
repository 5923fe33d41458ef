const MINUTE_MS = 60_000
const HOUR_MINUTES = 60
const DAY_MINUTES = 1_440

/** How long somebody waits, as the key of a text under `queue` and its variables. Never less than nothing: clocks differ. */
export function waited(since, now) {
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / MINUTE_MS))
  if (minutes < 1) return { key: 'queue.now' }
  if (minutes < HOUR_MINUTES) return { key: 'queue.minutes', vars: { count: minutes } }
  if (minutes < DAY_MINUTES)
    return { key: 'queue.hours', vars: { hours: Math.floor(minutes / HOUR_MINUTES), minutes: minutes % HOUR_MINUTES } }
  return { key: 'queue.days', vars: { count: Math.floor(minutes / DAY_MINUTES) } }
}

/** Times of day and dates in a language, as they read in Amsterdam. */
export function timesIn(language, timeZone = 'Europe/Amsterdam') {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone })
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone })
  const short = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
  const dayKey = (instant) => day.format(new Date(instant))
  return {
    clock: (instant) => clock.format(new Date(instant)),
    day: dayKey,
    isSameDay: (one, other) => dayKey(one) === dayKey(other),
    short: (instant) => short.format(new Date(instant)),
  }
}

/** An agent's line without the name that the candidate sees before it; the name apart. */
export function lineOf({ by, words, name }, names = []) {
  if (by !== 'agent') return { words }
  const known = [name, ...names].find((one) => one && words.startsWith(`${one}: `))
  return known ? { name: known, words: words.slice(known.length + 2) } : { name, words }
}
