import type { SessionLanguage, SessionPlace } from '../data/info-session.ts'

/** Where people meet, as staff type it: a link, or a name and an address with a comma between. */
export function readPlace(raw: string): SessionPlace | undefined {
  const text = raw.replace(/\s+/g, ' ').trim()
  const link = /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:[/?:#]\S*)?$/i.test(text)
  if (link) {
    const url = URL.parse(/^https?:/i.test(text) ? text : `https://${text}`)
    return url ? { type: 'online', url: url.href } : undefined
  }
  const [name, ...address] = text.split(/ ?, ?/)
  const rest = address.join(', ').trim()
  return name && rest && name.length <= 120 && rest.length <= 200 ? { type: 'place', name, address: rest } : undefined
}

/** A length in whole minutes: "75", "75 min", "1,5 uur", "1u15". Between a quarter of an hour and a day of eight hours. */
export function readMinutes(raw: string): number | undefined {
  const text = raw.trim().toLowerCase().replace(',', '.')
  const hours = /^(\d(?:\.\d+)?) ?(?:u|uur|h|hour|hours)\.? ?(?:(?:en|and)? ?(\d{1,2}) ?(?:m|min|minuten|minutes)?)?$/.exec(text)
  const minutes = /^(\d{1,3}) ?(?:m|min|minuten|minutes|')?$/.exec(text)
  const total = hours ? Math.round(Number(hours[1]) * 60) + Number(hours[2] ?? 0) : minutes ? Number(minutes[1]) : Number.NaN
  return total >= 15 && total <= 480 ? total : undefined
}

/** The language of a session by its code or its name in Dutch or English. */
export function readLanguage(raw: string): SessionLanguage | undefined {
  const text = raw.trim().toLowerCase()
  if (/^(?:both|beide|allebei|tweetalig|bilingual|(?:nl|nederlands|dutch) ?(?:en|and|&|\/|\+) ?(?:en|engels|english))$/.test(text))
    return 'both'
  if (/^(?:nl|nederlands|dutch)$/.test(text)) return 'nl'
  return /^(?:en|engels|english)$/.test(text) ? 'en' : undefined
}

/** Seats as a whole number of 1 to 1,000. */
export function readSeats(raw: string): number | undefined {
  const seats = Number(
    /^(\d{1,4})(?: (?:plekken|plaatsen|seats|stuks|personen|people))?$/.exec(raw.trim().toLowerCase())?.[1] ?? Number.NaN,
  )
  return seats >= 1 && seats <= 1000 ? seats : undefined
}
