import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, type ICalDayJsStub, ICalEventStatus } from 'ical-generator'
import type { Locale } from '../../data/bilingual.ts'
import type { SessionCard } from '../../data/info-session.ts'
import { localTime } from '../../rules/zoned-time.ts'
import { centralEuropeanTimeZone, followsCentralEurope } from './vtimezone.ts'

export type CalendarEntry = {
  session: SessionCard
  locale: Locale
  /** `cancel` takes the appointment out of a calendar that has it. */
  method: 'request' | 'cancel'
  timeZone: string
  /** The part of the UID after the `@`: the same for as long as the product runs. */
  domain: string
  stamp: Date
  organizer?: { name: string; email: string }
  /** Without it the file is one to keep (PUBLISH) instead of an invitation. */
  attendee?: { name: string; email: string }
}

/** An iCalendar file of one info session (RFC 5545 and 5546). A later file with the same UID and a higher SEQUENCE replaces an earlier one; with the same SEQUENCE the later stamp does. */
export function calendarFile(entry: CalendarEntry): string {
  const { session, locale, method, organizer, attendee, stamp } = entry
  const zoned = followsCentralEurope(entry.timeZone)
  const invites = organizer && attendee
  const file = ical({
    prodId: { company: 'loket', product: 'info-sessions', language: locale.toUpperCase() },
    method: method === 'cancel' ? ICalCalendarMethod.CANCEL : invites ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.PUBLISH,
    ...(zoned && { timezone: { name: null, generator: centralEuropeanTimeZone } }),
  })
  const online = session.place.type === 'online' ? session.place.url : undefined
  file.createEvent({
    id: `info-session-${session.id}@${entry.domain}`,
    sequence: session.sequence,
    ...(zoned && { timezone: entry.timeZone }),
    stamp: inZone(stamp, 'UTC'),
    start: inZone(new Date(session.start), entry.timeZone),
    end: inZone(new Date(session.end), entry.timeZone),
    summary: session.title[locale],
    description: [session.description[locale], ...(online ? [online] : [])].join('\n\n'),
    location: session.place.type === 'online' ? session.place.url : `${session.place.name}, ${session.place.address}`,
    ...(online && { url: online }),
    status: method === 'cancel' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(organizer && { organizer }),
    ...(attendee && { attendees: [{ ...attendee, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.ACCEPTED, rsvp: false }] }),
  })
  return file.toString()
}

/** An instant as ical-generator takes it: asked for a zone it gives the clock of that zone, whatever zone this machine is in. */
function inZone(instant: Date, timeZone: string): ICalDayJsStub {
  const { year, month, day, hour, minute } = localTime(instant, timeZone)
  const two = (value: number) => String(value).padStart(2, '0')
  const parts: Record<string, string> = {
    YYYYMMDD: `${year}${two(month)}${two(day)}`,
    HHmmss: `${two(hour)}${two(minute)}${two(instant.getUTCSeconds())}`,
  }
  return {
    format: (pattern = 'YYYYMMDD') => parts[pattern] ?? pattern,
    isValid: () => true,
    toDate: () => instant,
    toJSON: () => instant.toISOString(),
    tz: (zone = timeZone) => inZone(instant, zone),
    utc: () => inZone(instant, 'UTC'),
  }
}
