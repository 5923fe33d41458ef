import { type ReachDoc, staffPartition } from '../../../data/reach.ts'
import { ConflictError, type Store } from '../../../data/store.ts'
import type { Answer } from '../../../rules/notices/judge-answer.ts'
import type { Delivery } from './delivery.ts'
import type { MailOutbox, WebOutbox } from './outbox.ts'
import type { RatedChat } from './rated-chat.ts'
import type { ChatTarget, Reached } from './reached.ts'

type Outboxes = {
  chat: RatedChat
  web: WebOutbox
  mail: MailOutbox
  store: Store
  now: () => Date
  /** A link to the chat that logs a proved person in, once. */
  signInUrl: (personId: string) => Promise<string>
}

const nowhere: Answer = { ok: false, status: 404, code: 'NowhereToSend' }

/** Leave to send by a way, with what it takes: a moment within the limits in Teams, and a conversation first where there is none. */
export function router({ chat, web, mail, store, now, signInUrl }: Outboxes): Delivery['route'] {
  return async (way, to) => {
    if (way === 'mail') {
      const { email, proved } = to
      if (!email) return { answer: nowhere }
      return {
        send: async (message) => mail.send({ ...message, email, ...(proved !== undefined && { chatUrl: await signInUrl(proved) }) }),
      }
    }
    if (way === 'web') {
      const conversationId = to.web?.conversationId
      return conversationId ? { send: (message) => web.send(conversationId, message) } : { answer: nowhere }
    }
    const found = to.teams ? { ok: true as const, target: to.teams } : await made(to, chat)
    if (!found.ok || !found.target) return { answer: found.ok ? nowhere : found }
    const { target } = found
    if (!to.teams) await remember(to, target, store, now())
    const turn = await chat.turn(target)
    return turn.ok ? { send: turn.send, release: turn.release } : { afterMs: turn.afterMs }
  }
}

async function made({ create }: Reached, chat: RatedChat): Promise<Answer & { target?: ChatTarget }> {
  return create ? chat.create(create) : nowhere
}

/** The conversation that was made is where this member of staff is reached from now on. */
async function remember({ subject, language }: Reached, target: ChatTarget, store: Store, now: Date): Promise<void> {
  if (!subject?.startsWith('staff:')) return
  const key = { partition: staffPartition(subject.slice('staff:'.length)), kind: 'reach' as const, id: 'reach' as const }
  const known = await store.get<ReachDoc>(key)
  const { serviceUrl, channelId, conversationId, userId, botId, tenantId } = target
  const reference = {
    serviceUrl,
    channelId,
    bot: { id: botId },
    user: { id: userId },
    conversation: { id: conversationId, ...(tenantId && { tenantId }) },
  }
  const at = now.toISOString()
  const channels = [...(known?.channels ?? []), { channelId, conversationId, userId, at, reference }]
  const doc: ReachDoc = { ...key, language, wishes: { off: [] }, ...known, channels, lastSeenAt: known?.lastSeenAt ?? at }
  try {
    await store.commit([{ op: known ? 'put' : 'create', doc }])
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error
  }
}
