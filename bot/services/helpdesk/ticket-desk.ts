import { ConflictError, type Stored, StoreUnavailableError, type Write } from '../../../data/store.ts'
import type { OpenTicketDoc, Ticket, TicketDoc, TicketMark } from '../../../data/ticket.ts'
import type { TicketChanged, TicketRefusal } from '../../../dialogs/helpdesk/port.ts'
import type { Reply } from '../../../dialogs/reply.ts'
import { ticketCard } from '../../../rules/helpdesk/ticket-card.ts'
import { ticketDue } from '../../../rules/helpdesk/ticket-due.ts'
import { markDone } from '../../../rules/helpdesk/ticket-moves.ts'
import { ttlSeconds } from '../../../rules/retention.ts'
import { type ConversationDoc, conversationKey } from '../../conversation-doc.ts'
import { shortHash } from '../person-of.ts'
import type { HelpdeskDesk } from './helpdesk-desk.ts'
import { keepFigure } from './keep-figure.ts'
import type { Place, Relay } from './relay.ts'
import { type Spoken, spoken } from './spoken.ts'

/** What becomes of a ticket. `say` is heard by the candidate outside a turn of theirs; then `mark` is what their conversation remembers of it. `beside` goes along in the commit. */
export type Step = {
  ticket: Ticket
  say?: Pick<Spoken, 'replies' | 'attachments' | 'speaker'>
  mark?: TicketMark
  beside?: readonly Write[]
  /** What time itself does needs no memory. */
  byItself?: true
  /** The contact centre did it itself and need not be told that it no longer has it. */
  hubKnows?: true
}
export type Judge = (doc: Stored<TicketDoc>, conversation: ConversationDoc | undefined) => Step | TicketRefusal | undefined

export type TicketDesk = HelpdeskDesk & { relay: Relay; change: ChangeTicket }
export type ChangeTicket = (place: Place, id: string, request: string, judge: Judge) => Promise<TicketChanged>

const attempts = 20
export const ticketKey = ({ channelId, conversationId }: Place, id: string) => ({
  partition: conversationKey(channelId, conversationId).partition,
  kind: 'ticket' as const,
  id,
})
export const openKey = (partition: string) => ({ partition, kind: 'open-ticket' as const, id: 'open-ticket' as const })
/** Whether its conversation has this ticket open, and can have no other. */
const isOpen = ({ state, detachedAt }: Ticket) => detachedAt === undefined && (state === 'waiting' || state === 'claimed')

/** The ticket as it is stored: due when something is to be said about it. */
export function ticketDoc(desk: Pick<HelpdeskDesk, 'programme'>, before: Pick<TicketDoc, 'partition' | 'id'>, ticket: Ticket): TicketDoc {
  const due = ticketDue(ticket, desk.programme)
  const { dueAt: _due, etag: _etag, ...rest } = { ...(ticket as TicketDoc) }
  return {
    ...rest,
    partition: before.partition,
    kind: 'ticket',
    id: before.id,
    ttl: ttlSeconds(desk.programme, 'helpdesk-question'),
    ...(due && { dueAt: due.at.toISOString() }),
  }
}

/** Changes a ticket, and with it what the candidate's conversation says and remembers, in one commit. Once for a request; of two at once one is first and the other judged again. */
export function ticketChanger(desk: HelpdeskDesk, relay: Relay): ChangeTicket {
  const { store, programme } = desk
  return async (place, id, request, judge) => {
    const key = ticketKey(place, id)
    const told = shortHash('ticket', id, request)
    for (let left = attempts; left > 0; left--) {
      const [doc, conversation] = await Promise.all([
        store.get<TicketDoc>(key),
        store.get<ConversationDoc>(conversationKey(place.channelId, place.conversationId)),
      ])
      if (!doc) return { ok: false, reason: 'unknown' }
      if (doc.done.includes(request)) return { ok: true, id, ticket: doc }
      const step = judge(doc, conversation)
      if (!step) return { ok: true, id, ticket: doc }
      if ('ok' in step) return step
      const { say, mark, beside = [] } = step
      const first = say?.speaker !== undefined && doc.firstSaidAt === undefined ? { firstSaidAt: desk.now().toISOString() } : {}
      const ticket = { ...(step.byItself ? step.ticket : markDone(step.ticket, request)), ...first }
      const next: TicketDoc = { ...ticketDoc(desk, key, ticket), etag: doc.etag }
      const open: OpenTicketDoc = { ...openKey(key.partition), ticket: id, ttl: next.ttl ?? 0 }
      const talking =
        say && conversation && next.detachedAt === undefined
          ? spoken(
              conversation,
              {
                ...say,
                id: told,
                ticket: id,
                change: (one) => (mark ? { ...one, memory: { ...one.memory, ticket: mark } } : one),
              },
              desk,
            )
          : undefined
      const left = doc.hub !== undefined && next.hub === undefined && !step.hubKnows
      const back = left && desk.hub ? [desk.hub.back(doc, { seq: conversation?.seq ?? 0, request: `back ${request}` })] : []
      const lock: Write[] =
        isOpen(doc) === isOpen(next) ? [] : isOpen(next) ? [{ op: 'create', doc: open }] : [{ op: 'remove', key: openKey(key.partition) }]
      try {
        await store.commit([{ op: 'put', doc: next }, ...lock, ...(talking?.writes ?? []), ...beside, ...back])
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error
        const held = isOpen(next) && !isOpen(doc) ? await store.get<OpenTicketDoc>(openKey(key.partition)) : undefined
        if (held && held.ticket !== id) return { ok: false, reason: 'state' }
        continue
      }
      await desk.queue.put(ticketCard(id, next, ttlSeconds(programme, 'helpdesk-question')))
      await keepFigure(desk, doc, next)
      if (doc.hub || next.hub) desk.hub?.push(key.partition)
      if (talking) relay.deliver(place, talking.activities)
      if (next.dueAt !== undefined && next.dueAt <= desk.now().toISOString()) desk.wake(key)
      return { ok: true, id, ticket: next }
    }
    throw new StoreUnavailableError(`a ticket kept changing during ${attempts} attempts`)
  }
}

/** A message of ours. */
export const said = (...replies: Reply[]): NonNullable<Step['say']> => ({ replies })
