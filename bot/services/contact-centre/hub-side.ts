import { contactCentreId, type OpenTicketDoc, type TicketDoc } from '../../../data/ticket.ts'
import type { Reply } from '../../../dialogs/reply.ts'
import { moveTicket } from '../../../rules/helpdesk/ticket-moves.ts'
import { isOpen, nextOpening } from '../../../rules/opening-hours.ts'
import { conversationKey } from '../../conversation-doc.ts'
import { over } from '../helpdesk/agent-side.ts'
import { historyOf } from '../helpdesk/history.ts'
import type { Place } from '../helpdesk/relay.ts'
import { sayStep } from '../helpdesk/say-step.ts'
import { openKey, type Step, said, type TicketDesk } from '../helpdesk/ticket-desk.ts'
import { withoutNotices } from '../helpdesk/ticket-notices.ts'
import type { HubEvent } from './hub.ts'
import type { HubDesk } from './hub-desk.ts'

/** The contact centre cannot: our own desk takes over, and the candidate hears it. */
export function toOwnDesk(doc: TicketDoc, { programme, now }: Pick<TicketDesk, 'programme' | 'now'>): Step {
  const moved = moveTicket(doc, { move: 'to-desk' }, now().toISOString())
  if (!moved.ok) return { ticket: doc, byItself: true }
  const opening = isOpen(programme, now()) ? undefined : nextOpening(programme, now())
  const when = opening ? ({ key: 'helpdesk.hub.opens', vars: { opening: { at: opening.toISOString(), style: 'dateTime' } } } as const) : ''
  const failed: Reply = {
    key: 'helpdesk.hub.failed',
    vars: { when },
    choices: [
      ...(doc.mail ? [] : [{ label: { key: 'helpdesk.queue.byMail' as const }, value: 'desk-mail' }]),
      { label: { key: 'helpdesk.queue.leave' }, value: 'desk-leave' },
    ],
  }
  return { ticket: moved.ticket, say: said(failed), mark: { id: doc.id, state: 'waiting' }, beside: withoutNotices(doc) }
}

/** What a contact centre says, done to the ticket it lies with; to any other ticket it means nothing. */
export function hubSide(desk: TicketDesk, hub: HubDesk) {
  const { store, now } = desk

  async function find({ ticket, place }: HubEvent): Promise<{ place: Place; id: string } | undefined> {
    if (ticket !== undefined) {
      const card = await desk.queue.find(ticket)
      return card && { place: card.conversation, id: ticket }
    }
    const lock = place && (await store.get<OpenTicketDoc>(openKey(conversationKey(place.channelId, place.conversationId).partition)))
    return place && lock && { place, id: lock.ticket }
  }

  /** Taken: the bot is silent from now on, and what was said while they waited goes along. */
  function accepted(doc: TicketDoc, event: HubEvent, waited: string, seq: number): Step | undefined {
    const name = event.agent ?? hub.name
    const moved = moveTicket(doc, { move: 'claim', owner: { staffId: contactCentreId, name, number: 1 } }, now().toISOString())
    if (!moved.ok) return undefined
    return {
      ticket: { ...moved.ticket, hub: 'accepted' },
      say: said({ key: 'helpdesk.claimed', vars: { agent: name } }),
      mark: { id: doc.id, state: 'claimed', agent: name },
      beside: [
        ...withoutNotices(doc),
        ...(waited === '' ? [] : [hub.message(doc, { type: 'message', text: waited }, { seq, request: `waited ${event.request}` })]),
      ],
    }
  }

  /** Words before it accepted are an acceptance too: nothing is dropped. */
  function spoke(doc: TicketDoc, event: HubEvent & { what: 'said' }, taken: Step | undefined): Step {
    const agent = event.agent ?? doc.owner?.name ?? hub.name
    const saying = sayStep(doc, { agent, words: event.words, about: 'said', attachments: event.attachments }, desk)
    if (!taken) return saying
    const unread = saying.ticket.unread
    const say = { ...saying.say, replies: [...(taken.say?.replies ?? []), ...(saying.say?.replies ?? [])] }
    return { ...taken, ticket: { ...taken.ticket, ...(unread && { unread }) }, say }
  }

  function failed(doc: TicketDoc, why: string | undefined): Step {
    const note = why === undefined ? [] : [{ at: now().toISOString(), by: hub.name, words: why }]
    const step = toOwnDesk(doc, desk)
    return { ...step, ticket: { ...step.ticket, notes: [...step.ticket.notes, ...note] }, hubKnows: true }
  }

  function completed(doc: TicketDoc): Step | undefined {
    const moved = moveTicket(doc, { move: 'close', result: 'answered' }, now().toISOString())
    if (!moved.ok) return undefined
    const say = said(over(doc.owner?.name ?? hub.name))
    return { ticket: moved.ticket, say, mark: { id: doc.id, state: 'closed' }, hubKnows: true }
  }

  return async (event: HubEvent): Promise<void> => {
    const found = await find(event)
    if (!found) return
    if (event.what === 'typing') return desk.queue.byId(found.id)?.hub ? hub.typing(found) : undefined
    const waited = event.what === 'accepted' || event.what === 'said' ? await waitedWords(found) : ''
    const changed = await desk.change(found.place, found.id, event.request, (doc, conversation) => {
      if (!doc.hub) return undefined
      const asked = doc.hub === 'asked'
      const taken = asked ? accepted(doc, event, waited, conversation?.seq ?? 0) : undefined
      if (event.what === 'accepted') return taken
      if (event.what === 'said') return spoke(doc, event, taken)
      return event.what === 'completed' && !asked ? completed(doc) : failed(doc, event.what === 'failed' ? event.why : undefined)
    })
    const ended = changed.ok && event.what === 'completed' && changed.ticket.state === 'closed' ? changed.ticket : undefined
    if (ended?.name !== undefined && ended.owner)
      await desk.addContact(ended.person, {
        at: ended.endedAt ?? now().toISOString(),
        unique: `ticket-${found.id}-${ended.queuedAt}`,
        by: ended.owner.name,
        staffId: contactCentreId,
      })
  }

  async function waitedWords({ place, id }: { place: Place; id: string }): Promise<string> {
    const doc = await store.get<TicketDoc>({ ...conversationKey(place.channelId, place.conversationId), kind: 'ticket', id })
    if (doc?.hub !== 'asked') return ''
    const lines = await historyOf(store, { ...doc, shared: false })
    return lines.flatMap(({ by, words }) => (by === 'candidate' ? [words] : [])).join('\n')
  }
}
