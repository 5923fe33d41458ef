import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Activity, INVOKE_RESPONSE_KEY, type TurnContext } from 'botbuilder'
import { StoreUnavailableError } from '../data/store.ts'
import { type ActivityAdapter, keysAreOutOfReach } from './adapter.ts'
import type { Handle, Inbound, Numbered } from './channel.ts'
import { deliver } from './deliver.ts'
import { readInbound } from './inbound.ts'
import type { Log } from './log.ts'
import { readJsonBody } from './read-body.ts'
import { sendJson } from './send-json.ts'
import type { SentAnswers } from './sent-answers.ts'
import { TooBusyError } from './serial.ts'

/** Bot Framework activities stay below this; files come by reference. */
const mostBytes = 256 * 1024

export type MessagesDeps = {
  adapter: Pick<ActivityAdapter, 'receive'>
  handle: Handle
  /** What the person hears when the turn itself could not run. */
  apologise: (inbound: Inbound, error: unknown, key: 'error.unexpected' | 'error.busy') => Partial<Activity>
  /** Remembers a turn whose replies did not arrive, so that they go along with the next. */
  undelivered: (inbound: Inbound, replies: readonly Numbered[]) => Promise<void>
  /** Hears which id the channel gave each message, so that a reaction finds its answer. */
  sentAnswers?: Pick<SentAnswers, 'remember'>
  /** Service URLs that may be answered; in demo mode, where nothing is signed, this machine only. */
  mayAnswer: (serviceUrl: string) => boolean
  newId: () => string
  log: Log
}

/** `POST /api/messages`: the Bot Framework endpoint. Bad bodies get a 4xx that says why; a token that is not the channel's gets 401. */
export function messages(deps: MessagesDeps) {
  const sent = recently(5000)
  return async function post(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const read = await readJsonBody(request, mostBytes)
    if (!read.ok) return sendJson(response, read.status, { error: { code: 'BadRequest', message: read.message } })
    const inbound = readInbound(read.body, deps.newId)
    if (!inbound.ok) return sendJson(response, 400, { error: { code: 'BadArgument', message: inbound.message } })
    const serviceUrl = inbound.inbound.serviceUrl ?? ''
    const expectsReplies = inbound.inbound.deliveryMode === 'expectReplies'
    const where = expectsReplies ? undefined : cannotAnswer(serviceUrl, deps.mayAnswer)
    if (where) return sendJson(response, 400, { error: { code: 'BadArgument', message: where } })
    let reached = false
    try {
      const result = await deps.adapter.receive(request.headers.authorization ?? '', inbound.inbound as Activity, async (context) => {
        reached = true
        await turn(context, inbound.inbound, expectsReplies, deps, sent)
      })
      sendJson(response, result?.status ?? 200, result?.body)
    } catch (error) {
      if (!reached) return refuse(response, error, deps.log)
      deps.log.error({ error }, 'an activity could not be answered; whoever sent it may send it again')
      sendJson(response, 500, { error: { code: 'ServiceError', message: 'The activity could not be answered.' } })
    }
  }
}

/** Why replies cannot be sent to where an activity says it came from. Without a service URL the SDK would take Microsoft's. */
function cannotAnswer(serviceUrl: string, mayAnswer: MessagesDeps['mayAnswer']): string | undefined {
  if (!serviceUrl) return 'Not an activity: serviceUrl: says where replies go.'
  return mayAnswer(serviceUrl) ? undefined : 'In demo mode only a service URL on this machine is answered.'
}

/** A token that is not the channel's. Without a stack: anybody can send any number of these. */
function refuse(response: ServerResponse, error: unknown, log: Log): void {
  const reason = error instanceof Error ? error.message : String(error)
  if (keysAreOutOfReach(error))
    log.error({ reason }, 'no token can be checked: let this program reach login.botframework.com and login.microsoftonline.com')
  else log.warn({ reason }, 'an activity was refused')
  sendJson(response, 401, { error: { code: 'Unauthorized', message: 'The token is not the channel’s.' } }, { 'www-authenticate': 'Bearer' })
}

async function turn(
  context: TurnContext,
  inbound: Inbound,
  expectsReplies: boolean,
  deps: MessagesDeps,
  sent: ReturnType<typeof recently>,
): Promise<void> {
  if (inbound.type === 'invoke') context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value: invokeResponse(inbound) })
  const key = `${inbound.channelId}\n${inbound.conversation.id}\n${inbound.id}`
  try {
    const { activities, duplicate } = await deps.handle(inbound)
    if (activities.length === 0 || (duplicate && !expectsReplies && sent.has(key))) return
    const plain = activities.map(({ seq: _seq, id: _id, timestamp: _at, ...activity }) => activity)
    sent.add(key)
    const send = async () => {
      const receipts = await context.sendActivities(plain)
      deps.sentAnswers?.remember(
        inbound,
        activities,
        receipts.map((one) => one?.id),
      )
    }
    if (await deliver(send, deps.log)) return
    sent.forget(key)
    await deps.undelivered(inbound, activities)
  } catch (error) {
    const busy = error instanceof StoreUnavailableError || error instanceof TooBusyError
    const apology = deps.apologise(inbound, error, busy ? 'error.busy' : 'error.unexpected')
    await deliver(() => context.sendActivities([apology]), deps.log)
  }
}

/** Card actions must be answered in the response itself; what is said goes as ordinary messages. */
function invokeResponse(inbound: Inbound) {
  return inbound.name === 'adaptiveCard/action'
    ? { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' } }
    : { status: 200, body: {} }
}

/** The newest `most` keys, so that a channel's impatient redelivery is not answered twice by this process. */
function recently(most: number) {
  const keys = new Set<string>()
  return {
    has: (key: string) => keys.has(key),
    forget: (key: string) => keys.delete(key),
    add(key: string) {
      keys.add(key)
      if (keys.size > most) keys.delete(keys.values().next().value!)
    },
  }
}
