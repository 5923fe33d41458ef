import type { Numbered } from '../../bot/channel.ts'
import { demoMail } from '../../bot/demo-mail.ts'
import { serial } from '../../bot/serial.ts'
import { type NoticeOptions, openNotices } from '../../bot/services/notices/open-notices.ts'
import type { ChatOutbox, Outgoing } from '../../bot/services/notices/outbox.ts'
import type { ChatTarget } from '../../bot/services/notices/reached.ts'
import { type PersonDoc, personKey } from '../../data/candidate.ts'
import { candidatePartition } from '../../data/info-session.ts'
import type { NoticeDoc } from '../../data/notice.ts'
import { type ReachChannel, type ReachDoc, staffPartition } from '../../data/reach.ts'
import type { Answer } from '../../rules/notices/judge-answer.ts'
import { openDesk, someMorning } from './desk.ts'

export type SentChat = { target: ChatTarget; message: Outgoing }
export const teamsChannel = (id: string): ReachChannel => ({
  channelId: 'msteams',
  conversationId: `chat-${id}`,
  userId: `user-${id}`,
  at: someMorning.toISOString(),
  reference: { serviceUrl: 'https://teams.example/', bot: { id: 'bot' }, conversation: { id: `chat-${id}` } },
})

/** The desk with its outbox: what would go to Teams is caught, mails are kept as demo mode does, and nothing goes until `due` is called. */
export async function noticeDesk(options: NonNullable<Parameters<typeof openDesk>[0]> & { notices?: Partial<NoticeOptions> } = {}) {
  const desk = await openDesk({ seed: options.seed ?? false, ...options })
  const { store, clock, programme } = desk
  const chats: SentChat[] = []
  const answers: Answer[] = []
  const { open } = desk
  const logged: string[] = []
  const shown: Numbered[] = []
  const note = (_details: object, message: string) => void logged.push(message)
  const chat: ChatOutbox = {
    async send(target, message) {
      const answer = answers.shift() ?? { ok: true }
      if (answer.ok) chats.push({ target, message })
      return answer
    },
    post: async () => answers.shift() ?? { ok: true },
    create: async ({ aadObjectId }) => ({
      ok: true,
      target: {
        serviceUrl: 'https://teams.example/',
        channelId: 'msteams',
        conversationId: `new-${aadObjectId}`,
        userId: aadObjectId,
        botId: 'bot',
      },
    }),
  }
  const start = () =>
    openNotices({
      ...{ store, programme, words: desk.deps.words, staff: desk.deps.staff, now: clock.now, newId: desk.deps.newId },
      publicUrl: 'https://loket.example',
      secret: 'a secret of tests, long enough to sign with',
      log: { info: note, warn: note, error: note } as NoticeOptions['log'],
      publish: (_conversation, activities) => shown.push(...activities),
      isOpen: (id) => open.has(id),
      oneByOne: serial(),
      chat,
      ratePerSecond: 1_000,
      handlers: { ...desk.follow.handlers, ...desk.schooling.handlers, ...desk.helpdesk.handlers },
      ...options.notices,
    })
  const notices = start()

  async function knows(id: string, change: { person?: Partial<PersonDoc>; reach?: Partial<ReachDoc> } = {}) {
    const at = clock.now().toISOString()
    const person: PersonDoc = {
      ...personKey(id),
      name: 'Noor',
      email: `${id}@voorbeeld.nl`,
      language: 'nl',
      programme: { id: programme.id, version: programme.version },
      state: 'active',
      stateSince: at,
      consents: [],
      createdAt: at,
      verifiedAt: at,
      ...change.person,
    }
    await store.commit([
      { op: 'put', doc: person },
      { op: 'put', doc: reachDoc(candidatePartition(id), at, change.reach) },
    ])
  }
  return {
    ...desk,
    notices,
    start,
    chats,
    /** What the channel answers next; all is well when nothing is said. */
    answers,
    /** Web chats somebody is looking at. */
    open,
    logged,
    shown,
    knows,
    knowsStaff: (id: string, reach: Partial<ReachDoc> = {}) =>
      store.commit([{ op: 'put', doc: reachDoc(staffPartition(id), clock.now().toISOString(), reach) }]),
    put: (doc: NoticeDoc) => store.commit([{ op: 'put', doc }]),
    mails: () => demoMail(store),
    subjects: async () => (await demoMail(store)).map((one) => one.subject),
    /** Moves the clock and does what is due then. */
    async due(to?: Date | number) {
      if (to !== undefined) clock.set(typeof to === 'number' ? new Date(clock.now().getTime() + to) : to)
      await notices.runDue()
    },
    stand: async ({ partition, id }: Pick<NoticeDoc, 'partition' | 'id'>) =>
      (await store.get<NoticeDoc>({ partition, kind: 'notice', id }))?.recipients.map(({ id: _id, at: _at, by: _by, ...rest }) => rest),
  }
}

const reachDoc = (partition: string, at: string, change: Partial<ReachDoc> = {}): ReachDoc => ({
  partition,
  kind: 'reach',
  id: 'reach',
  language: 'nl',
  channels: [],
  wishes: { off: [] },
  lastSeenAt: at,
  ...change,
})

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
