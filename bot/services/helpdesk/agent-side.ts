import type { TicketDoc } from '../../../data/ticket.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Colleague, Queue, TicketChanged, TicketRefusal, Tickets } from '../../../dialogs/helpdesk/port.ts'
import type { Reply } from '../../../dialogs/reply.ts'
import { mayDo, type TicketAction } from '../../../rules/helpdesk/may-do.ts'
import { inLine } from '../../../rules/helpdesk/queue-place.ts'
import { moveTicket, type TicketMove } from '../../../rules/helpdesk/ticket-moves.ts'
import { isOpen } from '../../../rules/opening-hours.ts'
import { auditBy } from '../audit.ts'
import { agentNumber } from './agent-number.ts'
import { type CandidateDeeds, viewerOf } from './candidate-side.ts'
import { historyOf } from './history.ts'
import { ownerNow } from './owner-now.ts'
import { passFiles, wordsWith } from './pass-files.ts'
import { sayStep } from './say-step.ts'
import { tellFormer } from './tell-former.ts'
import { type Step, said, type TicketDesk, ticketKey } from './ticket-desk.ts'
import { withoutNotices } from './ticket-notices.ts'

const unknown = { ok: false, reason: 'unknown' } as const

/** What agents do. What it means to the candidate is said in their conversation in the same commit. */
export function agentSide(desk: TicketDesk): Omit<Tickets, CandidateDeeds> {
  const { store, programme, queue, now } = desk
  const at = () => now().toISOString()

  async function change(
    who: Who,
    id: string,
    action: TicketAction,
    request: string,
    next: (doc: TicketDoc, name: string) => Step | TicketRefusal,
  ): Promise<TicketChanged> {
    const member = who.staffId === undefined ? undefined : desk.staff.byId(who.staffId)
    const card = await queue.find(id)
    if (!card || !member) return unknown
    return desk.change(card.conversation, id, request, (doc) => {
      const taking = action === 'claim' && ownerNow(desk, doc) !== 'there' && doc.owner?.staffId !== who.staffId
      const over = taking && mayDo(viewerOf(who), doc, 'take-over').ok
      const may = over ? ({ ok: true } as const) : mayDo(viewerOf(who), doc, action)
      if (may.ok) return next(doc, member.name)
      if (action === 'claim' && doc.state === 'claimed' && doc.owner && may.reason === 'state')
        return { ok: false, reason: 'taken', name: doc.owner.name }
      return may
    })
  }

  /** A move, and what the candidate hears of it. */
  const moving =
    (move: (doc: TicketDoc) => TicketMove, say: (doc: TicketDoc, name: string) => Reply) =>
    (doc: TicketDoc, name: string): Step | TicketRefusal => {
      const moved = moveTicket(doc, move(doc), at())
      if (!moved.ok)
        return moved.reason === 'taken' ? { ok: false, reason: 'taken', name: doc.owner?.name ?? '' } : { ok: false, reason: moved.reason }
      const { state, owner } = moved.ticket
      return {
        ticket: moved.ticket,
        say: said(say(doc, name)),
        mark: { id: doc.id, state, ...(state === 'claimed' && owner && { agent: owner.name }) },
        beside: state === 'claimed' ? withoutNotices(doc) : [],
      }
    }

  const queueOf = (who: Who): Queue | undefined => {
    const agent = who.staffId !== undefined && (who.roles.includes('helpdesk') || who.roles.includes('intermediary'))
    const cards = queue.all()
    const mine = cards.filter((one) => one.state === 'claimed' && who.staffId !== undefined && one.owner?.staffId === who.staffId)
    const waiting = inLine(cards).filter((one) => agent || (who.staffId !== undefined && one.for?.staffId === who.staffId))
    if (!agent && mine.length + waiting.length === 0) return undefined
    const { available, free } = queue.agents()
    return {
      waiting,
      mine: mine.toSorted((a, b) => (a.owner?.number ?? 0) - (b.owner?.number ?? 0)),
      claimed: agent ? cards.filter((one) => one.state === 'claimed') : [],
      stray: agent ? cards.filter((one) => !mine.includes(one) && ownerNow(desk, one) !== 'there') : [],
      available: who.staffId !== undefined && queue.isAvailable(who.staffId),
      agents: { available, free },
    }
  }

  const colleaguesOf = async (who: Who, id: string): Promise<Colleague[]> => {
    const card = await queue.find(id)
    const doc = card && (await store.get<TicketDoc>(ticketKey(card.conversation, id)))
    if (!doc || !mayDo(viewerOf(who), doc, 'transfer').ok) return []
    return desk.staff.all().flatMap(({ id: staffId, name, roles }): Colleague[] => {
      const role = roles.includes('helpdesk')
        ? 'helpdesk'
        : roles.includes('intermediary')
          ? 'intermediary'
          : doc.coach === staffId
            ? 'coach'
            : undefined
      return role && staffId !== who.staffId && (role !== 'helpdesk' || queue.isAvailable(staffId)) ? [{ staffId, name, role }] : []
    })
  }

  async function ended(changed: TicketChanged, who: Who): Promise<TicketChanged> {
    if (changed.ok && changed.ticket.name !== undefined && changed.ticket.owner)
      await desk.addContact(changed.ticket.person, {
        at: changed.ticket.endedAt ?? at(),
        unique: `ticket-${changed.id}-${changed.ticket.queuedAt}`,
        by: changed.ticket.owner.name,
        staffId: who.staffId ?? '',
      })
    return changed
  }

  return {
    queue: queueOf,
    colleagues: colleaguesOf,
    async see(who, id) {
      const card = await queue.find(id)
      const doc = card && (await store.get<TicketDoc>(ticketKey(card.conversation, id)))
      if (!doc) return unknown
      const may = mayDo(viewerOf(who), doc, 'see')
      if (!may.ok) return may
      const helps = doc.state === 'claimed' && doc.owner?.staffId === who.staffId
      if (!helps) await desk.audit.record(doc.person, auditBy(who, doc.person), 'read', `conversation/${id}`)
      const { scan, step, ...ticket } = doc
      const personal = doc.shared ? { ...(scan !== undefined && { scan }), ...(step !== undefined && { step }) } : {}
      return { ok: true, id, ticket: { ...ticket, ...personal }, lines: await historyOf(store, doc, desk.fileLink) }
    },
    async claim(who, id, request) {
      const here = who.conversationId === '' ? {} : { at: { channelId: who.channelId, conversationId: who.conversationId } }
      const number = who.staffId !== undefined && desk.staff.byId(who.staffId) ? await agentNumber(who.staffId, id, desk) : 1
      let former: TicketDoc | undefined
      const claimed = await change(who, id, 'claim', request, (doc, name) => {
        former = doc.owner && doc
        const owner = { staffId: who.staffId ?? '', name, number, ...here }
        return moving(
          () => ({ move: former ? 'take-over' : 'claim', owner }),
          (_doc, agent) =>
            doc.owner ? { key: 'helpdesk.takenOver', vars: { agent, from: doc.owner.name } } : { key: 'helpdesk.claimed', vars: { agent } },
        )(doc, name)
      })
      if (claimed.ok && former) await tellFormer(desk, former, claimed.ticket, request)
      // Pressed twice: it is theirs.
      if (!claimed.ok && claimed.reason === 'taken') {
        const mine = queue.byId(id)
        const doc = mine && (await store.get<TicketDoc>(ticketKey(mine.conversation, id)))
        if (doc && doc.owner?.staffId === who.staffId) return { ok: true, id, ticket: doc }
      }
      return claimed
    },
    async say(who, id, { words, about = 'said', files = [], request }) {
      const card = files.length > 0 ? await queue.find(id) : undefined
      const theirs = card?.state === 'claimed' && card.owner?.staffId === who.staffId
      const passed =
        card && theirs && card.detachedAt === undefined
          ? await passFiles(desk, who, files, card.conversation, request)
          : { attachments: [], missing: files.length }
      return change(who, id, 'say', request, (doc, agent) =>
        sayStep(heardHere(doc, who), { agent, words: wordsWith(words, passed), about, attachments: passed.attachments }, desk),
      )
    },
    note: (who, id, words, request) =>
      change(who, id, 'note', request, (doc, by) => ({ ticket: { ...doc, notes: [...doc.notes, { at: at(), by, words }] } })),
    async transfer(who, id, to, request) {
      const colleague = (await colleaguesOf(who, id)).find((one) => one.staffId === to)
      return change(who, id, 'transfer', request, (doc, name) =>
        colleague
          ? moving(
              () => ({ move: 'transfer', to: { staffId: colleague.staffId, name: colleague.name } }),
              () => ({ key: 'helpdesk.passed', vars: { agent: name, to: colleague.name } }),
            )(doc, name)
          : unknown,
      )
    },
    snooze: (who, id, until, request) =>
      change(who, id, 'snooze', request, (doc) => {
        const moved = moveTicket(doc, { move: 'snooze', until }, at())
        return moved.ok ? { ticket: moved.ticket } : { ok: false, reason: 'state' }
      }),
    release: (who, id, request) =>
      change(
        who,
        id,
        'release',
        request,
        moving(
          () => ({ move: 'release' }),
          (_doc, agent) => ({ key: 'helpdesk.released', vars: { agent } }),
        ),
      ),
    giveBack: async (who, id, request) =>
      ended(
        await change(
          who,
          id,
          'give-back',
          request,
          moving(
            () => ({ move: 'give-back' }),
            (_doc, agent) => over(agent),
          ),
        ),
        who,
      ),
    close: async (who, id, result, request) =>
      ended(
        await change(
          who,
          id,
          'close',
          request,
          moving(
            () => ({ move: 'close', result }),
            (_doc, agent) => over(agent),
          ),
        ),
        who,
      ),
    reopen: (who, id, request) =>
      change(
        who,
        id,
        'reopen',
        request,
        moving(
          () => ({ move: 'reopen', outOfHours: !isOpen(programme, now()) }),
          (_doc, agent) => ({ key: 'helpdesk.reopened', vars: { agent } }),
        ),
      ),
    async available(who, on) {
      if (who.staffId === undefined || !who.roles.includes('helpdesk')) return undefined
      await queue.setAvailable(who.staffId, on, at())
      return queueOf(who)
    },
  }
}

/** A conversation with a person ended: the bot is back. The rating is asked once. */
export const over = (agent: string): Reply => ({
  key: 'helpdesk.closed',
  vars: { agent },
  choices: [
    { label: { key: 'helpdesk.rate.good' }, value: 'desk-rate good' },
    { label: { key: 'helpdesk.rate.bad' }, value: 'desk-rate bad' },
    { label: { key: 'helpdesk.goOn' }, value: 'continue' },
  ],
})

/** Where an agent speaks in a chat with the bot is where they hear the candidate from then on: also when they took the conversation over on the page. */
function heardHere(doc: TicketDoc, { channelId, conversationId }: Who): TicketDoc {
  const { owner } = doc
  if (!owner || conversationId === '' || owner.at?.conversationId === conversationId) return doc
  return { ...doc, owner: { ...owner, at: { channelId, conversationId } } }
}
