import type { Answer } from './answer.ts'

/** Every refusal of the service: its code (stable, clients may rely on it), status and message. None repeats what the client sent. */
const refusals = {
  BadArgument: [400, 'The request is not as the protocol says.'],
  MalformedJson: [400, 'The body is not valid JSON in UTF-8, or is nested too deep.'],
  MissingToken: [401, 'Send a token, as Authorization: Bearer and then the token.'],
  InvalidToken: [403, 'Invalid token or secret.'],
  TokenExpired: [403, 'The token has expired. Get a new one.'],
  WrongConversation: [403, 'The token is for another conversation.'],
  OriginNotAllowed: [403, 'Pages on this origin may not use this service.'],
  NotFound: [404, 'There is nothing at this address.'],
  MethodNotAllowed: [405, 'This address does not take this method.'],
  RequestTimeout: [408, 'The body took too long to arrive.'],
  PayloadTooLarge: [413, 'The body, a file or the number of files is too large.'],
  UnsupportedMediaType: [415, 'The body has a content type or encoding that is not supported here.'],
  UpgradeRequired: [426, 'This address is for WebSockets.'],
  TooManyRequests: [429, 'Too many requests. Wait as Retry-After says.'],
  ServerError: [500, 'Something went wrong here. It has been logged.'],
  BotRejectedActivity: [502, 'Failed to send activity: bot returned an error.'],
  DirectLineUnavailable: [502, 'Azure Direct Line did not give a token.'],
  ServiceUnavailable: [503, 'The service cannot reach its store just now. Try again.'],
  BotTimeout: [504, 'The bot did not answer in time.'],
} as const satisfies Record<string, readonly [number, string]>

export type RefusalCode = keyof typeof refusals

/** A refused step inside the service: the answer to give. */
export type Refused = { ok: false; answer: Answer }

/** The answer of a refusal, in the one shape all of them have: `{ error: { code, message } }`. */
export function refuse(code: RefusalCode, { message, headers }: { message?: string; headers?: Record<string, string> } = {}): Answer {
  const [status, standard] = refusals[code]
  return { status, body: { error: { code, message: message ?? standard } }, ...(headers && { headers }) }
}

export const refused = (code: RefusalCode, message?: string): Refused => ({
  ok: false,
  answer: refuse(code, message === undefined ? {} : { message }),
})
export const tooMany = (retryAfterSeconds: number): Answer =>
  refuse('TooManyRequests', { headers: { 'Retry-After': String(retryAfterSeconds) } })
