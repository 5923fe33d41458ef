import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, type ICalDayJsStub, ICalEventStatus } from 'ical-generator'
import type { Locale } from '../../data/bilingual.ts'
import type { SessionCard } from '../../data/info-session.ts'
import { localTime } from '../../rules/zoned-time.ts'
import { centralEuropeanTimeZone, followsCentralEurope } from './vtimezone.ts'

/** An appointment in one language. `uid` is without the part after the `@`; a later file with a higher `sequence` replaces an earlier one. */
export type Appointment = {
  uid: string
  sequence: number
  start: string
  end: string
  summary: string
  description: string
  location: string
  url?: string | undefined
}
/** `domain` is the part of the UID after the `@`: the same for as long as the product runs. */
export type CalendarFrame = {
  product: string
  domain: string
  locale: Locale
  /** `cancel` takes the appointment out of a calendar that has it. */
  method: 'request' | 'cancel'
  timeZone: string
  stamp: Date
  organizer?: { name: string; email: string }
  /** Without it the file is one to keep (PUBLISH) instead of an invitation. */
  attendee?: { name: string; email: string }
}

/** An iCalendar file of one appointment (RFC 5545 and 5546). With the same UID and SEQUENCE the later stamp replaces the earlier. */
export function appointmentFile(appointment: Appointment, frame: CalendarFrame): string {
  const { product, domain, locale, method, timeZone, stamp, organizer, attendee } = frame
  const zoned = followsCentralEurope(timeZone)
  const invites = organizer && attendee
  const { url } = appointment
  const file = ical({
    prodId: { company: 'loket', product, language: locale.toUpperCase() },
    method: method === 'cancel' ? ICalCalendarMethod.CANCEL : invites ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.PUBLISH,
    ...(zoned && { timezone: { name: null, generator: centralEuropeanTimeZone } }),
  })
  file.createEvent({
    id: `${appointment.uid}@${domain}`,
    sequence: appointment.sequence,
    ...(zoned && { timezone: timeZone }),
    stamp: inZone(stamp, 'UTC'),
    start: inZone(new Date(appointment.start), timeZone),
    end: inZone(new Date(appointment.end), timeZone),
    summary: appointment.summary,
    description: appointment.description,
    location: appointment.location,
    ...(url && { url }),
    status: method === 'cancel' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(organizer && { organizer }),
    ...(attendee && { attendees: [{ ...attendee, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.ACCEPTED, rsvp: false }] }),
  })
  return file.toString()
}

export type CalendarEntry = Omit<CalendarFrame, 'product'> & { session: SessionCard }

/** An iCalendar file of one info session. */
export function calendarFile({ session, ...frame }: CalendarEntry): string {
  const { locale } = frame
  const online = session.place.type === 'online' ? session.place.url : undefined
  return appointmentFile(
    {
      uid: `info-session-${session.id}`,
      sequence: session.sequence,
      start: session.start,
      end: session.end,
      summary: session.title[locale],
      description: [session.description[locale], ...(online ? [online] : [])].join('\n\n'),
      location: session.place.type === 'online' ? session.place.url : `${session.place.name}, ${session.place.address}`,
      ...(online && { url: online }),
    },
    { ...frame, product: 'info-sessions' },
  )
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
