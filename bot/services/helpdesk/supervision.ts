import { ConflictError } from '../../../data/store.ts'
import type { TicketCard, TicketDoc } from '../../../data/ticket.ts'
import { reviewQuestions, type TicketReviewDoc, ticketFiguresPartition } from '../../../data/ticket-figure.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { Seen } from '../../../dialogs/helpdesk/port.ts'
import { type Supervision, sampleSize } from '../../../dialogs/helpdesk/supervision-port.ts'
import { findTickets, ticketHas } from '../../../rules/helpdesk/find-tickets.ts'
import { mayDo } from '../../../rules/helpdesk/may-do.ts'
import { periodStart, supervise, superviseNow } from '../../../rules/helpdesk/supervision.ts'
import { addDays, localDate } from '../../../rules/local-date.ts'
import { auditBy } from '../audit.ts'
import { shortHash } from '../person-of.ts'
import { viewerOf } from './candidate-side.ts'
import { type DeskFileLinks, formatsOf } from './desk-file-links.ts'
import type { HelpdeskDesk } from './helpdesk-desk.ts'
import { historyOf } from './history.ts'
import { figureId, figuresSince } from './keep-figure.ts'
import { ticketKey } from './ticket-desk.ts'

export type SupervisionDesk = HelpdeskDesk & { links: DeskFileLinks }

/** Conversations whose words are read in one search, and found at most. */
const mostRead = 12
const mostFound = 8
/** Days after its end that a conversation can be drawn. */
const drawnDays = 31
const unknown = { ok: false, reason: 'unknown' } as const

export const maySeeFigures = ({ staffId, roles }: Pick<Who, 'staffId' | 'roles'>) =>
  staffId !== undefined && (['manager', 'intermediary', 'helpdesk'] as const).some((role) => roles.includes(role))
const maySeeAll = ({ staffId, roles }: Who) => staffId !== undefined && (roles.includes('helpdesk') || roles.includes('intermediary'))

/** Looking back: see `dialogs/helpdesk/supervision-port.ts`. */
export function supervision(desk: SupervisionDesk): Supervision {
  const { store, programme, queue, audit, links, now } = desk
  const today = () => localDate(now(), programme.timeZone)
  const endedFirst = (one: TicketCard, other: TicketCard) => (other.endedAt ?? other.openedAt).localeCompare(one.endedAt ?? one.openedAt)

  async function ticket(who: Who, id: string): Promise<{ ok: true; doc: TicketDoc } | Exclude<Seen, { ok: true }>> {
    const card = await queue.find(id)
    const doc = card && (await store.get<TicketDoc>(ticketKey(card.conversation, id)))
    if (!doc) return unknown
    const may = mayDo(viewerOf(who), doc, 'see')
    return may.ok && who.staffId !== undefined ? { ok: true, doc } : { ok: false, reason: 'forbidden' }
  }

  return {
    async figures(who, period) {
      if (!maySeeFigures(who)) return undefined
      const from = periodStart(period, today())
      const { figures, reviews } = await figuresSince(store, from)
      const cards = queue.all()
      const open = cards.filter(({ state, openedAt }) => {
        return (state === 'waiting' || state === 'claimed') && localDate(new Date(openedAt), programme.timeZone) >= from
      })
      return {
        ...{ period, from, now: { ...superviseNow(cards), agents: queue.agents().available } },
        figures: supervise(figures, reviews, open.length),
      }
    },
    async search(who, text) {
      if (!maySeeAll(who)) return undefined
      // The newest are in memory.
      const cards = [...(text.trim() === '' ? queue.all() : await queue.every())].sort(endedFirst)
      const found = findTickets(cards, text).map((card) => ({ card, inWords: false }))
      if (found.length >= mostFound || text.trim() === '') return found.slice(0, mostFound)
      const others = cards.filter((card) => !found.some((one) => one.card === card)).slice(0, mostRead)
      const said = await Promise.all(
        others.map(async (card) => {
          const doc = await store.get<TicketDoc>(ticketKey(card.conversation, card.id))
          const lines = doc ? await historyOf(store, doc) : []
          return ticketHas(lines.map(({ words }) => words).join('\n'), text) ? [{ card, inWords: true }] : []
        }),
      )
      return [...found, ...said.flat()].slice(0, mostFound)
    },
    async transcript(who, id) {
      const found = await ticket(who, id)
      if (!found.ok) return found
      const { scan, step, ...doc } = found.doc
      const personal = doc.shared ? { ...(scan !== undefined && { scan }), ...(step !== undefined && { step }) } : {}
      const lines = await historyOf(store, found.doc)
      await audit.record(doc.person, auditBy(who, doc.person), 'read', `conversation/${id}`)
      return { ok: true, id, ticket: { ...doc, ...personal }, lines }
    },
    async sample(who) {
      if (!maySeeAll(who)) return undefined
      const since = addDays(today(), -drawnDays)
      const month = today().slice(0, 7)
      const cards = (await queue.every()).filter(({ state, endedAt = '', owner }) => {
        return state === 'closed' && endedAt >= since && owner?.staffId !== who.staffId
      })
      const lot = new Map(cards.map((card) => [card.id, shortHash('sample', who.staffId ?? '', month, card.id)]))
      const drawn = cards.toSorted((one, other) => ((lot.get(one.id) ?? '') < (lot.get(other.id) ?? '') ? -1 : 1))
      const oldest = cards.map((one) => one.openedAt.slice(0, 10)).sort()[0]
      const done = new Set(oldest === undefined ? [] : (await figuresSince(store, addDays(oldest, -1))).reviews.map((one) => one.id))
      return drawn.filter((card) => !done.has(figureId(figured(card), programme))).slice(0, sampleSize)
    },
    async review(who, id, review) {
      const found = await ticket(who, id)
      if (!found.ok) return found
      const { doc } = found
      if (!maySeeAll(who) || doc.owner?.staffId === who.staffId) return { ok: false, reason: 'forbidden' }
      if (doc.state !== 'closed') return { ok: false, reason: 'state' }
      const key = { partition: ticketFiguresPartition, kind: 'ticket-review', id: figureId(doc, programme) } as const
      const date = localDate(new Date(doc.openedAt), programme.timeZone)
      const judged: TicketReviewDoc = { ...key, date, ...review }
      try {
        await store.commit([{ op: 'create', doc: judged }])
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error
        const there = await store.get<TicketReviewDoc>(key)
        return reviewQuestions.every((one) => there?.[one] === review[one]) ? { ok: true } : { ok: false, reason: 'state' }
      }
      return { ok: true }
    },
    links(who, about, language) {
      const { staffId } = who
      if (staffId === undefined || (about.what === 'figures' ? !maySeeFigures(who) : !maySeeAll(who))) return []
      return formatsOf(about).map((format) => ({ format, url: links.link({ staff: staffId, about, format, language }) }))
    },
  }
}

const figured = (card: TicketCard) => {
  const { partition } = ticketKey(card.conversation, card.id)
  return { partition, id: card.id, openedAt: card.openedAt }
}
