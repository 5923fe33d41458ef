import type { NoticeDoc } from '../../../data/notice.ts'
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

/** Notices by which a school leader is asked whom the school would like: the link leads to the names. */
const roundNotices: readonly string[] = ['round-invited-school', 'round-reminder-school']

/** What a message is called: it follows from its notices and the recipient. */
export const messageId = (recipientId: string, notices: readonly Pick<NoticeDoc, 'partition' | 'id'>[]) =>
  shortHash('notice', recipientId, ...notices.map(({ partition, id }) => `${partition} ${id}`).toSorted())

/** The message that says what is ready. Its id follows from the notices and the recipient, so that a repeat is the same message. */
export function outgoing(
  { reached, items }: Ready,
  recipientId: string,
  { words, stopUrl, placeUrl, schoolUrl, roundUrl, calendar, meetingFile }: Delivery,
): Outgoing {
  const { kind } = handlingOf(items[0].notice.about, reached.staff)
  const files = items.flatMap(({ notice, facts }): CalendarFile[] => {
    if (!notice.calendar) return []
    const cancels = notice.calendar === 'cancel'
    if (facts.meeting) {
      const text = (key: 'summary' | 'summarySchool' | 'file' | 'fileCancelled', vars: Record<string, string> = {}) =>
        words.texts.text(reached.language, `rounds.meeting.${key}`, vars)
      const toSchool = recipientId.startsWith('school:')
      const summary = text(toSchool ? 'summarySchool' : 'summary', { name: String(notice.vars.name), school: String(notice.vars.school) })
      const name = text(cancels ? 'fileCancelled' : 'file', { date: facts.meeting.start.slice(0, 10) })
      const content = meetingFile(facts.meeting, summary, reached, notice.calendar)
      return [{ name, content, method: cancels ? 'CANCEL' : 'REQUEST' }]
    }
    const about = facts.session ?? notice.event
    if (!about) return []
    const name = words.texts.text(reached.language, cancels ? 'sessions.file.cancelled' : 'sessions.file.invitation', {
      date: about.start.slice(0, 10),
    })
    return [{ name, content: calendar(about, reached, notice.calendar), method: cancels ? 'CANCEL' : 'REQUEST' }]
  })
  return {
    id: messageId(
      recipientId,
      items.map(({ notice }) => notice),
    ),
    composed: compose(
      items.map(({ notice, facts }) => {
        const offer = facts.session?.roster.waiting.find((one) => one.id === recipientId)?.offer
        const link =
          offer && facts.session && placeUrl({ session: facts.session.id, id: recipientId, offerAt: offer.at, locale: reached.language })
        const { person: candidate, offer: asked } = notice.vars
        const answers = schoolNotices.includes(notice.about) && schoolUrl({ candidate: String(candidate), offer: String(asked) })
        const names =
          roundNotices.includes(notice.about) && roundUrl({ round: String(notice.vars.round), school: recipientId.slice('school:'.length) })
        const leads = answers || names || (offerNotices.includes(notice.about) && link)
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
