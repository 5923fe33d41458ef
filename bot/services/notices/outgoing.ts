import { handlingOf } from '../../../rules/notices/kinds.ts'
import { shortHash } from '../person-of.ts'
import { compose } from './compose.ts'
import type { Delivery } from './delivery.ts'
import type { CalendarFile, Outgoing } from './outbox.ts'
import type { Ready } from './ready-to-go.ts'

/** The message that says what is ready. Its id follows from the notices and the recipient, so that a repeat is the same message. */
export function outgoing({ reached, items }: Ready, recipientId: string, { words, stopUrl, calendar }: Delivery): Outgoing {
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
      items.map(({ notice, facts }) => ({ about: notice.about, vars: facts.vars })),
      reached.language,
      words,
      files.length > 0,
    ),
    to: reached,
    files,
    ...(kind && reached.subject && { stopUrl: stopUrl(reached.subject, kind) }),
  }
}
