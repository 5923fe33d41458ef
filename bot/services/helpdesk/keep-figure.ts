import { everyIn } from '../../../data/every-document.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Store, Write } from '../../../data/store.ts'
import type { TicketDoc } from '../../../data/ticket.ts'
import { type TicketFigureDoc, type TicketReviewDoc, ticketFiguresPartition } from '../../../data/ticket-figure.ts'
import { ticketFigure } from '../../../rules/helpdesk/ticket-figure.ts'
import { localDate } from '../../../rules/local-date.ts'
import { shortHash } from '../person-of.ts'

type Desk = { store: Store; programme: Programme }

/** The same for every figure of one ticket, and nothing leads back from it: the day, and a hash. */
export const figureId = ({ partition, id, openedAt }: Pick<TicketDoc, 'partition' | 'id' | 'openedAt'>, { timeZone }: Programme) =>
  `${localDate(new Date(openedAt), timeZone)}_${shortHash('ticket-figure', partition, id)}`

/** The figure of a ticket that ended, or none of one that is open again. */
export function figureOf(doc: TicketDoc, programme: Programme): Write {
  const key = { partition: ticketFiguresPartition, kind: 'ticket-figure', id: figureId(doc, programme) } as const
  const figure = ticketFigure(doc, programme)
  return figure ? { op: 'put', doc: { ...key, ...figure } satisfies TicketFigureDoc } : { op: 'remove', key }
}

/** After a change of a ticket: what stays of it follows. A request only when there is something to follow. */
export async function keepFigure({ store, programme }: Desk, before: TicketDoc, after: TicketDoc): Promise<void> {
  if (ticketFigure(before, programme) || ticketFigure(after, programme)) await store.commit([figureOf(after, programme)])
}

/** What is kept of questions asked since a local date, and what colleagues found of them: one partition, a page or some. */
export async function figuresSince(store: Store, from: string) {
  const read = async <T extends TicketFigureDoc | TicketReviewDoc>(kind: T['kind']): Promise<T[]> => {
    const found: T[] = []
    for (let after: string | undefined = from, more = true; more; more = after !== undefined) {
      const page: { docs: T[]; next?: string } = await store.list<T>(ticketFiguresPartition, kind, { after, limit: 1000 })
      found.push(...page.docs)
      after = page.next
    }
    return found
  }
  const [figures, reviews] = await Promise.all([read<TicketFigureDoc>('ticket-figure'), read<TicketReviewDoc>('ticket-review')])
  return { figures, reviews }
}

/** What every figure holds, by id. Read before the tickets are, so that one that ends meanwhile is not taken for open. */
export async function figuresKept(store: Store): Promise<ReadonlyMap<string, string>> {
  const kept = new Map<string, string>()
  for await (const { etag: _etag, ...doc } of everyIn<TicketFigureDoc>(store, ticketFiguresPartition, 'ticket-figure'))
    kept.set(doc.id, fingerprint(doc))
  return kept
}

/** Writes what a crash kept from being written. `tickets` are all there are; for the start. */
export async function mendFigures(
  { store, programme }: Desk,
  kept: ReadonlyMap<string, string>,
  tickets: readonly TicketDoc[],
): Promise<void> {
  for (const ticket of tickets) {
    const write = figureOf(ticket, programme)
    const id = figureId(ticket, programme)
    const right = write.op === 'remove' ? !kept.has(id) : kept.get(id) === fingerprint(write.doc)
    if (!right) await store.commit([write])
  }
}

const fingerprint = (doc: object) => JSON.stringify(Object.entries(doc).sort(([one], [other]) => (one < other ? -1 : 1)))
