import type { Doc, Stored } from '../../../data/store.ts'
import type { Handle } from '../../channel.ts'
import type { HelpdeskDesk } from '../helpdesk/helpdesk-desk.ts'
import type { Relay } from '../helpdesk/relay.ts'
import { type TicketDesk, ticketChanger } from '../helpdesk/ticket-desk.ts'
import { besideHub, botFrameworkHub } from './bot-framework-hub.ts'
import type { Hub, HubEvent } from './hub.ts'
import { hubDesk } from './hub-desk.ts'
import { hubOutbox } from './hub-outbox.ts'
import type { HubReference } from './hub-reference.ts'
import { hubSide } from './hub-side.ts'

export type ContactCentre = {
  /** The desk of the hand-off, with the contact centre when there is one. */
  desk: TicketDesk
  handlers: Readonly<Record<string, (doc: Stored<Doc>) => Promise<void>>>
  /** What the contact centre says, however it came. */
  heard: (event: HubEvent) => Promise<void>
  beside: (next: Handle) => Handle
  idle: () => Promise<void>
}

/** The contact centre that is asked before our own desk. Without one everything is our own desk's. */
export function openContactCentre(plain: Omit<HelpdeskDesk, 'hub'>, relay: Relay, reference: HubReference | undefined): ContactCentre {
  const hub = reference && botFrameworkHub(reference, plain.post)
  if (!hub || !reference) {
    const desk = { ...plain, relay, change: ticketChanger(plain, relay) }
    return { desk, handlers: {}, heard: async () => {}, beside: (next) => next, idle: async () => {} }
  }
  const { desk, heard, outbox } = withHub(plain, relay, hub)
  return { desk, heard, handlers: { 'hub-message': (doc) => outbox.handle(doc) }, beside: besideHub(reference, heard), idle: outbox.idle }
}

function withHub(plain: Omit<HelpdeskDesk, 'hub'>, relay: Relay, hub: Hub) {
  const own = hubDesk(plain, hub, () => outbox)
  const all = { ...plain, hub: own }
  const desk: TicketDesk = { ...all, relay, change: ticketChanger(all, relay) }
  const heard = hubSide(desk, own)
  const outbox = hubOutbox({
    ...{ store: plain.store, now: plain.now, log: plain.log, hub },
    refused: (ticket) => heard({ what: 'failed', ticket, request: `refused/${ticket}/${plain.now().toISOString()}` }),
  })
  return { desk, heard, outbox }
}
