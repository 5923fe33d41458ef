import type { Agent } from 'node:https'
import type { Server } from 'restify'
import { type PersonDoc, personKey } from '../../../data/candidate.ts'
import { everywhere } from '../../../data/every-document.ts'
import type { Doc, Stored } from '../../../data/store.ts'
import type { TicketDoc } from '../../../data/ticket.ts'
import type { Tickets } from '../../../dialogs/helpdesk/port.ts'
import type { Supervision } from '../../../dialogs/helpdesk/supervision-port.ts'
import { ticketCard } from '../../../rules/helpdesk/ticket-card.ts'
import { contactDoc } from '../../../rules/journey/contact.ts'
import { isAllowed } from '../../../rules/people/consents.ts'
import { ttlSeconds } from '../../../rules/retention.ts'
import type { Handle, Inbound } from '../../channel.ts'
import { defaultLimits } from '../../direct-line/limits.ts'
import { uploadLinks } from '../../direct-line/upload-links.ts'
import type { ChatwootInbox, HubReference } from '../contact-centre/hub-reference.ts'
import { openContactCentre } from '../contact-centre/open-contact-centre.ts'
import { sentFileReader } from '../documents/read-sent-file.ts'
import type { CandidateDirectory } from '../people/candidate-directory.ts'
import { agentSide } from './agent-side.ts'
import { besideChannel } from './beside-channel.ts'
import { candidateSide } from './candidate-side.ts'
import { channelQueue } from './channel-queue.ts'
import { deskFileLinks } from './desk-file-links.ts'
import type { HelpdeskDesk } from './helpdesk-desk.ts'
import { figuresKept, mendFigures } from './keep-figure.ts'
import { mountDeskFiles } from './mount-desk-files.ts'
import { type Queue, ticketQueue } from './queue.ts'
import { relay } from './relay.ts'
import { releaseGone } from './release-gone.ts'
import { supervision } from './supervision.ts'
import { ticketTender } from './tend-ticket.ts'
import { passTyping } from './typing.ts'

type Options = Omit<HelpdeskDesk, 'queue' | 'hub' | 'about' | 'addContact' | 'fileLink' | 'sent' | 'post' | 'wake'> & {
  /** The outbox of what is said unasked; it is opened later, since it needs the handlers. */
  outbox: () => Pick<HelpdeskDesk, 'post' | 'wake'>

  directory: Pick<CandidateDirectory, 'all'>
  /** A contact centre that is asked first. */
  contactCentre?: HubReference | ChatwootInbox | undefined
  secret: string
  /** The bot's own token for its channel, without which pictures in Teams cannot be fetched. */
  channelToken?: (() => Promise<string | undefined>) | undefined
  agent?: Agent | undefined
}

export type Helpdesk = {
  tickets: Tickets
  supervision: Supervision
  /** Adds the address files are fetched from. */
  mount: (server: Server) => void
  queue: Queue
  /** What happens to tickets and messages on their way by themselves, for the dispatcher. */
  handlers: Readonly<Record<string, (doc: Stored<Doc>) => Promise<void>>>
  /** Shows the other side that somebody types; nothing is kept. */
  typing: (inbound: Inbound) => void
  /** Reads the queue; for the start, and after the store was emptied. */
  start: () => Promise<void>
  /** Resolves when nothing is on its way. */
  idle: () => Promise<void>
  /** Turns, but for what comes from the contact centre and from the helpdesk's channel. */
  beside: (next: Handle) => Handle
  close: () => Promise<void>
}

/** How old the queue in memory may become, in milliseconds. */
const refreshEvery = 3_000

/** Everything about the hand-off to a person, over one store. */
export function openHelpdesk(options: Options): Helpdesk {
  const { store, programme, staff, directory, secret, now, publicUrl, log } = options
  const links = uploadLinks({ secret, now, seconds: defaultLimits.linkSeconds })
  const queue = ticketQueue(store, staff, now)
  const desk: HelpdeskDesk = {
    ...options,
    queue,
    post: (target, activity, instead) => options.outbox().post(target, activity, instead),
    wake: (key) => options.outbox().wake(key),
    fileLink: (reference) => links.link(publicUrl, reference),
    sent: sentFileReader({ store, channelToken: options.channelToken, agent: options.agent }),
    async about(personId) {
      const person = await store.get<PersonDoc>(personKey(personId))
      const card = directory.all().find((one) => one.id === personId)
      return (
        person && {
          name: person.name,
          email: person.email,
          shares: isAllowed(person, 'sharing'),
          ...(person.coach !== undefined && { coach: person.coach }),
          ...(card?.step !== undefined && { step: card.step }),
        }
      )
    },
    async addContact(personId, { at, unique, by, staffId }) {
      const doc = contactDoc(
        personId,
        { topic: 'helpdesk', by: { role: 'helpdesk', id: staffId, name: by }, text: 'helpdesk.talked', unique },
        at,
      )
      await store.commit([{ op: 'put', doc }])
    },
  }
  const passing = relay(desk)
  const centre = openContactCentre(desk, passing, options.contactCentre)
  const whole = centre.desk
  const channel = channelQueue(desk)
  const release = releaseGone(whole)
  queue.listen(channel.changed)
  const looking = { ...desk, links: deskFileLinks({ secret, publicUrl, now }) }
  let timer: NodeJS.Timeout | undefined

  /** Lines of the queue and figures that a crash kept from being written. */
  async function repair(): Promise<void> {
    const ttl = ttlSeconds(programme, 'helpdesk-question')
    const kept = await figuresKept(store)
    const cards = new Map((await queue.every()).map((one) => [one.id, one]))
    const tickets = await Array.fromAsync(everywhere<TicketDoc>(store, 'ticket'))
    for (const doc of tickets) {
      const card = cards.get(doc.id)
      if (card?.state !== doc.state || card.queuedAt !== doc.queuedAt || card.owner?.staffId !== doc.owner?.staffId)
        await queue.put(ticketCard(doc.id, doc, ttl))
    }
    await mendFigures(desk, kept, tickets)
  }

  const idle = async () => {
    await centre.idle()
    await passing.idle()
    await channel.idle()
  }

  return {
    queue,
    tickets: {
      ...candidateSide(whole),
      ...agentSide(whole),
    },
    supervision: supervision(looking),
    mount(server) {
      mountDeskFiles(server, looking)
      centre.mount(server)
    },
    handlers: { ticket: ticketTender(whole), relay: passing.handle, ...centre.handlers, 'helpdesk-channel': channel.show },
    beside: (next) => centre.beside(besideChannel(desk, channel)(next)),
    typing: (inbound) => passTyping(desk, inbound),
    async start() {
      await queue.refresh()
      await repair()
      await queue.putAway()
      await release()
      timer ??= setInterval(
        () =>
          void queue
            .refresh()
            .then(channel.changed)
            .then(release)
            .then(queue.putAway)
            .catch((error: unknown) => log.warn({ error }, 'the queue could not be read')),
        refreshEvery,
      ).unref()
    },
    idle,
    async close() {
      clearInterval(timer)
      await idle()
    },
  }
}
