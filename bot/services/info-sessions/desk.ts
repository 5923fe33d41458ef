import type { Locale } from '../../../data/bilingual.ts'
import type { SessionCard } from '../../../data/info-session.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Store } from '../../../data/store.ts'
import { calendarFile } from '../calendar-file.ts'
import { shortHash } from '../person-of.ts'
import type { Catalogue } from './catalogue.ts'
import type { SessionChanger } from './session-changer.ts'

/** What the parts of the info session service share. */
export type Desk = {
  store: Store
  programme: Programme
  now: () => Date
  changer: SessionChanger
  catalogue: Catalogue
  attended?: (by: string, session: string, attended: boolean) => Promise<void>
}

/** The registration of an address for a session: the same for the same address however it is typed, and of no use for another session. */
export const registrationId = (session: string, email: string) => shortHash('registration', session, email.trim().toLowerCase())

/** The calendar file of a session, sent by the desk of the programme. */
export function calendarOf(
  { programme, now }: Pick<Desk, 'programme' | 'now'>,
  session: SessionCard,
  locale: Locale,
  method: 'request' | 'cancel',
  attendee?: { name: string; email: string },
) {
  const contact = programme.contacts.find((one) => one.id === programme.helpdesk)
  const organizer = contact?.email ? { organizer: { name: contact.name[locale], email: contact.email } } : {}
  const domain = `${programme.id}.loket`
  return calendarFile({
    session,
    locale,
    method,
    timeZone: programme.timeZone,
    domain,
    stamp: now(),
    ...organizer,
    ...(attendee && { attendee }),
  })
}
