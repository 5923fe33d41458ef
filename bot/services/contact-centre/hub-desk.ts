import type { Attachment } from 'botframework-schema'
import type { Write } from '../../../data/store.ts'
import type { TicketDoc } from '../../../data/ticket.ts'
import type { Message } from '../../../dialogs/helpdesk/port.ts'
import { type ConversationDoc, conversationKey } from '../../conversation-doc.ts'
import { renderVar } from '../../render-vars.ts'
import type { HelpdeskDesk } from '../helpdesk/helpdesk-desk.ts'
import { historyOf } from '../helpdesk/history.ts'
import type { Place } from '../helpdesk/relay.ts'
import type { Hub, HubActivity } from './hub.ts'
import { hubMessage, initiation, sharedLater, takenBack } from './hub-message.ts'
import type { HubOutbox } from './hub-outbox.ts'

type Order = { seq: number; request: string }

/** What the hand-off needs of a contact centre: what is committed for it, and that it goes. */
export type HubDesk = {
  name: string
  message: (doc: TicketDoc, activity: HubActivity, order: Order) => Write
  /** The hand-off, with what was said when that was shared. */
  initiate: (doc: TicketDoc, request: string) => Promise<Write[]>
  /** What was said before, now that the candidate agreed. */
  share: (doc: TicketDoc, request: string) => Promise<Write[]>
  back: (doc: TicketDoc, order: Order) => Write
  /** What the candidate did while somebody of the contact centre is with them. */
  hear: (doc: TicketDoc, message: Message, attachments: Attachment[]) => Promise<Write>
  push: (partition: string) => void
  typing: (found: { place: Place }) => void
}

export function hubDesk(desk: Omit<HelpdeskDesk, 'hub'>, { name }: Hub, outbox: () => Pick<HubOutbox, 'push'>): HubDesk {
  const { store, now } = desk
  const message: HubDesk['message'] = (doc, activity, { seq, request }) => hubMessage(doc, activity, { seq, request, now: now() })

  async function seqOf({ conversation }: TicketDoc): Promise<number> {
    const state = await store.get<ConversationDoc>(conversationKey(conversation.channelId, conversation.conversationId))
    return state?.seq ?? 0
  }

  /** As the agents of the contact centre read it: the candidate's own words, and in words what else they did. */
  const said = (doc: TicketDoc, { about, words }: Message): string =>
    about === 'said' || about === 'files'
      ? words
      : String(renderVar({ key: `helpdesk.hub.${about}`, vars: { words } }, doc.language, desk.words))

  return {
    name,
    message,
    async initiate(doc, request) {
      const [seq, lines] = await Promise.all([seqOf(doc), doc.shared ? historyOf(store, doc) : []])
      return [message(doc, initiation(doc, lines), { seq, request })]
    },
    async share(doc, request) {
      const [seq, lines] = await Promise.all([seqOf(doc), historyOf(store, { ...doc, shared: true })])
      return [message(doc, sharedLater({ ...doc, shared: true }, lines), { seq, request })]
    },
    back: (doc, order) => message(doc, takenBack, order),
    async hear(doc, heard, attachments) {
      const activity: HubActivity = { type: 'message', text: said(doc, heard), ...(attachments.length > 0 && { attachments }) }
      return message(doc, activity, { seq: await seqOf(doc), request: heard.request })
    },
    push: (partition) => outbox().push(partition),
    typing: ({ place }) => desk.show(place.conversationId, { type: 'typing', from: { id: 'loket', role: 'bot' } }),
  }
}
