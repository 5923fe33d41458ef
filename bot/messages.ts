import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Activity, type CloudAdapter, INVOKE_RESPONSE_KEY, type Request, type Response, type TurnContext } from 'botbuilder'
import { StoreUnavailableError } from '../data/store.ts'
import type { Handle, Inbound, Numbered } from './channel.ts'
import { deliver } from './deliver.ts'
import { readInbound } from './inbound.ts'
import type { Log } from './log.ts'
import { readJsonBody } from './read-body.ts'
import { sendJson } from './send-json.ts'
import { TooBusyError } from './serial.ts'

/** Bot Framework activities stay below this; files come by reference. */
const mostBytes = 256 * 1024

export type MessagesDeps = {
  adapter: CloudAdapter
  handle: Handle
  /** What the person hears when the turn itself could not run. */
  apologise: (inbound: Inbound, error: unknown, key: 'error.unexpected' | 'error.busy') => Partial<Activity>
  /** Remembers a turn whose replies did not arrive, so that they go along with the next. */
  undelivered: (inbound: Inbound, replies: readonly Numbered[]) => Promise<void>
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
    if (!expectsReplies && serviceUrl && !deps.mayAnswer(serviceUrl)) {
      return sendJson(response, 400, {
        error: { code: 'BadArgument', message: 'In demo mode only a service URL on this machine is answered.' },
      })
    }
    const captured = capture()
    let reached = false
    try {
      await deps.adapter.process(
        { method: 'POST', headers: request.headers, body: inbound.inbound } as unknown as Request,
        captured.response,
        async (context) => {
          reached = true
          await turn(context, inbound.inbound, expectsReplies, deps, sent)
        },
      )
    } catch (error) {
      deps.log.warn({ error }, 'an activity was refused by the SDK before its turn')
      return sendJson(
        response,
        reached ? 200 : 400,
        reached ? undefined : { error: { code: 'BadArgument', message: 'The SDK refused the activity.' } },
      )
    }
    const refused = !reached && captured.status() >= 400
    if (refused) return sendJson(response, 401, { error: { code: 'Unauthorized', message: 'The token is not the channel’s.' } })
    return sendJson(response, captured.status(), captured.body())
  }
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
    if (await deliver(() => context.sendActivities(plain), deps.log)) sent.add(key)
    else await deps.undelivered(inbound, activities)
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

/** What the SDK wants to answer, without restify's formatters. */
function capture() {
  let code = 200
  let content: unknown
  const response = {
    socket: undefined,
    end: () => response,
    header: () => response,
    send: (body: unknown) => {
      content = body
      return response
    },
    status: (status: number) => {
      code = status
      return response
    },
  }
  return { response: response as unknown as Response, status: () => code, body: () => content }
}

/** The newest `most` keys, so that a channel's impatient redelivery is not answered twice by this process. */
function recently(most: number) {
  const keys = new Set<string>()
  return {
    has: (key: string) => keys.has(key),
    add(key: string) {
      keys.add(key)
      if (keys.size > most) keys.delete(keys.values().next().value!)
    },
  }
}
