import type { Ticket } from '../../data/ticket.ts'
import type { Reply } from '../reply.ts'
import { nameVar } from './desk-context.ts'

/** Told to an agent once: nobody looks at the web chat now, and what becomes of what they say. Nothing while somebody does. */
export function notSeen(ticket: Pick<Ticket, 'unread' | 'mail' | 'name'>): Reply[] {
  if (ticket.unread?.words.length !== 1) return []
  const mailed = ticket.mail !== undefined || ticket.name !== undefined
  return [{ key: mailed ? 'helpdesk.agent.notSeenMail' : 'helpdesk.agent.notSeen', vars: { name: nameVar(ticket) } }]
}
