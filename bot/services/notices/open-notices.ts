import type { Registry } from 'prom-client'
import type { NoticeDoc } from '../../../data/notice.ts'
import type { Programme } from '../../../data/programme.ts'
import type { Store } from '../../../data/store.ts'
import { tenantRatePerSecond } from '../../../rules/notices/teams-limits.ts'
import { cardOf } from '../../../rules/session-cards.ts'
import type { Publish } from '../../channel.ts'
import type { Log } from '../../log.ts'
import type { Words } from '../../render-vars.ts'
import type { serial } from '../../serial.ts'
import type { StaffDirectory } from '../../staff.ts'
import { eventFile } from '../event-file.ts'
import { calendarOf } from '../info-sessions/desk.ts'
import { placeLinks } from '../info-sessions/place-links.ts'
import { signInTokens } from '../people/sign-in-token.ts'
import { meetingFile } from '../rounds/meeting-file.ts'
import { roundLinks } from '../rounds/round-links.ts'
import { schoolLinks } from '../schools/school-links.ts'
import { conversationRate } from './conversation-rate.ts'
import type { Delivery } from './delivery.ts'
import { demoMailOutbox } from './demo-mail-outbox.ts'
import { type Dispatcher, type DueHandler, dispatcher } from './dispatcher.ts'
import { recipientFinder } from './find-recipient.ts'
import { type Going, goingIn } from './going.ts'
import { shardLeases } from './leases.ts'
import { noticeHandler } from './notice-handler.ts'
import { noMetrics, noticeMetrics } from './notice-metrics.ts'
import { outages } from './outage.ts'
import type { ChatOutbox, MailOutbox } from './outbox.ts'
import { ratedChat } from './rated-chat.ts'
import { router } from './router.ts'
import { rateSlots } from './slots.ts'
import { smtpOutbox } from './smtp-outbox.ts'
import { unsubscribeLinks } from './unsubscribe-link.ts'
import { webOutbox } from './web-outbox.ts'

export type NoticeOptions = {
  store: Store
  programme: Programme
  words: Words
  staff: Pick<StaffDirectory, 'all' | 'byId' | 'isAway'>
  now: () => Date
  newId: () => string
  publicUrl: string
  secret: string
  secretBefore?: string | undefined
  log: Pick<Log, 'info' | 'warn' | 'error'>
  publish: Publish
  isOpen: (conversationId: string) => boolean
  oneByOne: ReturnType<typeof serial>
  chat: ChatOutbox
  /** Without a mail server mails are kept in the store: demo mode. */
  mail?: { url: string; from: string; timeoutMs?: number } | undefined
  registry?: Registry
  /** Work of other kinds than notices, by kind of document. */
  handlers?: Readonly<Record<string, DueHandler>>
  /** A folder on a disk of this machine, for what was about to be sent when a process died. */
  going?: string | undefined
  ratePerSecond?: number
  leaseMs?: number
  intentMs?: number
  everyMs?: number
  lanes?: number
}

export type NoticeService = Pick<Dispatcher, 'start' | 'wake' | 'runDue'> & {
  links: ReturnType<typeof unsubscribeLinks>
  mail: MailOutbox
  isFailing: Delivery['outage']['isFailing']
  /** Says something that is ready in a conversation of the Bot Framework, within the same limits. */
  post: ChatOutbox['post']
  close: () => Promise<void>
}

/** The outbox of everything said unasked, and the dispatcher that empties it. */
export function openNotices(options: NoticeOptions): NoticeService {
  const { store, programme, words, now, newId, publicUrl, secret, log, mail: server } = options
  const { ratePerSecond = tenantRatePerSecond, leaseMs = 10_000, intentMs = 120_000, everyMs, lanes } = options
  const me = newId()
  const helpdesk = programme.contacts.find((one) => one.id === programme.helpdesk)
  const letter = { words, chatUrl: publicUrl, desk: helpdesk?.name ?? programme.name }
  const mail = server ? smtpOutbox({ ...server, replyTo: helpdesk?.email, ...letter }) : demoMailOutbox({ store, now, ...letter })
  const metrics = options.registry ? noticeMetrics(options.registry) : noMetrics
  const links = unsubscribeLinks(secret, publicUrl, options.secretBefore)
  const places = placeLinks(secret, publicUrl)
  const going = options.going === undefined ? undefined : opened(options.going, me, log)
  const chat = ratedChat(going ? writtenDown(options.chat, going) : options.chat, {
    slots: rateSlots({ store, ratePerSecond }),
    conversations: conversationRate(store),
    ratePerSecond,
  })
  const delivery: Delivery = {
    store,
    programme,
    words,
    now,
    me,
    intentMs,
    find: recipientFinder({ store, staff: options.staff, isOpen: options.isOpen }),
    route: router({ chat, web: webOutbox(options), mail, store, now, signInUrl: signInTokens({ secret, publicUrl, now, newId }).create }),
    outage: outages(now),
    neverBegan: going?.neverBegan ?? (() => false),
    stopUrl: links.url,
    placeUrl: places.link,
    schoolUrl: schoolLinks(secret, publicUrl).link,
    roundUrl: roundLinks(secret, publicUrl).link,
    meetingFile: meetingFile({ programme, now }),
    calendar: (about, { language, name, email }, method) => {
      const attendee = name && email ? { name, email } : undefined
      return 'uid' in about
        ? eventFile({ programme, now }, about, language, method, attendee)
        : calendarOf({ programme, now }, cardOf(about.id, about), language, method, attendee)
    },
    count: metrics.count,
    log,
    chance: Math.random,
  }
  const handle = noticeHandler(delivery)
  const { start, wake, runDue, close } = dispatcher({
    store,
    now,
    leases: shardLeases({ store, me, leaseMs }),
    handlers: { ...options.handlers, notice: (doc) => handle(doc as NoticeDoc & { etag: string }) },
    failed: (error) => log.warn({ error }, 'a notice could not be handled; it is tried again'),
    metrics,
    renewEveryMs: leaseMs / 3,
    ...(everyMs !== undefined && { everyMs }),
    lanes: lanes ?? Math.max(32, Math.ceil(ratePerSecond / 2)),
  })
  return {
    start,
    wake,
    runDue,
    links,
    mail,
    isFailing: delivery.outage.isFailing,
    async post(target, activity, instead) {
      const turn = await chat.turn(target)
      return turn.ok ? turn.post(activity, instead) : { ok: false, status: 429, retryAfterMs: turn.afterMs }
    },
    async close() {
      await close()
      mail.close()
    },
  }
}

/** Without a disk to write on it goes without. */
function opened(folder: string, me: string, log: NoticeOptions['log']): Going | undefined {
  try {
    return goingIn(folder, me)
  } catch (error) {
    log.warn({ error, folder }, 'what is about to be sent cannot be written down; what a process sends while it is killed may be lost')
    return undefined
  }
}

/** The outbox with each message written down right before it goes. */
function writtenDown(outbox: ChatOutbox, going: Going): ChatOutbox {
  return {
    ...outbox,
    async send(target, message) {
      going.begins(message.id)
      const answer = await outbox.send(target, message)
      if (!answer.ok && !answer.taken) going.refused(message.id)
      return answer
    },
  }
}
