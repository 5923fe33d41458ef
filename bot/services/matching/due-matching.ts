import { type PersonDoc, personIdOf, personKey } from '../../../data/candidate.ts'
import { coachPartition, type HourSummaryDoc } from '../../../data/coach-hours.ts'
import type { ContactDoc } from '../../../data/contact-moment.ts'
import type { FirstContactDoc, MatchSlotDoc } from '../../../data/offer.ts'
import { ConflictError, type Doc, type Stored, type Write } from '../../../data/store.ts'
import { contactMissed } from '../../../rules/offers/offer-notices.ts'
import { endOffer } from './end-offer.ts'
import { type MatchingDesk, system } from './matching-desk.ts'

/** What an open offer asks for when its time comes: the one chaser, or its end. */
export async function tendSlot(desk: MatchingDesk, slot: MatchSlotDoc): Promise<void> {
  const candidate = personIdOf(slot.partition)
  const move = desk.now().toISOString() >= slot.expiresAt ? 'expire' : 'chase'
  const done = await endOffer(desk, { candidate, id: slot.offer, move, part: 'system', by: system })
  if (done.ok || done.reason === 'early') return
  // A slot whose offer ended or was erased: nothing keeps it open.
  await without(desk, slot)
}

const without = async ({ store, pool }: MatchingDesk, { partition, id, etag }: MatchSlotDoc) => {
  await put(store.commit([{ op: 'remove', key: { partition, kind: 'match', id }, ...(etag !== undefined && { etag }) }]))
  pool.slots.forget(partition, id)
}

const put = (commit: Promise<unknown>) =>
  commit.catch((error: unknown) => {
    if (!(error instanceof ConflictError)) throw error
  })

/** A week after somebody got a coach: without an hour or a word on the timeline the coach hears it, once. */
export async function tendFirstContact(desk: MatchingDesk, doc: FirstContactDoc): Promise<void> {
  const { store, now } = desk
  const { partition, id: coach, since, etag = '' } = doc
  const candidate = personIdOf(partition)
  const [person, summary, contacts] = await Promise.all([
    store.get<PersonDoc>(personKey(candidate)),
    store.get<HourSummaryDoc>({ partition: coachPartition(coach), kind: 'hours-summary', id: candidate }),
    store.list<ContactDoc>(partition, 'contact', { descending: true, limit: 100 }),
  ])
  const met =
    (summary?.lastAt !== undefined && summary.lastAt >= since.slice(0, summary.lastAt.length)) ||
    contacts.docs.some((one) => one.by.id === coach && one.at >= since && one.text !== 'coach.assigned')
  const missed = person?.coach === coach && person.state === 'active' && !met
  const notices = missed ? contactMissed(candidate, coach, person.name, now()) : []
  await put(
    store.commit([
      { op: 'remove', key: { partition, kind: 'first-contact', id: coach }, etag },
      ...notices.map((notice): Write => ({ op: 'put', doc: notice })),
    ]),
  )
}

/** What the dispatcher does with documents of matching that are due. */
export const matchingHandlers = (desk: MatchingDesk): Readonly<Record<string, (doc: Stored<Doc>) => Promise<void>>> => ({
  match: (doc) => tendSlot(desk, doc as Stored<MatchSlotDoc>),
  'first-contact': (doc) => tendFirstContact(desk, doc as Stored<FirstContactDoc>),
})
