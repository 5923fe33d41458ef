import type { Doc, Stored } from '../../../data/store.ts'
import type { TicketDoc } from '../../../data/ticket.ts'
import type { Reply } from '../../../dialogs/reply.ts'
import { ticketDue } from '../../../rules/helpdesk/ticket-due.ts'
import { moveTicket } from '../../../rules/helpdesk/ticket-moves.ts'
import { toOwnDesk } from '../contact-centre/hub-side.ts'
import { shortHash } from '../person-of.ts'
import { type Step, said, type TicketDesk } from './ticket-desk.ts'
import { answerNotice, waitingNotice, withoutNotices } from './ticket-notices.ts'

/** It takes long: an answer by e-mail, or stay. */
const late: Reply = {
  key: 'helpdesk.late',
  choices: [
    { label: { key: 'helpdesk.queue.byMail' }, value: 'desk-mail' },
    { label: { key: 'helpdesk.queue.wait' }, value: 'desk-wait' },
    { label: { key: 'helpdesk.queue.leave' }, value: 'desk-leave' },
  ],
}

/** Does what is due of a ticket by itself: word to agents, an e-mail instead of waiting, an end to what nobody answers. */
export function ticketTender(desk: TicketDesk) {
  const { programme, now, relay } = desk

  const isSeen = ({ conversation, detachedAt }: TicketDoc) => detachedAt === undefined && desk.isOpen(conversation.conversationId)

  function step(doc: TicketDoc, what: string): Step {
    const at = now().toISOString()
    const name = doc.owner?.name ?? ''
    switch (what) {
      case 'new':
      case 'remind':
        return { ticket: { ...doc, told: doc.told + 1 }, beside: waitingNotice(doc, desk) }
      case 'late': {
        if (doc.hub) return toOwnDesk(doc, desk)
        const offered = doc.outOfHours || doc.mail !== undefined
        return { ticket: { ...doc, told: doc.told + 1 }, ...(!offered && { say: said(late) }) }
      }
      case 'wake': {
        const { snoozedUntil: _over, ...rest } = doc
        return { ticket: rest }
      }
      case 'mail': {
        const { unread, ...rest } = doc
        const seen = isSeen(doc)
        return { ticket: rest, beside: unread && !seen ? [{ op: 'put', doc: answerNotice(doc, unread.words, now()) }] : [] }
      }
      default: {
        const email = programme.contacts.find((one) => one.id === programme.helpdesk)?.email ?? ''
        const moved = moveTicket(doc, { move: 'expire' }, at)
        return {
          ticket: moved.ok ? moved.ticket : doc,
          say: said(what === 'quiet' ? { key: 'helpdesk.quiet', vars: { agent: name } } : { key: 'helpdesk.expired', vars: { email } }),
          mark: { id: doc.id, state: 'expired' },
          beside: withoutNotices(doc),
        }
      }
    }
  }

  /** What an agent hears of it: nothing, but when they wanted to come back to it, it fell quiet, or what they said was seen at last. */
  const toAgent = ({ what, doc }: { what: string; doc: TicketDoc }): 'woken' | 'quiet' | 'seen' | undefined => {
    if (what === 'mail') return doc.unread && isSeen(doc) ? 'seen' : undefined
    return what === 'wake' ? 'woken' : what === 'quiet' ? 'quiet' : undefined
  }

  return async (found: Stored<Doc>): Promise<void> => {
    const { conversation, id } = found as Stored<TicketDoc>
    let did: { what: string; doc: TicketDoc } | undefined
    await desk.change(conversation, id, `tend-${found.etag}`, (doc) => {
      const due = ticketDue(doc, programme)
      // Judged again after losing to somebody, it may be due no more.
      did = undefined
      if (due && due.at > now()) return { ticket: doc, byItself: true }
      did = due && { what: due.what, doc }
      return { ...(due ? step(doc, due.what) : { ticket: doc }), byItself: true }
    })
    const at = did?.doc.owner?.at
    const heard = did && toAgent(did)
    if (!did || !at || !heard) return
    const { number = 0 } = did.doc.owner ?? {}
    await relay.tell(at, {
      id: shortHash('tend', id, did.what, found.etag),
      ticket: id,
      person: did.doc.person,
      replies: [
        {
          key: `helpdesk.agent.${heard}`,
          vars: { number, name: did.doc.name ?? { key: 'helpdesk.someone' } },
          ...(heard === 'woken' && { choices: [{ label: { key: 'helpdesk.agent.to', vars: { number } }, value: `desk-to ${number}` }] }),
        },
      ],
    })
  }
}
