import type { NoticeDoc } from '../../../data/notice.ts'
import type { Write } from '../../../data/store.ts'
import type { TicketDoc } from '../../../data/ticket.ts'
import type { HelpdeskDesk } from './helpdesk-desk.ts'

/** Names of what agents are told about a ticket that waits, by how often they were told. */
const abouts = ['helpdesk-new', 'helpdesk-waits', 'helpdesk-waits'] as const
const lives = 30 * 60_000

const idOf = ({ id, queuedAt }: Pick<TicketDoc, 'id' | 'queuedAt'>, told: number) => `helpdesk-${id}-${Date.parse(queuedAt)}-${told}`

/** Word to who can take it: who it was passed on to, else everybody at the helpdesk who takes conversations. Nothing when that is nobody, or while the contact centre has it. */
export function waitingNotice(doc: TicketDoc, { queue, now }: Pick<HelpdeskDesk, 'queue' | 'now'>): Write[] {
  const about = abouts[doc.told]
  const to = doc.for ? [doc.for.staffId] : queue.agents().ids
  if (!about || doc.hub || to.length === 0) return []
  const at = now()
  const notice: NoticeDoc = {
    partition: doc.partition,
    kind: 'notice',
    id: idOf(doc, doc.told),
    about: doc.for ? 'helpdesk-passed' : about,
    dueAt: at.toISOString(),
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + lives).toISOString(),
    prefer: 'chat',
    recipients: to.map((id) => ({ id: `staff:${id}`, state: 'pending' })),
    vars: {
      ticket: doc.id,
      person: doc.person,
      candidate: doc.name ?? '',
      waitingMinutes: Math.round((at.getTime() - Date.parse(doc.queuedAt)) / 60_000),
    },
  }
  return [{ op: 'put', doc: notice }]
}

/** Whoever was not told yet need not be any more. */
export const withoutNotices = (doc: TicketDoc): Write[] =>
  abouts
    .slice(0, doc.told)
    .map((_about, told) => ({ op: 'remove', key: { partition: doc.partition, kind: 'notice', id: idOf(doc, told) } }))

/** What an agent said while nobody looked, by e-mail, with consent or to a proved address. */
export function answerNotice(doc: TicketDoc, words: readonly string[], now: Date): NoticeDoc {
  return {
    partition: doc.partition,
    kind: 'notice',
    id: `helpdesk-answer-${doc.id}-${Date.parse(doc.unread?.since ?? '')}`,
    about: 'helpdesk-answer',
    dueAt: now.toISOString(),
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + 7 * 86_400_000).toISOString(),
    prefer: 'mail',
    recipients: [{ id: `ticket:${doc.id}`, state: 'pending' }],
    vars: { agent: doc.owner?.name ?? '', words: words.join('\n\n') },
  }
}
