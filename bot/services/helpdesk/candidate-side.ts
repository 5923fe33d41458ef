import { ConflictError, type Write } from '../../../data/store.ts'
import type { OpenTicketDoc, Ticket, TicketDoc } from '../../../data/ticket.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Message, Standing, TicketRefusal, TicketStanding, Tickets, TicketWish } from '../../../dialogs/helpdesk/port.ts'
import { mayDo, type TicketAction } from '../../../rules/helpdesk/may-do.ts'
import { expectedMinutes, placeInLine } from '../../../rules/helpdesk/queue-place.ts'
import { ticketCard } from '../../../rules/helpdesk/ticket-card.ts'
import { moveTicket } from '../../../rules/helpdesk/ticket-moves.ts'
import { isOpen, nextOpening } from '../../../rules/opening-hours.ts'
import { ttlSeconds } from '../../../rules/retention.ts'
import { conversationKey } from '../../conversation-doc.ts'
import type { HubDesk } from '../contact-centre/hub-desk.ts'
import { personOf, shortHash } from '../person-of.ts'
import { detacher } from './detach.ts'
import { passFiles, wordsWith } from './pass-files.ts'
import { saidKey } from './spoken.ts'
import { openKey, type Step, type TicketDesk, ticketDoc, ticketKey } from './ticket-desk.ts'
import { withoutNotices } from './ticket-notices.ts'

export type CandidateDeeds = 'detach' | 'open' | 'comeBack' | 'standing' | 'share' | 'mail' | 'leave' | 'rate' | 'hear'

const placeOf = ({ channelId, conversationId }: Who) => ({ channelId, conversationId })
export const viewerOf = (who: Who) => ({ roles: who.roles, staffId: who.staffId, conversation: placeOf(who) })

/** Minutes within which that somebody said something is not written down again. */
const lastAtMinutes = 10

/** What a candidate does with their own ticket. It changes the ticket only: what their conversation says and remembers is their turn's. */
export function candidateSide(desk: TicketDesk): Pick<Tickets, CandidateDeeds> {
  const { store, programme, queue, relay, now } = desk
  const ttl = () => ttlSeconds(programme, 'helpdesk-question')

  function standingOf(id: string, ticket: Ticket): TicketStanding {
    const agents = queue.agents()
    const opensAt = isOpen(programme, now()) ? undefined : nextOpening(programme, now())
    const place = placeInLine(queue.all(), id)
    return {
      ...{ id, state: ticket.state, place, shared: ticket.shared, mail: ticket.mail !== undefined },
      there: !isOpen(programme, now()) ? 'closed' : ticket.hub === 'asked' ? 'elsewhere' : agents.available > 0 ? 'now' : 'away',
      ...(opensAt && { opensAt: opensAt.toISOString() }),
      minutes: expectedMinutes(place, agents, queue.all()),
      ...(ticket.owner && { agent: ticket.owner.name }),
    }
  }

  async function open(who: Who, wish: TicketWish): Promise<TicketStanding> {
    const place = placeOf(who)
    const { partition } = conversationKey(place.channelId, place.conversationId)
    const doc = await fresh(who, wish)
    const lock: OpenTicketDoc = { ...openKey(partition), ticket: doc.id, ttl: ttl() }
    try {
      await store.commit([{ op: 'create', doc }, { op: 'create', doc: lock }, ...((await desk.hub?.initiate(doc, wish.request)) ?? [])])
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
      // One is open, or this very wish was done before.
      const held = await store.get<OpenTicketDoc>(openKey(partition))
      const known = await store.get<TicketDoc>(ticketKey(place, held?.ticket ?? doc.id))
      if (!known) throw error
      return standingOf(known.id, known)
    }
    await queue.put(ticketCard(doc.id, doc, ttl()))
    desk.hub?.push(partition)
    desk.wake(doc)
    return standingOf(doc.id, doc)
  }

  async function fresh(who: Who, { language, reason, question, topics, scan, request }: TicketWish): Promise<TicketDoc> {
    const place = placeOf(who)
    const at = now().toISOString()
    const about = who.proved && who.personId !== undefined ? await desk.about(who.personId) : undefined
    const ticket: Ticket = {
      ...{
        state: 'waiting',
        conversation: place,
        person: personOf(who),
        language,
        reason,
        topics: [...topics],
        notes: [],
        done: [],
        told: 0,
      },
      ...(question !== undefined && { question }),
      ...(scan !== undefined && { scan }),
      ...(about && { name: about.name, ...(about.coach && { coach: about.coach }), ...(about.step && { step: about.step }) }),
      shared: about?.shares ?? false,
      ...(desk.hub && { hub: 'asked' as const }),
      ...{ openedAt: at, queuedAt: at, lastAt: at, outOfHours: !isOpen(programme, now()) },
    }
    return ticketDoc(desk, ticketKey(place, shortHash('ticket', place.channelId, place.conversationId, request).slice(0, 16)), ticket)
  }

  async function change(
    who: Who,
    id: string,
    action: TicketAction,
    request: string,
    next: (doc: TicketDoc) => Step | TicketRefusal,
  ): Promise<Standing> {
    const changed = await desk.change(placeOf(who), id, request, (doc) => {
      const may = mayDo(viewerOf(who), doc, action)
      return may.ok ? next(doc) : may
    })
    return changed.ok ? { ok: true, ...standingOf(id, changed.ticket) } : changed
  }

  /** What is to be committed for a contact centre, when there is one. */
  async function forHub(
    who: Who,
    id: string,
    what: (hub: HubDesk, doc: TicketDoc) => Promise<Write[]> | undefined,
  ): Promise<readonly Write[]> {
    const doc = desk.hub && (await store.get<TicketDoc>(ticketKey(placeOf(who), id)))
    return (desk.hub && doc && (await what(desk.hub, doc))) ?? []
  }

  /** Once for a request: the mark goes along. */
  async function toHub(who: Who, doc: TicketDoc, message: Message, hub: HubDesk): Promise<void> {
    const mark = saidKey(doc.partition, shortHash('hear', doc.id, message.request))
    const passed = await passFiles(desk, who, message.files ?? [], doc.conversation, message.request)
    const write = await hub.hear(doc, message, passed.attachments)
    try {
      await store.commit([{ op: 'create', doc: { ...mark, ttl: ttlSeconds(programme, 'conversation') } }, write])
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
    }
    hub.push(doc.partition)
  }

  /** Words and files of the candidate, as the agent's conversation shows them. */
  async function toAgent(who: Who, doc: TicketDoc, { words, about, files = [], request }: Message): Promise<void> {
    const at = doc.owner?.at
    if (!doc.owner || !at) return
    const { number, staffId } = doc.owner
    const several = queue.all().filter((one) => one.state === 'claimed' && one.owner?.staffId === staffId).length > 1
    const passed = await passFiles(desk, who, files, doc.conversation, request)
    const vars = { number, name: doc.name ?? { key: 'helpdesk.someone' as const }, words: wordsWith(words, passed) }
    await relay.tell(at, {
      id: shortHash('hear', doc.id, request),
      ticket: doc.id,
      person: doc.person,
      replies: [
        {
          key: `helpdesk.heard.${about}`,
          vars,
          ...(several && { choices: [{ label: { key: 'helpdesk.agent.to', vars: { number } }, value: `desk-to ${number}` }] }),
        },
      ],
      attachments: passed.attachments,
    })
  }

  return {
    open,
    async standing(who, id) {
      const doc = await store.get<TicketDoc>(ticketKey(placeOf(who), id))
      return doc && (mayDo(viewerOf(who), doc, 'rate').ok || mayDo(viewerOf(who), doc, 'hear').ok)
        ? { ok: true, ...standingOf(id, doc) }
        : { ok: false, reason: 'unknown' }
    },
    async share(who, id, yes, request) {
      const beside = yes ? await forHub(who, id, (hub, doc) => (doc.hub ? hub.share(doc, request) : undefined)) : []
      return change(who, id, 'share', request, (doc) => ({ ticket: { ...doc, shared: yes }, ...(doc.hub && { beside }) }))
    },
    mail: (who, id, { email, version, request }) =>
      change(who, id, 'mail', request, (doc) => ({
        ticket: { ...doc, mail: { email, ...(version !== undefined && { version }), at: now().toISOString() } },
      })),
    async leave(who, id, request) {
      let left: TicketDoc | undefined
      const changed = await change(who, id, 'leave', request, (doc) => {
        const moved = moveTicket(doc, { move: 'leave' }, now().toISOString())
        if (!moved.ok) return { ok: false, reason: 'state' }
        left = doc
        return { ticket: moved.ticket, beside: withoutNotices(doc) }
      })
      if (changed.ok && left?.owner?.at) {
        const { number, at } = left.owner
        await relay.tell(at, {
          id: shortHash('left', id, request),
          ticket: id,
          person: left.person,
          replies: [{ key: 'helpdesk.agent.left', vars: { number, name: left.name ?? { key: 'helpdesk.someone' } } }],
        })
      }
      return changed
    },
    detach: detacher(desk),
    rate: (who, id, rating, request) => change(who, id, 'rate', request, (doc) => ({ ticket: { ...doc, rating } })),
    async comeBack(who, id, wish) {
      const { request } = wish
      const beside = await forHub(who, id, (hub, doc) => hub.initiate({ ...doc, ...askedNow(wish) }, request))
      return change(who, id, 'reopen', request, (doc) => {
        const moved = moveTicket(doc, { move: 'reopen', outOfHours: !isOpen(programme, now()) }, now().toISOString())
        if (!moved.ok) return { ok: false, reason: moved.reason === 'late' ? 'late' : 'state' }
        return { ticket: { ...moved.ticket, ...askedNow(wish), ...(desk.hub && { hub: 'asked' }) }, beside }
      })
    },
    async hear(who, id, message) {
      const doc = await store.get<TicketDoc>(ticketKey(placeOf(who), id))
      if (!doc) return { ok: false, reason: 'unknown' }
      const may = mayDo(viewerOf(who), doc, 'hear')
      if (!may.ok) return may
      const stale = now().getTime() - Date.parse(doc.lastAt) > lastAtMinutes * 60_000
      if (stale || doc.unread || doc.snoozedUntil !== undefined)
        await change(who, id, 'hear', message.request, ({ unread: _read, snoozedUntil: _woken, ...rest }) => ({
          ticket: { ...rest, lastAt: now().toISOString() },
        }))
      if (doc.hub === 'accepted' && desk.hub) await toHub(who, doc, message, desk.hub)
      else await toAgent(who, doc, message)
      return { ok: true }
    },
  }
}

/** What somebody who comes back asks for now; what they do not say again stays as it was. */
const askedNow = ({ language, reason, question, topics, scan }: TicketWish): Partial<Ticket> => ({
  language,
  ...(reason !== 'asked' && { reason }),
  ...(question !== undefined && { question, topics: [...topics] }),
  ...(scan !== undefined && { scan }),
})
