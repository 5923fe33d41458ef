import type { Locale } from '../../data/bilingual.ts'
import type { NoticeEvent } from '../../data/notice.ts'
import type { Programme } from '../../data/programme.ts'
import { appointmentFile } from './calendar-file.ts'

/** The calendar file of an appointment of the desk's own, from the helpdesk's address. The same `uid` with a higher `sequence` moves or cancels it. */
export function eventFile(
  { programme, now }: { programme: Programme; now: () => Date },
  { title, place, ...event }: NoticeEvent,
  locale: Locale,
  method: 'request' | 'cancel',
  attendee?: { name: string; email: string },
): string {
  const contact = programme.contacts.find((one) => one.id === programme.helpdesk)
  return appointmentFile(
    { ...event, summary: title[locale], description: title[locale], location: place },
    {
      ...{ locale, method, timeZone: programme.timeZone, domain: `${programme.id}.loket`, stamp: now(), product: 'desk' },
      ...(contact?.email && { organizer: { name: contact.name[locale], email: contact.email } }),
      ...(attendee && { attendee }),
    },
  )
}
