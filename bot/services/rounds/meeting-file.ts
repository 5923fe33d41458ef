import type { Programme } from '../../../data/programme.ts'
import { type RoundMeetingDoc, roundIdOf } from '../../../data/round.ts'
import { appointmentFile } from '../calendar-file.ts'
import type { Delivery } from '../notices/delivery.ts'
import { shortHash } from '../person-of.ts'

/** The name of a short meeting in calendars: the same however it changes, and of nobody. */
export const meetingUid = ({ partition, id }: Pick<RoundMeetingDoc, 'partition' | 'id'>) => `meeting-${shortHash(roundIdOf(partition), id)}`

/** The calendar file of a short meeting, sent by the desk. */
export const meetingFile =
  ({ programme, now }: { programme: Programme; now: () => Date }): Delivery['meetingFile'] =>
  (meeting: RoundMeetingDoc, summary, { language: locale, name, email }, method) => {
    const { sequence, start, end, place } = meeting
    const contact = programme.contacts.find((one) => one.id === programme.helpdesk)
    return appointmentFile(
      { uid: meetingUid(meeting), sequence, start, end, summary, description: summary, location: place },
      {
        ...{ locale, method, timeZone: programme.timeZone, domain: `${programme.id}.loket`, stamp: now(), product: 'meetings' },
        ...(contact?.email && { organizer: { name: contact.name[locale], email: contact.email } }),
        ...(name && email && { attendee: { name, email } }),
      },
    )
  }
