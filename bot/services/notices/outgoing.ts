import { handlingOf } from '../../../rules/notices/kinds.ts'
import { surveyOf } from '../../../rules/notices/notice-actions.ts'
import { shortHash } from '../person-of.ts'
import { compose } from './compose.ts'
import type { Delivery } from './delivery.ts'
import type { CalendarFile, Outgoing } from './outbox.ts'
import type { Ready } from './ready-to-go.ts'

/** Notices of a place that is kept for somebody: their mail has the link that takes it. */
const offerNotices: readonly string[] = ['offered', 'changedOffered']
/** Notices by which a school leader is asked for a place: the link answers. */
const schoolNotices: readonly string[] = ['school-offer', 'school-offer-again']

/** The message that says what is ready. Its id follows from the notices and the recipient, so that a repeat is the same message. */
export function outgoing(
  { reached, items }: Ready,
  recipientId: string,
  { words, stopUrl, placeUrl, schoolUrl, calendar }: Delivery,
): Outgoing {
  const names = items.map(({ notice }) => `${notice.partition} ${notice.id}`).toSorted()
  const { kind } = handlingOf(items[0].notice.about, reached.staff)
  const files = items.flatMap(({ notice, facts }): CalendarFile[] => {
    if (!notice.calendar || !facts.session) return []
    const cancels = notice.calendar === 'cancel'
    const name = words.texts.text(reached.language, cancels ? 'sessions.file.cancelled' : 'sessions.file.invitation', {
      date: facts.session.start.slice(0, 10),
    })
    return [{ name, content: calendar(facts.session, reached, notice.calendar), method: cancels ? 'CANCEL' : 'REQUEST' }]
  })
  return {
    id: shortHash('notice', recipientId, ...names),
    composed: compose(
      items.map(({ notice, facts }) => {
        const offer = facts.session?.roster.waiting.find((one) => one.id === recipientId)?.offer
        const link =
          offer && facts.session && placeUrl({ session: facts.session.id, id: recipientId, offerAt: offer.at, locale: reached.language })
        const { person: candidate, offer: asked } = notice.vars
        const answers = schoolNotices.includes(notice.about) && schoolUrl({ candidate: String(candidate), offer: String(asked) })
        const leads = answers || (offerNotices.includes(notice.about) && link)
        const survey = reached.staff ? undefined : surveyOf(notice.about, notice.vars)
        return {
          about: notice.about,
          vars: facts.vars,
          values: notice.vars,
          ...(leads && { link: leads }),
          ...(survey !== undefined && { survey }),
        }
      }),
      reached.language,
      words,
      files.length > 0,
    ),
    to: reached,
    files,
    ...(kind && reached.subject && { stopUrl: stopUrl(reached.subject, kind) }),
  }
}
