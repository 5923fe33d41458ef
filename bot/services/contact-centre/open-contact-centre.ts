import type { Server } from 'restify'
import type { Doc, Stored } from '../../../data/store.ts'
import type { Handle } from '../../channel.ts'
import type { HelpdeskDesk } from '../helpdesk/helpdesk-desk.ts'
import type { Relay } from '../helpdesk/relay.ts'
import { type TicketDesk, ticketChanger } from '../helpdesk/ticket-desk.ts'
import { besideHub, botFrameworkHub } from './bot-framework-hub.ts'
import { chatwootHub } from './chatwoot.ts'
import { hubDesk } from './hub-desk.ts'
import { hubOutbox } from './hub-outbox.ts'
import type { ChatwootInbox, HubReference } from './hub-reference.ts'
import { hubSide } from './hub-side.ts'
import { mountChatwoot } from './mount-chatwoot.ts'

export type ContactCentre = {
  /** The desk of the hand-off, with the contact centre when there is one. */
  desk: TicketDesk
  handlers: Readonly<Record<string, (doc: Stored<Doc>) => Promise<void>>>
  beside: (next: Handle) => Handle
  mount: (server: Server) => void
  idle: () => Promise<void>
}

/** The contact centre that is asked before our own desk. Without one everything is our own desk's. */
export function openContactCentre(
  plain: Omit<HelpdeskDesk, 'hub'>,
  relay: Relay,
  wanted: HubReference | ChatwootInbox | undefined,
): ContactCentre {
  if (!wanted) {
    const desk = { ...plain, relay, change: ticketChanger(plain, relay) }
    return { desk, handlers: {}, beside: (next) => next, mount: () => {}, idle: async () => {} }
  }
  const hub = 'chatwoot' in wanted ? chatwootHub(wanted) : botFrameworkHub(wanted, plain.post)
  const own = hubDesk(plain, hub, () => outbox)
  const all = { ...plain, hub: own }
  const desk: TicketDesk = { ...all, relay, change: ticketChanger(all, relay) }
  const heard = hubSide(desk, own)
  const outbox = hubOutbox({
    ...{ store: plain.store, now: plain.now, me: plain.newId(), log: plain.log, hub },
    refused: (ticket) => heard({ what: 'failed', ticket, request: `refused/${ticket}/${plain.now().toISOString()}` }),
  })
  return {
    desk,
    handlers: { 'hub-message': (doc) => outbox.handle(doc) },
    beside: 'chatwoot' in wanted ? (next) => next : besideHub(wanted, heard),
    mount: (server) => {
      if ('chatwoot' in wanted) mountChatwoot(server, wanted, heard, plain.log)
    },
    idle: outbox.idle,
  }
}
