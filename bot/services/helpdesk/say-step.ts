import type { Attachment } from 'botframework-schema'
import type { TicketDoc } from '../../../data/ticket.ts'
import type { Var } from '../../../dialogs/reply.ts'
import { channelId as directLine } from '../../direct-line/transcript.ts'
import { renderVar } from '../../render-vars.ts'
import type { HelpdeskDesk } from './helpdesk-desk.ts'
import type { Step } from './ticket-desk.ts'

const mostWords = 50
const saying = { said: 'helpdesk.said', edited: 'helpdesk.saidEdited', deleted: 'helpdesk.saidDeleted' } as const

type Message = { agent: string; words: Var; about: keyof typeof saying; attachments: readonly Attachment[] }

/** Words of whoever helps: the candidate hears them now, and by e-mail when nobody looks at their web chat. */
export function sayStep(
  doc: TicketDoc,
  { agent, words, about, attachments }: Message,
  desk: Pick<HelpdeskDesk, 'isOpen' | 'now' | 'words'>,
): Step {
  const at = desk.now().toISOString()
  const { channelId, conversationId } = doc.conversation
  const away = doc.detachedAt !== undefined || (channelId === directLine && !desk.isOpen(conversationId))
  const { unread, ...rest } = doc
  const text = String(renderVar(words, doc.language, desk.words))
  const later = {
    since: unread?.since ?? at,
    words: [...(unread?.words ?? []), text].slice(-mostWords),
  }
  const mailed = [...(doc.mailed ?? []), { at, by: agent, words: text }].slice(-mostWords)
  return {
    ticket: { ...rest, lastAt: at, ...(away && { unread: later }), ...(doc.detachedAt !== undefined && { mailed }) },
    say: { replies: [{ key: saying[about], vars: { agent, words } }], attachments, speaker: agent },
  }
}
