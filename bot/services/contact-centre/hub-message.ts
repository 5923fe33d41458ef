import type { Write } from '../../../data/store.ts'
import type { Ticket, TicketDoc } from '../../../data/ticket.ts'
import type { HistoryLine } from '../../../dialogs/helpdesk/port.ts'
import { turnId } from '../../channel.ts'
import { patience, type WaitingDoc } from '../helpdesk/in-order.ts'
import { shortHash } from '../person-of.ts'
import type { HubActivity } from './hub.ts'

/** An activity on its way to the contact centre: kind `hub-message`, in the partition of the candidate's conversation; ids in the order in which they go. */
export type HubMessageDoc = WaitingDoc & { kind: 'hub-message'; activity: HubActivity }

const ttl = 14 * 86_400
/** Characters of a transcript that go along; the oldest lines are left out. A message of the Bot Framework may have 28 KB in Teams. */
const mostTranscript = 16_000

type About = Pick<TicketDoc, 'partition' | 'id' | 'conversation'>

/** What is to be committed so that the contact centre is given an activity, once. `seq` is the conversation's, `request` is the same when it is wished twice. */
export function hubMessage(doc: About, activity: HubActivity, { seq, request, now }: { seq: number; request: string; now: Date }): Write {
  const { channelId, conversationId } = doc.conversation
  const id = `${turnId(seq)}-${shortHash('hub', doc.id, request).slice(0, 12)}`
  const whole: HubActivity = {
    ...activity,
    id,
    timestamp: now.toISOString() as unknown as Date,
    relatesTo: {
      channelId,
      conversation: { id: conversationId, isGroup: false, conversationType: '', name: '' },
      serviceUrl: '',
      bot: { id: '', name: '' },
    },
    channelData: { ticket: doc.id, message: id },
  }
  const message: HubMessageDoc = {
    ...{ partition: doc.partition, kind: 'hub-message', id, attempts: 0, ttl, activity: whole },
    dueAt: new Date(now.getTime() + patience).toISOString(),
  }
  return { op: 'put', doc: message }
}

/** What helps the contact centre to find somebody: personal only when it was shared. */
const contextOf = (id: string, { language, reason, question, topics, shared, name, scan, step }: Ticket) => ({
  ...{ ticket: id, language, reason, topics },
  ...(question !== undefined && { question }),
  ...(shared && { ...(name !== undefined && { name }), ...(scan !== undefined && { scan }), ...(step !== undefined && { step }) }),
})

/** `handoff.initiate` as the Bot Framework defines it, as `EventFactory.createHandoffInitiation` makes it. */
export const initiation = (doc: TicketDoc, lines: readonly HistoryLine[]): HubActivity => ({
  type: 'event',
  name: 'handoff.initiate',
  value: contextOf(doc.id, doc),
  attachments: lines.length > 0 ? [transcript(doc, lines)] : [],
  entities: [],
})

/** What was said before, told later because the candidate agreed later. */
export const sharedLater = (doc: TicketDoc, lines: readonly HistoryLine[]): HubActivity => ({
  type: 'message',
  text: '',
  value: contextOf(doc.id, doc),
  attachments: [transcript(doc, lines)],
})

/** The candidate or our own desk took it back. */
export const takenBack: HubActivity = { type: 'endOfConversation', code: 'userCancelled' }

function transcript({ conversation }: TicketDoc, lines: readonly HistoryLine[]) {
  const said = lines.map(({ at, by, words }) => ({
    type: 'message',
    timestamp: at,
    conversation: { id: conversation.conversationId },
    from: { id: by, name: by, role: by === 'candidate' ? 'user' : 'bot' },
    text: words,
  }))
  while (JSON.stringify(said).length > mostTranscript) said.shift()
  return { contentType: 'application/json', name: 'Transcript', content: { activities: said } }
}
