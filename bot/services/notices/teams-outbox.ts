import type { ConnectorClient } from 'botframework-connector'
import type { Activity, ConversationParameters } from 'botframework-schema'
import type { Answer } from '../../../rules/notices/judge-answer.ts'
import { faceOf } from '../../render.ts'
import type { Words } from '../../render-vars.ts'
import { chatActivity } from './chat-activity.ts'
import type { ChatOutbox } from './outbox.ts'
import type { ChatTarget } from './reached.ts'

type Options = {
  /** The SDK's client to a service URL, one request a call and no repeats of its own. */
  connect: (serviceUrl: string) => Promise<ConnectorClient>
  botId: string
  tenantId?: string | undefined
  words: Words
  mayAnswer: (serviceUrl: string) => boolean
}

/** Where Teams is asked for a conversation that we have not seen yet. */
const teamsUrl = 'https://smba.trafficmanager.net/emea/'

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/** Errors of a connection that never came about: nothing was sent. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
])

/** What a channel said: its status, its own code, and how long it wants to be left alone. */
export function connectorAnswer(error: unknown): Answer {
  const response = field(error, 'response')
  const status = field(error, 'statusCode') ?? field(response, 'status')
  if (typeof status !== 'number') {
    const code = field(error, 'code') ?? field(field(error, 'cause'), 'code')
    const unsent = typeof code === 'string' && neverSent.has(code)
    return {
      ok: false,
      ...(typeof code === 'string' && { code }),
      taken: !unsent && !/token|credential/i.test(String(field(error, 'message'))),
    }
  }
  const said = field(field(field(error, 'body'), 'error'), 'code') ?? field(field(field(error, 'details'), 'error'), 'code')
  const get = field(field(response, 'headers'), 'get')
  const seconds = typeof get === 'function' ? Reflect.apply(get, field(response, 'headers'), ['retry-after']) : undefined
  return {
    ok: false,
    status,
    ...(typeof said === 'string' && { code: said }),
    ...(seconds && Number(seconds) >= 0 && { retryAfterMs: Number(seconds) * 1000 }),
  }
}

/** Writes into conversations of the Bot Framework, each call one request. */
export function teamsOutbox({ connect, botId, tenantId, words, mayAnswer }: Options): ChatOutbox {
  async function post(target: ChatTarget, said: Partial<Activity>, instead?: string): Promise<Answer> {
    if (!mayAnswer(target.serviceUrl)) return { ok: false, status: 403, code: 'ServiceUrlNotAllowed' }
    const activity = {
      ...said,
      channelId: target.channelId,
      serviceUrl: target.serviceUrl,
      from: { id: target.botId || botId, name: '' },
      recipient: { id: target.userId, name: '' },
      conversation: { id: target.conversationId, isGroup: false, conversationType: 'personal', name: '' },
    }
    try {
      const client = await connect(target.serviceUrl)
      const { conversations } = client
      const sent = instead
        ? await conversations.updateActivity(target.conversationId, instead, { ...activity, id: instead })
        : await conversations.sendToConversation(target.conversationId, activity)
      return { ok: true, ...(typeof sent?.id === 'string' && { id: sent.id }) }
    } catch (error) {
      return connectorAnswer(error)
    }
  }
  return {
    send: (target, message) => post(target, chatActivity(message, words, faceOf(target.channelId))),
    post,
    async create({ aadObjectId }) {
      if (!mayAnswer(teamsUrl)) return { ok: false, status: 403, code: 'ServiceUrlNotAllowed' }
      try {
        const client = await connect(teamsUrl)
        const asked = {
          isGroup: false,
          bot: { id: botId, name: '' },
          members: [{ id: aadObjectId, name: '' }],
          channelData: tenantId && { tenant: { id: tenantId } },
        }
        const made: { id: string; serviceUrl?: string } = await client.conversations.createConversation(
          asked as Partial<ConversationParameters> as ConversationParameters,
        )
        const target = {
          serviceUrl: made.serviceUrl || teamsUrl,
          channelId: 'msteams',
          conversationId: made.id,
          userId: aadObjectId,
          botId,
        }
        return { ok: true, target: { ...target, ...(tenantId && { tenantId }) } }
      } catch (error) {
        return connectorAnswer(error)
      }
    },
  }
}
