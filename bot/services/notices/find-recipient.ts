import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import type { MailToDoc } from '../../../data/code-book.ts'
import { candidatePartition, type RegistrationDoc } from '../../../data/info-session.ts'
import type { NoticeDoc } from '../../../data/notice.ts'
import { type ReachDoc, staffPartition } from '../../../data/reach.ts'
import { type SchoolDoc, schoolPartition } from '../../../data/school.ts'
import type { Store } from '../../../data/store.ts'
import type { TicketDoc } from '../../../data/ticket.ts'
import { isIntermediaryWork } from '../../../rules/notices/intermediary-work.ts'
import { recipientId as recipientIdOf } from '../../../rules/notices/person-notice.ts'
import type { StaffDirectory } from '../../staff.ts'
import { intermediaries } from '../journey/journey-desk.ts'
import { type Chats, chatsOf } from './chats-of.ts'
import type { Gone, Reached } from './reached.ts'

export type FindRecipient = (notice: NoticeDoc, recipientId: string) => Promise<Reached | Gone>

type Options = { store: Store; staff: Pick<StaffDirectory, 'all' | 'byId' | 'isAway'>; isOpen: (conversationId: string) => boolean }

const nothing: ReachDoc['wishes'] = { off: [] }
const reachKey = (partition: string) => ({ partition, kind: 'reach', id: 'reach' })

/** Finds out how a recipient is reached, in two or three point reads. */
export function recipientFinder({ store, staff, isOpen }: Options): FindRecipient {
  const chats = (channels: readonly Chats[number][]) => chatsOf(channels, store, isOpen)

  async function candidate(id: string): Promise<Reached | Gone> {
    const [person, reach] = await Promise.all([store.get<PersonDoc>(personKey(id)), store.get<ReachDoc>(reachKey(candidatePartition(id)))])
    // Somebody who was imported hears nothing before they came here themselves and agreed.
    if (!person?.verifiedAt) return { gone: 'unknown' }
    return {
      subject: `candidate:${id}`,
      staff: false,
      language: person.language,
      name: person.name,
      email: person.email,
      proved: id,
      wishes: reach?.wishes ?? nothing,
      ...(await chats(reach?.channels ?? [])),
    }
  }

  async function member(id: string): Promise<Reached | Gone> {
    const known = staff.byId(id)
    if (!known) return { gone: 'unknown' }
    const reach = await store.get<ReachDoc>(reachKey(staffPartition(id)))
    const found = await chats(reach?.channels ?? [])
    const email = known.email ?? reach?.email
    return {
      subject: `staff:${id}`,
      staff: true,
      language: reach?.language ?? 'nl',
      name: known.name,
      ...(email && { email }),
      wishes: reach?.wishes ?? nothing,
      ...found,
      ...(!found.teams && /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(id) && { create: { aadObjectId: id } }),
    }
  }

  /** An intermediary who is away is stood in for by one who is there and does not hear it already. */
  function instead(id: string, { about, recipients }: NoticeDoc): string {
    if (!isIntermediaryWork(about) || !staff.isAway(id) || !staff.byId(id)?.roles.includes('intermediary')) return id
    const heard = new Set(recipients.map((one) => one.id))
    return intermediaries(staff).find((one) => !staff.isAway(one) && !heard.has(recipientIdOf({ staff: one }))) ?? id
  }

  /** Who signed up, in the language of the sign-up. Their wishes are those of the person they are by now. */
  async function registered(partition: string, id: string): Promise<Reached | Gone> {
    const [known, identity] = await registration(partition, id)
    if (!known) return { gone: 'unknown' }
    const personId = identity ?? known.by
    const reach = await store.get<ReachDoc>(reachKey(candidatePartition(personId)))
    const { language, name, email } = known
    return {
      subject: `candidate:${personId}`,
      staff: false,
      language,
      name,
      email,
      wishes: reach?.wishes ?? nothing,
      ...(await chats([...(reach?.channels ?? []), { ...known.channel, at: known.at }])),
    }
  }

  async function registration(partition: string, id: string): Promise<[RegistrationDoc | undefined, string | undefined]> {
    const known = await store.get<RegistrationDoc>({ partition, kind: 'registration', id })
    if (!known) return [undefined, undefined]
    const user = `${known.channel.channelId}:${known.channel.userId}`
    const identity = await store.get<{ partition: string; kind: string; id: string; personId: string }>({
      partition: `identity/${user}`,
      kind: 'identity',
      id: 'identity',
    })
    return [known, identity?.personId]
  }

  async function address(partition: string, id: string): Promise<Reached | Gone> {
    const to = await store.get<MailToDoc>({ partition, kind: 'mail-to', id })
    if (!to) return { gone: 'unknown' }
    return { subject: undefined, staff: false, language: to.language, email: to.email, wishes: nothing }
  }

  /** A school leader, who has an address and nothing else here. */
  async function leader(id: string): Promise<Reached | Gone> {
    const school = await store.get<SchoolDoc>({ partition: schoolPartition(id), kind: 'school', id })
    if (!school) return { gone: 'unknown' }
    const { name, email } = school.contact
    return { subject: undefined, staff: false, language: 'nl', name, email, wishes: nothing }
  }

  /** Who asked a person something, at the address they gave for the answer or proved. */
  async function asker({ partition }: NoticeDoc, id: string): Promise<Reached | Gone> {
    const ticket = await store.get<TicketDoc>({ partition, kind: 'ticket', id })
    if (!ticket) return { gone: 'unknown' }
    const person = ticket.mail ? undefined : await store.get<PersonDoc>(personKey(ticket.person))
    const email = ticket.mail?.email ?? person?.email
    const { language, name } = ticket
    if (!email) return { gone: 'no-address' }
    return { subject: undefined, staff: false, language, ...(name !== undefined && { name }), email, wishes: nothing }
  }

  return (notice, recipientId) => {
    const [what, id] = [recipientId.slice(0, recipientId.indexOf(':')), recipientId.slice(recipientId.indexOf(':') + 1)]
    if (what === 'candidate') return candidate(id)
    if (what === 'staff') return member(instead(id, notice))
    if (what === 'ticket') return asker(notice, id)
    if (what === 'school') return leader(id)
    return notice.partition.startsWith('info-session/') ? registered(notice.partition, recipientId) : address(notice.partition, recipientId)
  }
}
