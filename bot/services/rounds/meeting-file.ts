import type { Programme } from '../../../data/programme.ts'
import { type RoundMeetingDoc, roundIdOf } from '../../../data/round.ts'
import { appointmentFile } from '../calendar-file.ts'
import type { Delivery } from '../notices/delivery.ts'
import { shortHash } from '../person-of.ts'

/** The calendar file of a short meeting, sent by the desk. Its UID stays the same when it is moved or called off, and names nobody. */
export const meetingFile =
  ({ programme, now }: { programme: Programme; now: () => Date }): Delivery['meetingFile'] =>
  (meeting: RoundMeetingDoc, summary, { language: locale, name, email }, method) => {
    const { partition, id, sequence, start, end, place } = meeting
    const contact = programme.contacts.find((one) => one.id === programme.helpdesk)
    return appointmentFile(
      { uid: `meeting-${shortHash(roundIdOf(partition), id)}`, sequence, start, end, summary, description: summary, location: place },
      {
        ...{ locale, method, timeZone: programme.timeZone, domain: `${programme.id}.loket`, stamp: now(), product: 'meetings' },
        ...(contact?.email && { organizer: { name: contact.name[locale], email: contact.email } }),
        ...(name && email && { attendee: { name, email } }),
      },
    )
  }
